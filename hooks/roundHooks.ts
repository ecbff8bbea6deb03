import { ValidationError, type CollectionAfterChangeHook, type CollectionBeforeChangeHook, type CollectionBeforeOperationHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { sameRules } from '../src/casework/rounds.ts';
import { roundOf, roundProblems } from '../src/domain/subsidy/roundRecord.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/** The version a person had before their eyes; Payload takes it out of the data, for nobody may write it. */
const SEEN = 'seenRoundVersion';

export const rememberSeenVersion: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const seen = operation === 'update' ? (args as { data?: { version?: unknown } }).data?.version : undefined;
  if (typeof seen === 'number' && seen > 0) req.context[SEEN] = seen;
  return args;
};

/**
 * A change of the rules is a new version; an application keeps the one it was made under (spec 4). Whoever saves what they
 * read before somebody else's version would undo it unseen: they are told to look first.
 */
export const nextVersion: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req, collection }) => {
  const rules = roundOf({ ...originalDoc, ...data });
  const problems = roundProblems(rules);
  if (problems.length > 0) throw new ValidationError({ collection: collection.slug, errors: problems.map(({ field, message }) => ({ path: field, message })), req });
  if (operation === 'create') return { ...data, version: 1 };
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ version: string }>('select version from policy_rounds where id = $1::uuid for update', [originalDoc.id]);
  const version = Number(rows[0]?.version ?? 0);
  if (version !== Number(req.context[SEEN] ?? originalDoc.version)) throw new Refused(`您打开以后，这期申报通知已由别人改为第 ${version} 版，您的修改没有保存。请刷新页面，在新的版本上修改。`, 409);
  return { ...data, version: sameRules(rules, roundOf(originalDoc)) ? version : version + 1 };
};

export const keepVersion: CollectionAfterChangeHook = async ({ doc, req }) => {
  const tx = await transactionOf(req);
  await tx.query(
    `insert into policy_round_versions (round_id, version, rules, written_by) values ($1::uuid, $2, $3::jsonb, $4) on conflict do nothing`,
    [doc.id, doc.version, JSON.stringify(roundOf(doc)), requestActor(req).name],
  );
  return doc;
};
