import type { Problem } from '../../../domain/result.ts';

export type ApiProblem = Partial<Problem> & { message: string };

/**
 * `signedOut`: sign in again, nothing was saved. `stale`: somebody else saved in between. `refused`: the sentences say why.
 * `unavailable`: no connection, too busy or broken; the same request may be sent again.
 */
export type FailureKind = 'signedOut' | 'stale' | 'refused' | 'absent' | 'unavailable';
export type ApiFailure = { ok: false; kind: FailureKind; status: number; problems: ApiProblem[] };
export type ApiResult<T> = { ok: true; value: T } | ApiFailure;

export type ApiOptions = {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  /** The page is going away: the browser sends the request all the same. */
  keepalive?: boolean;
};

export const SENTENCES = {
  network: '连接不上服务器，请检查网络。您填写的内容仍在本页，网络恢复后会自动重试。',
  broken: '系统暂时无法处理，您填写的内容仍在本页，请稍后再试。',
  signedOut: '登录已过期，请重新登录。登录后本页内容不会丢失。',
} as const;

/** One request to our own REST. Never throws: every outcome is a value with sentences a person can read. */
export async function api<T>(path: string, options: ApiOptions = {}): Promise<ApiResult<T>> {
  const { method = 'GET', body, headers, keepalive = false } = options;
  try {
    const response = await fetch(`/api/${path}`, {
      method,
      keepalive,
      credentials: 'same-origin',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const failure = failureOf(response.status, await readJson(response));
    return 'kind' in failure ? await recogniseSignedOut(failure, method) : { ok: true, value: failure.value as T };
  } catch {
    return { ok: false, kind: 'unavailable', status: 0, problems: [{ message: SENTENCES.network }] };
  }
}

/** Reads an answer's status and body; also used for uploads, which go through XMLHttpRequest for their progress. */
export function failureOf(status: number, body: unknown): ApiFailure | { value: unknown } {
  if (status >= 200 && status < 300) return { value: body };
  const problems = problemsIn(body);
  if (status === 401) return { ok: false, kind: 'signedOut', status, problems: [{ message: SENTENCES.signedOut }] };
  const kind = kindOf(status, problems);
  const fallback = kind === 'unavailable' ? SENTENCES.broken : '这次操作没有成功，请刷新页面后再试。';
  return { ok: false, kind, status, problems: problems.length > 0 ? problems : [{ message: fallback }] };
}

/** All sentences of a failure as one, for places that have room for one only. */
export function sentenceOf(failure: ApiFailure): string {
  return failure.problems.map(({ message }) => message).join('');
}

/** One key per press: the same press sent twice has one effect. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** Where to sign in again, in a new tab, so that this page keeps what was typed. */
export function signInAddress(): string {
  return `/portal/login?next=${encodeURIComponent(window.location.pathname + window.location.search)}`;
}

function kindOf(status: number, problems: ApiProblem[]): FailureKind {
  if (status === 409 && problems.some(({ field }) => field === 'revision')) return 'stale';
  if (status === 404 || status === 403) return 'absent';
  return status === 0 || status === 429 || status >= 500 ? 'unavailable' : 'refused';
}

/** To a stranger our records do not exist (404), so an ended session must be asked for. */
async function recogniseSignedOut(failure: ApiFailure, method: string): Promise<ApiFailure> {
  if (failure.kind !== 'absent' || method === 'GET') return failure;
  const me = await fetch('/api/enterprise-users/me', { credentials: 'same-origin', headers: { accept: 'application/json' } });
  const answer = me.ok ? ((await readJson(me)) as { user?: unknown } | null) : null;
  const isSignedOut = me.status === 401 || (answer !== null && !answer.user);
  return isSignedOut ? { ok: false, kind: 'signedOut', status: 401, problems: [{ message: SENTENCES.signedOut }] } : failure;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function problemsIn(body: unknown): ApiProblem[] {
  const errors = (body as { errors?: unknown } | null)?.errors;
  if (!Array.isArray(errors)) return [];
  return errors.filter((each): each is ApiProblem => typeof each?.message === 'string').map(({ field, message }) => (field ? { field, message } : { message }));
}
