import type { Queryable } from '../adapters/database.ts';
import type { RoundVersion } from '../domain/subsidy/roundRecord.ts';
import type { LprQuotation } from '../domain/subsidy/rules.ts';
import { hashOf } from './caseLog.ts';

/** Whether two versions of a round are the same in every rule. */
export function sameRules(a: RoundVersion, b: RoundVersion): boolean {
  return hashOf(a) === hashOf(b);
}

/** The rules an application was made under. Throws when the version is gone, which nothing can make happen. */
export async function roundVersion(db: Queryable, round: string, version: number): Promise<RoundVersion> {
  const { rows } = await db.query<{ rules: RoundVersion }>('select rules from policy_round_versions where round_id = $1::uuid and version = $2', [round, version]);
  if (!rows[0]) throw new Error(`round ${round} has no version ${version}`);
  return rows[0].rules;
}

/** Quotations of the LPR, oldest first. */
export async function lprQuotations(db: Queryable): Promise<LprQuotation[]> {
  const { rows } = await db.query<{ date: string; rate: string }>('select date, one_year as rate from lpr order by date');
  return rows.map(({ date, rate }) => ({ date, oneYearPercent: rate }));
}
