import type { Queryable } from '../adapters/database.ts';
import { prepared } from '../queries/prepared.ts';

/** What cases ask of their enterprise; `names`: the present one first, then former ones (spec 2). */
export async function enterpriseFacts(db: Queryable, id: string): Promise<{ verified: boolean; openVerification: boolean; names: string[] }> {
  const { rows } = await prepared<{ name: string | null; former: string[] | null; verified: boolean; open: boolean }>(
    db,
    `select name, former_names as former, coalesce(is_verified, false) as verified,
            exists (select 1 from verifications v where v.enterprise_id = e.id and v.status = 'submitted') as open
     from enterprises e where id = $1::uuid`,
    [id],
  );
  const found = rows[0];
  const names = [found?.name, ...(found?.former ?? [])].filter((name): name is string => Boolean(name));
  return { verified: found?.verified ?? false, openVerification: found?.open ?? false, names };
}
