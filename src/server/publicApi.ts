import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queryable } from '../adapters/database.ts';
import { sendJson } from './answer.ts';
import { errorBody } from './errorTexts.ts';

type Reply = { status: number; body: unknown };
type PublicRoute = { pattern: RegExp; answer: (db: Queryable, parameter: string, query: URLSearchParams) => Promise<Reply> };

/** The public JSON API: read only, without accounts, for any other program (also from pages of other sites). */
const ROUTES: readonly PublicRoute[] = [];

const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'public, max-age=0, must-revalidate' };

/** Answers `/api/public/*`; unknown addresses and records are 404 in our error shape. */
export async function answerPublicApi(req: IncomingMessage, res: ServerResponse, path: string, { db }: { db: Queryable }): Promise<void> {
  const query = new URLSearchParams((req.url ?? '').split('?')[1] ?? '');
  for (const { pattern, answer } of ROUTES) {
    const parameter = decoded(pattern.exec(path));
    if (parameter === null) continue;
    const { status, body } = await answer(db, parameter, query);
    return sendJson(req, res, status, body, HEADERS);
  }
  sendJson(req, res, 404, errorBody(404, '没有找到您请求的内容,请检查网址。'), HEADERS);
}

/** The captured part of the path as text; `null` when the path does not match or is not valid percent-encoding. */
function decoded(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  try {
    return decodeURIComponent(match[1] ?? '');
  } catch {
    return null;
  }
}
