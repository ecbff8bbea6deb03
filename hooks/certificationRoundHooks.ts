import { ValidationError, type CollectionBeforeChangeHook } from 'payload';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/** What the public was told may still be worded better once the publicity has begun; the rules stand. */
const FIXED = ['year', 'closesOn', 'standard', 'criteria', 'publicityDays', 'validityMonths', 'announcement'] as const;

/** What the candidates and their metrics were found by. */
const JUDGED_BY = ['year', 'closesOn', 'standard', 'criteria'] as const;

type Round = Record<string, unknown> & { criteria?: { name: string }[] };

/**
 * Keeps a round's rules as they were once its publicity has begun, and its metrics apart by name. The row is locked first.
 * Before that, changed rules make the last gathering one of other rules: the desk asks for another.
 */
export const guardRound: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req, collection }) => {
  const round = { ...originalDoc, ...data } as Round;
  const names = (round.criteria ?? []).map(({ name }) => name.trim());
  const twice = names.findIndex((name, at) => names.indexOf(name) !== at);
  if (twice >= 0) throw new ValidationError({ collection: collection.slug, errors: [{ path: `criteria.${twice}.name`, message: `指标“${names[twice]}”写了两次。` }], req });
  if (operation === 'create') return data;
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ publicised: boolean }>('select publicised_at is not null as publicised from certification_rounds where id = $1::uuid for update', [originalDoc.id]);
  const isChanged = (name: string) => plain(round[name]) !== plain((originalDoc as Round)[name]);
  if (rows[0]?.publicised && FIXED.some(isChanged)) throw new Refused('本批次已经公示，年度、截止日、标准、指标、期限和公告不能再改。', 409);
  return JUDGED_BY.some(isChanged) ? { ...data, gatheredAt: null } : data;
};

/** Without the row ids Payload gives to array rows. */
function plain(value: unknown): string {
  return JSON.stringify(value, (key, each: unknown) => (key === 'id' ? undefined : each)) ?? 'null';
}
