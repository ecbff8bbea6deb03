import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import type { Queryable } from '../adapters/database.ts';
import { patentRegister, type PatentSource } from '../adapters/patentSource.ts';
import { addListedPatents, importHeldPatents, LONGEST_LIST, previewPatentList } from '../casework/patentImport.ts';
import type { Result } from '../domain/result.ts';
import { json, poolOf, readBody, refuse } from './http.ts';

const importBody = z.object({ cursor: z.string('接续位置应为文字。').max(20, '接续位置不对，请重新导入。').nullish() });
const listBody = z.object({ text: z.string('请粘贴或输入专利号，每行一个。').max(LONGEST_LIST, `一次最多粘贴 ${LONGEST_LIST} 个字，请分几次添加。`) });

/**
 * `/api/patents/…` for the clerks of an enterprise:
 * `POST /import {cursor?}` → one page `{added, updated, kept, next}`, to be repeated with `next` until it is null;
 * `POST /preview {text}` → `{lines}`; `POST /add {text}` → `{added, lines}`.
 */
export const patentEndpoints: Endpoint[] = [
  { path: '/import', method: 'post', handler: (req) => answer(req, importBody, (work, { cursor }) => importHeldPatents(work.db, work.source, work.enterprise, cursor ?? null)) },
  {
    path: '/preview',
    method: 'post',
    handler: (req) =>
      answer(req, listBody, async (work, { text }) => {
        const lines = await previewPatentList(work.db, work.source, work.enterprise, text);
        return lines.ok ? { ok: true, value: { lines: lines.value } } : lines;
      }),
  },
  { path: '/add', method: 'post', handler: (req) => answer(req, listBody, (work, { text }) => addListedPatents(work.db, work.source, work.enterprise, text)) },
];

type Work = { db: Queryable; source: PatentSource; enterprise: string };

async function answer<T>(req: PayloadRequest, schema: z.ZodType<T>, act: (work: Work, body: T) => Promise<Result<unknown>>): Promise<Response> {
  const { role, enterprise } = requestActor(req);
  if (role === 'public') return refuse(401, '您尚未登录，或登录已过期，请重新登录。');
  if (role !== 'enterprise' || !enterprise) return refuse(403, '只有企业经办人可以管理本单位的专利。');
  const body = await readBody(req, schema);
  if (!body.ok) return body.response;
  const db: Queryable = poolOf(req.payload);
  const outcome = await act({ db, source: patentRegister(db), enterprise }, body.value);
  return outcome.ok ? json(outcome.value) : refuse(422, outcome.reason);
}
