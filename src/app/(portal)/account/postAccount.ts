import { CAPTCHA_FAILED } from '../../captcha/CaptchaLine.tsx';
import type { Captcha } from '../../captcha/useCaptcha.ts';

/** What an account endpoint answers. `field` names the input a problem belongs to; `waitSeconds` comes with "too many". */
export type AccountAnswer =
  | { ok: true; body: Record<string, unknown> }
  | { ok: false; status: number; problems: { message: string; field?: string }[]; waitSeconds: number };

const NO_ANSWER = '连接不上服务器，请检查网络后再试。您填写的内容仍在本页。';

/** `POST` with the proof of work of the form, for what a program could try in bulk. */
export async function postProven({ solve }: Captcha, path: string, body: object): Promise<AccountAnswer> {
  const captcha = await solve();
  if (!captcha) return { ok: false, status: 0, problems: [{ field: 'captcha', message: CAPTCHA_FAILED }], waitSeconds: 0 };
  return postAccount(path, { ...body, captcha });
}

/** `POST /api/enterprise-users/<path>`. */
export function postAccount(path: string, body: object): Promise<AccountAnswer> {
  return callAccount('POST', path, body);
}

/** A call of `/api/enterprise-users/<path>`. Never throws: a failed connection is an answer like any other. */
export async function callAccount(method: 'POST' | 'DELETE', path: string, body?: object): Promise<AccountAnswer> {
  const failed = (status: number, problems: { message: string; field?: string }[] = [{ message: NO_ANSWER }], waitSeconds = 0) => ({ ok: false as const, status, problems, waitSeconds });
  try {
    const response = await fetch(`/api/enterprise-users/${path}`, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const answer = (await response.json()) as Record<string, unknown> & { errors?: { message: string; field?: string }[] };
    if (response.ok) return { ok: true, body: answer };
    return failed(response.status, answer.errors, Number(response.headers.get('retry-after') ?? 0));
  } catch (error) {
    // A lost connection is a TypeError, an answer of a proxy that is no JSON a SyntaxError.
    if (error instanceof TypeError || error instanceof SyntaxError) return failed(0);
    throw error;
  }
}
