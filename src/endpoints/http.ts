import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { Payload, PayloadRequest } from 'payload';
import type pg from 'pg';
import type { z } from 'zod';
import { problemsOf } from '../domain/forms/schema.ts';
import type { Problem } from '../domain/result.ts';

export type ErrorBody = { errors: (Problem | { message: string })[] };

/** Payload's own connections: endpoints of ours share them. */
export function poolOf(payload: Payload): pg.Pool {
  return (payload.db as unknown as PostgresAdapter).pool;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'private, no-store', ...headers } });
}

/** Every refusal a program or a page gets has this shape (spec 9). */
export function refuse(status: number, message: string, field?: string): Response {
  return json({ errors: [field ? { field, message } : { message }] } satisfies ErrorBody, status);
}

/**
 * The JSON body, checked. 400 with one sentence when it is no JSON object, 400 with one per field when its form is wrong.
 */
export async function readBody<T>(req: PayloadRequest, schema: z.ZodType<T>): Promise<{ ok: true; value: T } | { ok: false; response: Response }> {
  const text = (await req.text?.()) ?? '';
  const body = parseJson(text.trim() === '' ? '{}' : text);
  if (body === undefined) return { ok: false, response: refuse(400, '请求的内容不是有效的 JSON，请刷新页面后重试。') };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = problemsOf(parsed.error);
  return { ok: false, response: json({ errors: problems.length > 0 ? problems : [{ message: '请求的格式不对。' }] }, 400) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
