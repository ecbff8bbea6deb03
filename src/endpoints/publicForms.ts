import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { logAccess } from '../casework/reveal.ts';
import { isUuid } from '../casework/rows.ts';
import { mimeTypeOf } from '../domain/files.ts';
import { isPersonal } from '../domain/publicForms/definition.ts';
import type { Actor } from '../domain/roles.ts';
import { writeAnswers } from '../queries/publicFormSheet.ts';
import { formById, type PublicForm } from '../queries/publicForms.ts';
import { poolOf, refuse } from './http.ts';
import { refusePace } from './pace.ts';

const ABSENT = '没有找到这份表单。';

/** Staff take the answers of every form away, editors those of their own (spec 10); for everybody else there is nothing. */
export function mayExport(actor: Actor, form: Pick<PublicForm, 'author'>): boolean {
  return actor.role === 'staff' || (actor.role === 'editor' && actor.id !== null && form.author === actor.id);
}

/** `GET /api/forms/:id/export`: all answers as a spreadsheet. Nothing is sent before the access log has its row. */
const exportAnswers: PayloadHandler = async (req) => {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const pool = poolOf(req.payload);
  const id = String(req.routeParams?.id ?? '');
  const form = isUuid(id) ? await formById(pool, id) : null;
  if (!form || !mayExport(actor, form)) return refuse(404, ABSENT);
  const tooFast = await refusePace(req, 'actions');
  if (tooFast) return tooFast;
  const path = await inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const written = await writeAnswers(tx, form);
    const what = `答卷清单（${written.rows} 份${form.definition.some(isPersonal) ? '，含联系方式' : ''}）`;
    await logAccess(tx, { actor, collection: 'forms', id: form.id, what });
    return written.path;
  });
  return fileAnswer(req, path, `答卷_${form.title}.xlsx`);
};

/** Gone from the disk once it is sent. */
function fileAnswer(req: PayloadRequest, path: string, name: string): Response {
  const file = createReadStream(path);
  file.once('close', () => void rm(path, { force: true }).catch((error: unknown) => req.payload.logger.error({ err: error }, 'a sent spreadsheet is left on the disk')));
  return new Response(Readable.toWeb(file) as ReadableStream, { headers: downloadHeaders({ name, mimeType: mimeTypeOf('xlsx'), inline: false }) });
}

export const publicFormEndpoints: Endpoint[] = [{ method: 'get', path: '/:id/export', handler: exportAnswers }];
