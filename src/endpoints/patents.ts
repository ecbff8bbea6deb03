import { randomUUID } from 'node:crypto';
import type { Endpoint, PayloadRequest } from 'payload';
import type pg from 'pg';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { patentRegister, type PatentSource } from '../adapters/patentSource.ts';
import { today } from '../adapters/clock.ts';
import { latestImport, startImport, workImport, type PatentImport } from '../casework/patentImports.ts';
import { addListedPatents, LONGEST_LIST, previewPatentList } from '../casework/patentList.ts';
import { mimeTypeOf } from '../domain/files.ts';
import { OBTAINED, type Obtained } from '../domain/patents.ts';
import { success, type Result } from '../domain/result.ts';
import { allPatents, listPatents, patentsByNumber } from '../queries/portalPatents.ts';
import { json, poolOf, readBody, refuse } from './http.ts';
import { filterFrom } from './patentFilter.ts';
import { patentSheet } from './patentSheet.ts';

const nothing = z.object({});
const listBody = z.object({
  text: z.string('请粘贴或输入专利号，每行一个。').max(LONGEST_LIST, `一次最多粘贴 ${LONGEST_LIST} 个字，请分几次添加。`),
  obtained: z.enum(Object.keys(OBTAINED) as [Obtained, ...Obtained[]], '请选择取得方式。').default('original'),
});

/**
 * `/api/patents/…` for the clerks of an enterprise:
 * `POST /import` → the import under way, begun if there is none; `GET /import` → `{import}`, the newest or null;
 * `POST /preview {text, obtained?}` → `{lines}`; `POST /add {text, obtained?}` → `{added, lines}`;
 * `GET /choices?q&type&holder&obtained&status&proof&page` → a page `{items, total, page, pages}`, or with `numbers` those of them;
 * `GET /export` with the same filters → a spreadsheet.
 */
export const patentEndpoints: Endpoint[] = [
  { path: '/import', method: 'post', handler: (req) => changing(req, nothing, beginImport) },
  { path: '/import', method: 'get', handler: (req) => reading(req, async ({ db, enterprise }) => json({ import: await latestImport(db, enterprise) })) },
  {
    path: '/preview',
    method: 'post',
    handler: (req) =>
      changing(req, listBody, async ({ db, source, enterprise }, body) => {
        const lines = await previewPatentList(db, source, { enterprise, ...body });
        return lines.ok ? success({ lines: lines.value }) : lines;
      }),
  },
  { path: '/add', method: 'post', handler: (req) => changing(req, listBody, ({ db, source, enterprise }, body) => addListedPatents(db, source, { enterprise, ...body })) },
  { path: '/choices', method: 'get', handler: (req) => reading(req, choices) },
  { path: '/export', method: 'get', handler: (req) => reading(req, exported) },
];

type Work = { req: PayloadRequest; db: pg.Pool; source: PatentSource; enterprise: string };

/** A page that looks at its import keeps it going where no worker does: for so long at a time. */
const HELP_MS = 2_000;

async function beginImport({ db, source, enterprise }: Work): Promise<Result<PatentImport | null>> {
  const begun = await startImport(db, enterprise);
  if (!begun.ok || !begun.value.isIdle) return begun;
  await workImport(db, { source, enterprise, worker: `web-${randomUUID()}`, for: HELP_MS });
  return success(await latestImport(db, enterprise));
}

const MOST_NUMBERS = 500;
const MOST_EXPORTED = 20_000;

async function choices({ req, db, enterprise }: Work): Promise<Response> {
  const query = parametersOf(req);
  const numbers = query.get('numbers')?.split(',').filter((number) => /^\d+X?$/.test(number)).slice(0, MOST_NUMBERS);
  if (!numbers) return json(await listPatents(db, enterprise, filterFrom(query)));
  const items = await patentsByNumber(db, enterprise, numbers);
  return json({ items, total: items.length, page: 1, pages: 1 });
}

async function exported({ req, db, enterprise }: Work): Promise<Response> {
  const patents = await allPatents(db, enterprise, filterFrom(parametersOf(req)), MOST_EXPORTED + 1);
  if (patents.length > MOST_EXPORTED) return refuse(422, `一次最多导出 ${MOST_EXPORTED.toLocaleString('zh-CN')} 件，请先用条件筛选，分几次导出。`);
  const sheet = await patentSheet(patents);
  return new Response(new Uint8Array(sheet), { headers: downloadHeaders({ name: `专利信息_${today()}.xlsx`, mimeType: mimeTypeOf('xlsx'), inline: false }) });
}

async function changing<T>(req: PayloadRequest, schema: z.ZodType<T>, act: (work: Work, body: T) => Promise<Result<unknown>>): Promise<Response> {
  return reading(req, async (work) => {
    const body = await readBody(req, schema);
    if (!body.ok) return body.response;
    const outcome = await act(work, body.value);
    return outcome.ok ? json(outcome.value) : refuse(422, outcome.reason);
  });
}

async function reading(req: PayloadRequest, answer: (work: Work) => Promise<Response>): Promise<Response> {
  const { role, enterprise } = requestActor(req);
  if (role === 'public') return refuse(401, '您尚未登录，或登录已过期，请重新登录。');
  if (role !== 'enterprise' || !enterprise) return refuse(403, '只有企业经办人可以管理本单位的专利。');
  const db = poolOf(req.payload);
  return answer({ req, db, source: patentRegister(db), enterprise });
}

function parametersOf(req: PayloadRequest): URLSearchParams {
  return new URL(req.url ?? '', 'http://local').searchParams;
}
