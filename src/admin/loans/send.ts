'use client';
import type { Problem } from '../../domain/result.ts';

export type Sent<T> = { ok: true; value: T } | { ok: false; status: number; problems: Problem[] };

const UNREACHABLE = '没有连上服务器，没有保存。请检查网络后再试，填写的内容仍在本页。';

/** One request of the loan's page. A failure is sentences, each with the field it belongs to ('' for none). */
export async function send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<Sent<T>> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as (T & { errors?: Partial<Problem>[] }) | null | undefined;
  if (response?.ok && answer) return { ok: true, value: answer };
  const problems = (answer?.errors ?? []).map(({ field = '', message = UNREACHABLE }) => ({ field, message }));
  return { ok: false, status: response?.status ?? 0, problems: problems.length > 0 ? problems : [{ field: '', message: UNREACHABLE }] };
}
