import type { Queryable } from '../adapters/database.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import type { GrantLimits } from '../domain/subsidy/grant.ts';
import type { PolicyRound } from '../domain/subsidy/round.ts';

/** An application by its columns, amounts in fen as number or text. */
type Row = Record<string, unknown>;

/**
 * What may still be granted to an application on a day: computed and requested amount, what is left to the company this year
 * and in the budget of the round. For a grant the caller holds round and company locked.
 */
export async function grantLimits(db: Queryable, row: Row, round: Pick<PolicyRound, 'capPerEnterpriseYearFen' | 'budgetFen'>, today: CivilDate): Promise<GrantLimits> {
  const { rows } = await db.query<{ inRound: string; inYear: string }>(
    `select coalesce(sum(granted_fen) filter (where round_id = $1::uuid), 0) as "inRound",
       coalesce(sum(granted_fen) filter (where enterprise_id = $2::uuid and kind::text = $3 and to_char(granted_at at time zone 'Asia/Shanghai', 'YYYY') = $4), 0) as "inYear"
     from subsidy_applications where status = 'granted' and (round_id = $1::uuid or enterprise_id = $2::uuid)`,
    [row.round_id, row.enterprise_id, row.kind, today.slice(0, 4)],
  );
  const left = (limit: number | null, used: string | undefined) => (limit === null ? null : limit - Number(used ?? 0));
  return {
    computedFen: Number(row.approved_fen),
    requestedFen: Number(row.requested_fen),
    leftForEnterpriseFen: left(round.capPerEnterpriseYearFen, rows[0]?.inYear),
    leftInBudgetFen: left(round.budgetFen, rows[0]?.inRound),
  };
}
