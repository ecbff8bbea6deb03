import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queryable } from '../adapters/database.ts';
import { KEEP_PRODUCTS_SECONDS } from '../domain/openData.ts';
import { placeOf, productSheet } from '../queries/productSheet.ts';
import { findPublicProduct, searchProducts } from '../queries/publicProducts.ts';
import { verifyCode } from '../queries/verifyCode.ts';
import { sendJson } from './answer.ts';
import { errorBody } from './errorTexts.ts';
import { answerPreflight } from './openDataHeaders.ts';
import { openApi } from './openApi.ts';
import { KEEP_DESCRIPTION_SECONDS, keptFor, sendKept } from './publicCache.ts';
import { sendCsv } from './publicCsv.ts';
import { readSearch, SHAPES, type ParameterProblem, type SearchRequest } from './publicParameters.ts';

type Call = { req: IncomingMessage; res: ServerResponse; db: Queryable; parameter: string; query: URLSearchParams };
type PublicRoute = { pattern: RegExp; answer: (call: Call) => Promise<void> };

/** The open data: read only, without accounts, for any other program (also from pages of other sites). openApi.ts describes each. */
const ROUTES: readonly PublicRoute[] = [
  { pattern: /^\/api\/public\/products(\.csv)?$/, answer: answerSearch },
  { pattern: /^\/api\/public\/products\/([^/]{1,200})$/, answer: answerProduct },
  { pattern: /^\/api\/public\/verify\/([^/]{1,200})$/, answer: answerVerification },
  { pattern: /^\/api\/public\/openapi\.json$/, answer: async ({ req, res }) => sendKept(req, res, openApi(), KEEP_DESCRIPTION_SECONDS) },
];

/** Sheets written at the same time by this process: each may hold one of its connections. */
const MOST_SHEETS_AT_ONCE = 4;
let sheetsUnderWay = 0;

/** Answers `/api/public/*`; unknown addresses and records are 404 in our error shape. */
export async function answerPublicApi(req: IncomingMessage, res: ServerResponse, path: string, { db }: { db: Queryable }): Promise<void> {
  if (req.method === 'OPTIONS') return answerPreflight(res);
  const query = new URLSearchParams((req.url ?? '').slice(path.length + 1));
  for (const { pattern, answer } of ROUTES) {
    const parameter = decoded(pattern.exec(path));
    if (parameter !== null) return answer({ req, res, db, parameter, query });
  }
  answerAbsence({ req, res });
}

async function answerSearch({ req, res, db, parameter, query }: Call): Promise<void> {
  const reading = readSearch(query);
  if (!reading.ok) return refuse(req, res, reading.problems);
  if (parameter === '.csv' || reading.value.format === 'csv') return answerSheet(req, res, db, reading.value);
  sendKept(req, res, await searchProducts(db, reading.value.search), KEEP_PRODUCTS_SECONDS);
}

async function answerSheet(req: IncomingMessage, res: ServerResponse, db: Queryable, { search, after }: SearchRequest): Promise<void> {
  if (sheetsUnderWay >= MOST_SHEETS_AT_ONCE) return sendJson(req, res, 503, errorBody(503, '正在下载的人较多，请稍后再试。'), { 'Retry-After': '10' });
  sheetsUnderWay += 1;
  try {
    const place = after === null ? null : await placeOf(db, after);
    if (after !== null && !place) return refuse(req, res, [{ field: 'after', message: SHAPES.after.message }]);
    await sendCsv(req, res, productSheet(db, search, place), { 'Cache-Control': keptFor(KEEP_PRODUCTS_SECONDS) });
  } finally {
    sheetsUnderWay -= 1;
  }
}

async function answerProduct({ req, res, db, parameter }: Call): Promise<void> {
  const product = await findPublicProduct(db, parameter);
  if (!product) return answerAbsence({ req, res });
  sendKept(req, res, product, KEEP_PRODUCTS_SECONDS);
}

/** Never kept anywhere: what was revoked a second ago must not look valid. */
async function answerVerification({ req, res, db, parameter }: Call): Promise<void> {
  const found = await verifyCode(db, parameter);
  if (!found) return answerAbsence({ req, res });
  sendJson(req, res, 200, found);
}

function answerAbsence({ req, res }: Pick<Call, 'req' | 'res'>): void {
  sendJson(req, res, 404, errorBody(404, '没有找到您请求的内容，请检查编号或网址。'));
}

function refuse(req: IncomingMessage, res: ServerResponse, errors: ParameterProblem[]): void {
  sendJson(req, res, 400, { errors });
}

/** `null` where the address is another one, or no valid percent-encoding: such an address names nothing. */
function decoded(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  try {
    return decodeURIComponent(match[1] ?? '');
  } catch {
    return null;
  }
}
