'use client';
import type { FieldComment } from './deskContext.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; messages: string[] };
export type ActionBody = { reason?: string; remark?: string; amount?: number; comments?: FieldComment[]; revision: number };

const UNREACHABLE = '没有连上服务器，这次办理可能没有生效。请稍后再按一次，不会重复办理。';

/** `POST` to our own API. A failure is always sentences a person can read. */
export async function post<T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!response) return { ok: false, status: 0, messages: [UNREACHABLE] };
  const answer = (await response.json().catch(() => null)) as (T & { errors?: { message: string }[] }) | null;
  if (response.ok && answer) return { ok: true, value: answer };
  const messages = answer?.errors?.map(({ message }) => message) ?? [];
  return { ok: false, status: response.status, messages: messages.length > 0 ? messages : [UNREACHABLE] };
}

/** Names one press of a button: repeated with the same key it has one effect. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
