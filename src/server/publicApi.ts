import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queryable } from '../adapters/database.ts';
import { findPublicProduct, searchProducts } from '../queries/publicProducts.ts';
import { verifyCode } from '../queries/verifyCode.ts';
import { sendJson } from './answer.ts';
import { errorBody } from './errorTexts.ts';
import { openApi } from './openApi.ts';

/** `null` means: there is no such record. */
type PublicRoute = { pattern: RegExp; answer: (db: Queryable, parameter: string, query: URLSearchParams) => Promise<object | null> };

/** The public JSON API: read only, without accounts, for any other program (also from pages of other sites). */
const ROUTES: readonly PublicRoute[] = [
  { pattern: /^\/api\/public\/products$/, answer: (db, _none, query) => searchProducts(db, searchOf(query)) },
  { pattern: /^\/api\/public\/products\/([^/]{1,200})$/, answer: (db, filingNumber) => findPublicProduct(db, filingNumber) },
  { pattern: /^\/api\/public\/verify\/([^/]{1,200})$/, answer: (db, code) => verifyCode(db, code) },
  { pattern: /^\/api\/public\/openapi\.json$/, answer: async () => openApi() },
];

const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin', 'Cache-Control': 'no-cache' };

/** Answers `/api/public/*`; unknown addresses and records are 404 in our error shape. */
export async function answerPublicApi(req: IncomingMessage, res: ServerResponse, path: string, { db }: { db: Queryable }): Promise<void> {
  const url = req.url ?? '';
  const query = new URLSearchParams(url.slice(path.length + 1));
  const body = await findAnswer(db, path, query);
  if (body) return sendJson(req, res, 200, body, HEADERS);
  sendJson(req, res, 404, errorBody(404, '没有找到您请求的内容，请检查编号或网址。'), HEADERS);
}

async function findAnswer(db: Queryable, path: string, query: URLSearchParams): Promise<object | null> {
  for (const { pattern, answer } of ROUTES) {
    const match = pattern.exec(path);
    const parameter = match && decoded(match[1] ?? '');
    if (parameter !== null) return answer(db, parameter, query);
  }
  return null;
}

/** `null` for what is not valid percent-encoding: such an address names nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Empty parameters count as not given; what no product can have finds none. */
function searchOf(query: URLSearchParams): Parameters<typeof searchProducts>[1] {
  const text = (name: string) => query.get(name)?.trim() || null;
  const number = (name: string) => (text(name) === null ? null : Number(text(name)));
  const certified = text('certified');
  return {
    q: text('q'),
    industry: text('industry'),
    region: text('region'),
    year: number('year'),
    certified: certified === null ? null : certified === 'true' || certified === '1',
    page: number('page'),
  };
}
