import { checkCaptcha } from '../../accounts/captcha.ts';
import { issueCode, proveCode, useCode } from '../../accounts/codes.ts';
import { tooSoon, WRONG_CODE } from '../../accounts/refusal.ts';
import { now } from '../../adapters/clock.ts';
import { inTransaction, type Queryable } from '../../adapters/database.ts';
import { fileObjection, type Filed, type NotFiled } from '../../casework/fileObjection.ts';
import { changeDraft, findDraft, markProven, type Draft, type DraftPlace } from '../../casework/objectionDrafts.ts';
import { CODE_MINUTES } from '../../domain/codeRules.ts';
import { problemsOfStep, type ObjectionProblem } from '../../domain/objectionSteps.ts';
import { parseMobile } from '../../domain/phone.ts';
import { toHalfWidth, normaliseInput } from '../../domain/text.ts';
import { enqueueNotices } from '../../notices/outbox.ts';
import { captchaField } from '../captcha.ts';
import { openDraft } from './saveFile.ts';
import { fieldsOf, pageAddress, refusePace, seeOther, type Door } from './visit.ts';

const SMS = { proof: 'sms' };

/** `POST /objections/new/save/code?product=…`: a code to the number given, for browsers that cannot do a proof of work. */
export async function sendCode(door: Door): Promise<Response> {
  const opened = await openDraft(door);
  if (opened instanceof Response) return opened;
  const { draft, place, filingNumber } = opened;
  const mobile = mobileOf(draft);
  if (!mobile) return seeOther(pageAddress(door, 'check', filingNumber));
  const refusal = await refusePace(door, 'codesFromAddress');
  if (refusal) return refusal;
  const problem = await issue(door, mobile);
  await note(door, place, problem ? [problem] : []);
  return seeOther(pageAddress(door, 'check', filingNumber, problem ? SMS : { ...SMS, sent: '1' }));
}

async function issue({ pool, secret }: Door, mobile: string): Promise<ObjectionProblem | null> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const issued = await issueCode(tx, secret, { purpose: 'objection', to: { channel: 'sms', value: mobile }, worthless: false });
    if (!issued.ok) return { field: 'code', message: tooSoon('sms', issued.retryAfterSeconds, 'code').problems[0]?.message ?? '', missing: true };
    const variables = { code: issued.code, minutes: String(CODE_MINUTES) };
    await enqueueNotices(tx, [{ dedupeKey: `objection-code:${issued.id}`, channel: 'sms', recipient: mobile, template: 'objection-code', variables }]);
    return null;
  });
}

/**
 * `POST /objections/new/save/submit?product=…`: hands the objection in. A proof of work or a code by SMS is demanded of everybody,
 * in a demo too; sent twice, it answers both times with the same receipt.
 */
export async function handIn(door: Door): Promise<Response> {
  const sent = await fieldsOf(door);
  const opened = await openDraft(door);
  if (opened instanceof Response) return opened;
  const { draft, place, filingNumber } = opened;
  const refusal = await refusePace(door, 'objectionsFromAddress');
  if (refusal) return refusal;
  const unproven = draft.isProven ? null : await prove(door, draft, sent);
  if (unproven && !(await isSettledMeanwhile(door, place))) {
    await note(door, place, [unproven]);
    return seeOther(pageAddress(door, 'check', filingNumber, unproven.field === 'code' ? SMS : {}));
  }
  const tooMany = await refusePace(door, 'objectionsOfNumber', mobileOf(draft) ?? filingNumber);
  return tooMany ?? conclude(door, place, filingNumber, await fileObjection(door.pool, place, now()));
}

/** Of one page sent twice at the same moment the other one was first. */
async function isSettledMeanwhile({ pool }: Door, place: DraftPlace): Promise<boolean> {
  const draft = await findDraft(pool as Queryable, place);
  return draft !== null && (draft.isProven || draft.receipt !== null);
}

/** Null when somebody worked for it, or holds the phone; either counts once. */
async function prove(door: Door, draft: Draft, sent: URLSearchParams | null): Promise<ObjectionProblem | null> {
  const captcha = captchaField.safeParse(sent?.get('captcha') || undefined);
  const code = toHalfWidth(normaliseInput(sent?.get('code') ?? '')).replaceAll(/\s/g, '');
  if (captcha.success && captcha.data) {
    const refusal = await checkCaptcha({ pool: door.pool, secret: door.secret, isRequired: true }, captcha.data);
    if (refusal) return { field: 'captcha', message: '安全验证已失效。请再提交一次，浏览器会重新验证；仍不成功的，请改用短信验证码。' };
  } else {
    const mobile = mobileOf(draft);
    if (code === '' || !mobile) return { field: 'code', message: '请获取短信验证码，填写后再提交。', missing: true };
    const proven = await proveCode(door.pool as Queryable, door.secret, 'objection', { channel: 'sms', value: mobile }, code);
    if (!proven || !(await useCode(door.pool as Queryable, proven))) return { field: 'code', message: WRONG_CODE.problems[0]?.message ?? '' };
  }
  await markProven(door.pool as Queryable, draft.id);
  return null;
}

async function conclude(door: Door, place: DraftPlace, filingNumber: string, filed: Filed): Promise<Response> {
  if (filed.ok) return seeOther(pageAddress(door, 'receipt', filingNumber));
  if (filed.why === 'expired') return seeOther(pageAddress(door, '', filingNumber, { expired: '1' }));
  const sentence = SENTENCES[filed.why];
  await note(door, place, sentence ? [{ field: filed.why, message: sentence }] : []);
  return seeOther(pageAddress(door, 'check', filingNumber));
}

/** What the summary finds itself needs no sentence here. */
const SENTENCES: Record<Exclude<NotFiled, 'expired'>, string | null> = {
  unproven: '安全验证已失效，请再提交一次。',
  incomplete: null,
  over: '该产品的公示已经结束，不能再提出异议，这次没有提交。发现问题的，请拨打服务热线反映。',
  twice: '这个手机号码对该产品提出的异议还在办理，不能重复提出。请凭回执码查询办理情况；有新证据的，请拨打服务热线补充。',
};

async function note(door: Door, place: DraftPlace, problems: ObjectionProblem[]): Promise<void> {
  await changeDraft(door.pool, place, ({ content }) => ({ ...content, problems: { ...content.problems, check: problems } }));
}

/** The number as stored, when it is one. */
function mobileOf({ content: { values } }: Draft): string | null {
  if (problemsOfStep('identity', values, {}).some(({ field }) => field === 'phone')) return null;
  const parsed = parseMobile(String(values.phone ?? ''));
  return parsed.ok ? parsed.value : null;
}
