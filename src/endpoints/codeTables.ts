import { createHash } from 'node:crypto';
import type { Endpoint, PayloadRequest } from 'payload';
import { isCodeTable, readCodeTable } from '../queries/codeTables.ts';
import { poolOf, refuse } from './http.ts';

/** `GET /api/code-tables/:table` → `{ entries }`: a whole table for the class search in the browser. Public, like the tables themselves. */
export const codeTableEndpoints: Endpoint[] = [{ path: '/code-tables/:table', method: 'get', handler: answerTable }];

type Kept = { body: string; etag: string; until: number };

/** What staff import shows within a minute; until then thousands of rows are neither read nor serialised again. */
const KEPT_MS = 60_000;
const kept = new Map<string, Promise<Kept>>();

async function answerTable(req: PayloadRequest): Promise<Response> {
  const table = String(req.routeParams?.table ?? '');
  if (!isCodeTable(table)) return refuse(404, '没有这张代码表。');
  const { body, etag } = await current(table, req);
  const headers = { etag, 'cache-control': 'public, max-age=60, must-revalidate' };
  if (req.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
}

async function current(table: Parameters<typeof readCodeTable>[1], req: PayloadRequest): Promise<Kept> {
  const known = await kept.get(table)?.catch(() => null);
  if (known && known.until > performance.now()) return known;
  const reading = read(table, req);
  kept.set(table, reading);
  return reading;
}

async function read(table: Parameters<typeof readCodeTable>[1], req: PayloadRequest): Promise<Kept> {
  const body = JSON.stringify({ entries: await readCodeTable(poolOf(req.payload), table) });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag, until: performance.now() + KEPT_MS };
}
