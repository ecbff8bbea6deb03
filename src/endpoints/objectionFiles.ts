import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import type { StoredAttachment } from '../casework/attachments.ts';
import { openObjectionFile } from '../casework/objectionFiles.ts';
import { answerFailure } from '../casework/refusals.ts';
import { json, poolOf, refuse } from './http.ts';
import { NO_FILE, sendFile, sendPreview } from './sendFile.ts';

/**
 * Identity documents, sealed letters and evidence of an objection, for reviewers and staff; each request is a reading in the
 * access log. Whole files only: a viewer that fetches a paper in parts would be logged for each of them.
 */
export const objectionFileEndpoints: Endpoint[] = [
  { path: '/:id/files/:fileId', method: 'get', handler: (req) => opened(req, (file) => sendFile(req, file, { whole: true })) },
  { path: '/:id/files/:fileId/preview', method: 'get', handler: (req) => opened(req, (file) => sendPreview(req, file)) },
];

async function opened(req: PayloadRequest, send: (file: StoredAttachment) => Promise<Response>): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  try {
    const file = await openObjectionFile(poolOf(req.payload), { objection: param(req, 'id'), file: param(req, 'fileId'), actor });
    return file ? await send(file) : refuse(404, NO_FILE);
  } catch (error) {
    const { httpStatus, errors } = answerFailure(error);
    return json({ errors }, httpStatus);
  }
}

function param(req: PayloadRequest, name: string): string {
  return String(req.routeParams?.[name] ?? '');
}
