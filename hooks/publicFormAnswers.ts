import { randomInt } from 'node:crypto';
import { ValidationError, type CollectionBeforeValidateHook, type FieldHook, type PayloadRequest } from 'payload';
import { requestActor } from '../access/actor.ts';
import { now } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { isUuid } from '../src/casework/rows.ts';
import type { Values } from '../src/domain/forms/field.ts';
import type { Problem } from '../src/domain/result.ts';
import { normaliseInput } from '../src/domain/text.ts';
import { toCivilDate } from '../src/domain/civilDate.ts';
import { checkAnswers, maskAnswer, type RawAnswers } from '../src/domain/publicForms/answers.ts';
import { isAsked, isPersonal, type Definition } from '../src/domain/publicForms/definition.ts';
import { ALREADY_ANSWERED, isAddressee, organisationOf, WHO_ANSWERS, windowRefusal } from '../src/domain/publicForms/window.ts';
import { earlierAnswer, formById, knownRegions, receiptOfToken, type PublicForm } from '../src/queries/publicForms.ts';
import { refuseUnadmitted } from '../src/endpoints/publicFormPace.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/** One answer as it is kept; `personal` marks what lists mask. */
export type Entry = { field: string; value: unknown; personal?: true };

/**
 * The server's whole judgement of an answer (trap 15), whichever door it comes through: form, window, audience, every field
 * against the definition in the database, one of each organisation under a lock. What a request says of itself is overwritten.
 */
export const judgeAnswers: CollectionBeforeValidateHook = async ({ data, operation, req, collection }) => {
  if (operation !== 'create') return data;
  const given = (data ?? {}) as Record<string, unknown>;
  await refuseUnadmitted(req, given.captcha);
  const tx = await transactionOf(req);
  const form = await addressedForm(req, tx, given.form);
  const token = tokenOf(given.token);
  if (token && (await receiptOfToken(tx, form.id, token))) throw new Refused('这份答卷已经提交过，不用再交一次。', 409, 'token');
  const organisation = await claim(req, tx, form);
  const checked = await check(tx, form.definition, given.submissionData);
  if (!checked.ok) throw new ValidationError({ collection: collection.slug, errors: checked.problems.map(({ field, message }) => ({ path: field, message })), req });
  const at = now();
  return {
    ...{ form: form.id, token, author: form.author, enterprise: null, bank: null, ...organisation.who, organisation: organisation.key },
    ...{ number: receiptNumber(at), submittedAt: at.toISOString(), submittedBy: organisation.who ? requestActor(req).name : null },
    submissionData: entriesOf(form.definition, checked.values),
  };
};

/** The form while it takes answers from this person; held still until the answer is written. */
async function addressedForm(req: PayloadRequest, tx: Queryable, id: unknown): Promise<PublicForm> {
  const form = typeof id === 'string' && isUuid(id) ? await formById(tx, id, true) : null;
  if (!form?.isReleased) throw new Refused('没有找到这份表单。', 404, 'form');
  if (!isAddressee(form.audience, requestActor(req))) throw new Refused(WHO_ANSWERS[form.audience], 403, 'form');
  const refusal = windowRefusal(form, now());
  if (refusal) throw new Refused(refusal, 409, 'form');
  return form;
}

type Claim = { who: { enterprise?: string; bank?: string } | null; key: string | null };

/** Of two answers of one organisation at once the second waits for the first and finds it. */
async function claim(req: PayloadRequest, tx: Queryable, form: PublicForm): Promise<Claim> {
  const who = organisationOf(form.audience, requestActor(req));
  if (!who || !form.onePerOrganisation) return { who, key: null };
  const key = who.enterprise ?? who.bank ?? '';
  await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`form ${form.id} ${key}`]);
  if (await earlierAnswer(tx, form.id, who)) throw new Refused(ALREADY_ANSWERED, 409, 'form');
  return { who, key };
}

async function check(tx: Queryable, definition: Definition, data: unknown) {
  const raw = rawAnswers(data);
  if (!raw.ok) return raw;
  const codes = definition.filter(({ kind }) => kind === 'region').map(({ name }) => normaliseInput(String(raw.value[name] ?? '')).slice(0, 20)).filter(Boolean);
  const regions = await knownRegions(tx, codes);
  return checkAnswers(definition, raw.value, (code) => regions.has(code));
}

const MOST_ENTRIES = 500;

/** The list of {field, value} by name; a question answered twice is a list, which only 多选 takes. */
function rawAnswers(data: unknown): { ok: true; value: RawAnswers } | { ok: false; problems: Problem[] } {
  const isEntry = (each: unknown): each is Entry => typeof each === 'object' && each !== null && typeof (each as Entry).field === 'string';
  if (!Array.isArray(data) || data.length > MOST_ENTRIES || !data.every(isEntry)) return { ok: false, problems: [{ field: 'submissionData', message: '答卷的格式不对，请刷新页面后重新填写。' }] };
  const value: RawAnswers = Object.create(null) as RawAnswers;
  for (const entry of data) value[entry.field] = entry.field in value ? [value[entry.field], entry.value].flat() : entry.value;
  return { ok: true, value };
}

function entriesOf(definition: Definition, values: Values): Entry[] {
  return definition
    .filter(isAsked)
    .map((question): Entry => ({ field: question.name, value: values[question.name] ?? null, ...(isPersonal(question) ? { personal: true as const } : {}) }))
    .filter(({ value }) => value !== null && !(Array.isArray(value) && value.length === 0));
}

const tokenOf = (token: unknown): string | null => (typeof token === 'string' && isUuid(token) ? token.toLowerCase() : null);

/** Without letters and digits that are taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** `BD20261122-7K3M9QXA`: the day, and eight signs nobody guesses. */
function receiptNumber(at: Date): string {
  const signs = Array.from({ length: 8 }, () => SIGNS[randomInt(SIGNS.length)]).join('');
  return `BD${toCivilDate(at).replaceAll('-', '')}-${signs}`;
}

/** Phone numbers and addresses are masked for everybody but the organisation they came from (spec 10). */
export const maskAnswers: FieldHook = ({ value, req, data, overrideAccess }) => {
  if (!Array.isArray(value) || overrideAccess) return value;
  const { enterprise, bank } = requestActor(req);
  const owner = (key: 'enterprise' | 'bank') => (typeof data?.[key] === 'object' ? (data[key] as { id?: string } | null)?.id : data?.[key]) as string | undefined;
  const isOwn = (enterprise && owner('enterprise') === enterprise) || (bank && owner('bank') === bank);
  return isOwn ? value : (value as Entry[]).map((entry) => (entry?.personal ? { ...entry, value: maskAnswer(entry.value) } : entry));
};
