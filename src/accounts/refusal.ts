import { sayWait } from '../domain/codeRules.ts';

/** An expected refusal: `status` as HTTP has it, `retryAfterSeconds` only with 429. `field` names the input it belongs to. */
export type Refusal = {
  ok: false;
  status: 400 | 401 | 403 | 404 | 409 | 422 | 429;
  problems: readonly { message: string; field?: string }[];
  retryAfterSeconds?: number;
};

/** One sentence for unknown, wrong and disabled: none of them is confirmed to a stranger (spec 2). */
export const NOT_RECOGNISED: Refusal = { ok: false, status: 401, problems: [{ message: '账号或密码不正确，请核对后再试。' }] };

/** One sentence for wrong, used, expired, never sent and sent in vain. */
export const WRONG_CODE: Refusal = {
  ok: false,
  status: 422,
  problems: [{ field: 'code', message: '验证码不正确或已失效，请核对收到的验证码，或重新获取。' }],
};

export function refuse(status: Refusal['status'], message: string, field?: string): Refusal {
  return { ok: false, status, problems: [field ? { message, field } : { message }] };
}

/** 429: what was too much, and when it works again. */
export function tooMany(what: string, retryAfterSeconds: number): Refusal {
  return { ...refuse(429, `${what}，请 ${sayWait(retryAfterSeconds)}后再试。`), retryAfterSeconds };
}

/** 429 for a code asked for too soon after the last ones to the same address, which stands in `field`. */
export function tooSoon(channel: 'sms' | 'email', retryAfterSeconds: number, field: string): Refusal {
  const what = channel === 'sms' ? '该手机号' : '该邮箱';
  return { ...refuse(429, `${what}获取验证码过于频繁，请 ${sayWait(retryAfterSeconds)}后再试。`, field), retryAfterSeconds };
}
