import type { Problem } from './LoginForm.tsx';

/** What a sign-in still needs after the right password. */
export type Next = 'totp' | 'enrol' | 'password';
/** Of a finished sign-in, what its person is to be told once. */
export type SignedInBody = { recoveryCodes?: readonly string[]; recoveryCodesLeft?: number };
/** What `/api/users/…` answers about a sign-in. */
export type LoginAnswer = { ok: true; body: SignedInBody } | { ok: false; problems: readonly Problem[]; next?: Next };

/** Whether there is something to read before the desk opens. */
export function leftToTell({ recoveryCodes, recoveryCodesLeft }: SignedInBody): boolean {
  return recoveryCodes !== undefined || recoveryCodesLeft !== undefined;
}

const NO_ANSWER = '连接不上服务器，请检查网络后再试。';

/** `POST /api/users/<path>`. A failed connection is an answer like any other. */
export async function postLogin(path: string, body: object): Promise<LoginAnswer> {
  const response = await fetch(`/api/users/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as (SignedInBody & { errors?: Problem[]; next?: Next }) | null;
  if (!response || !answer) return { ok: false, problems: [{ message: NO_ANSWER }] };
  return response.ok ? { ok: true, body: answer } : { ok: false, problems: answer.errors ?? [{ message: NO_ANSWER }], ...(answer.next ? { next: answer.next } : {}) };
}
