import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { logAccess } from '../casework/reveal.ts';
import { mimeTypeOf } from '../domain/files.ts';
import { roundOf, roundProblems } from '../domain/subsidy/roundRecord.ts';
import { letterSheet, treasurySheet, type RoundSheet } from '../queries/roundsSheets.ts';
import { findRound } from '../queries/rounds.ts';
import { previewRound } from '../queries/roundsPreview.ts';
import { json, poolOf, readBody, refuse } from './http.ts';
import { refusePace } from './pace.ts';
import { typedRound } from './roundsInput.ts';

/**
 * Beside a policy round, for staff alone: `POST /api/policy-rounds/preview` with the unsaved form (and `id` of the saved round)
 * tells what it would change; `GET /:id/treasury` and `/:id/letters` are spreadsheets with personal data, each download logged.
 */
export const roundEndpoints: Endpoint[] = [
  { path: '/preview', method: 'post', handler: (req) => asStaff(req, preview) },
  { path: '/:id/treasury', method: 'get', handler: (req) => asStaff(req, (same) => download(same, treasurySheet)) },
  { path: '/:id/letters', method: 'get', handler: (req) => asStaff(req, (same) => download(same, letterSheet)) },
];

const ABSENT = '没有找到这期申报通知。';

/** For everybody else nothing of it exists. */
async function asStaff(req: PayloadRequest, handle: (req: PayloadRequest) => Promise<Response>): Promise<Response> {
  const { role } = requestActor(req);
  if (role === 'public') return refuse(401, '请先登录。');
  return role === 'staff' ? handle(req) : refuse(404, ABSENT);
}

async function preview(req: PayloadRequest): Promise<Response> {
  const tooFast = await refusePace(req, 'actions');
  if (tooFast) return tooFast;
  const body = await readBody(req, typedRound);
  if (!body.ok) return body.response;
  const { id, ...record } = body.value;
  const typed = roundOf(record);
  const problems = roundProblems(typed);
  if (problems.length > 0) return json({ errors: problems }, 422);
  const found = await previewRound(poolOf(req.payload), id ?? null, typed);
  return found ? json(found) : refuse(404, ABSENT);
}

/** Nothing is sent before the row of the access log is there; the file is gone from the disk once it is sent. */
async function download(req: PayloadRequest, sheet: RoundSheet): Promise<Response> {
  const pool = poolOf(req.payload);
  const round = await findRound(pool, String(req.routeParams?.id ?? ''));
  if (!round) return refuse(404, ABSENT);
  const path = await inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const written = await sheet.write(tx, round.id);
    await logAccess(tx, { actor: requestActor(req), collection: 'policy-rounds', id: round.id, what: `${sheet.label}（${written.rows} 行）` });
    return written.path;
  });
  const file = createReadStream(path);
  file.once('close', () => void rm(path, { force: true }).catch((error: unknown) => req.payload.logger.error({ err: error }, 'a sent spreadsheet is left on the disk')));
  const headers = downloadHeaders({ name: `${sheet.label}_${round.title}.xlsx`, mimeType: mimeTypeOf('xlsx'), inline: false });
  return new Response(Readable.toWeb(file) as ReadableStream, { headers });
}
