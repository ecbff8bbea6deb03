import { createReadStream } from 'node:fs';
import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { inspectFile } from '../adapters/files/inspect.ts';
import { receiveFile, type ReceivedFile } from '../adapters/files/receive.ts';
import { incomingFolder } from '../adapters/files/storage.ts';
import { attach, detach, findReadable, placeOf, requireEditable, type Place, type StoredAttachment } from '../casework/attachments.ts';
import { answerFailure } from '../casework/refusals.ts';
import { cleanFileName, type FileFormat } from '../domain/files.ts';
import { json, poolOf, refuse } from './http.ts';
import { refusePace } from './pace.ts';
import { NO_FILE, sendFile, sendPreview } from './sendFile.ts';
import { dataDir, discardUnused, store } from './storedFiles.ts';

/** Uploads, downloads and previews of case files. Uploads stream to disk and are inspected before anything refers to them. */
export const attachmentEndpoints: Endpoint[] = [
  { path: '/', method: 'post', handler: (req) => orRefusal(() => upload(req)) },
  { path: '/:id/file', method: 'get', handler: (req) => orRefusal(() => download(req)) },
  { path: '/:id/preview', method: 'get', handler: (req) => orRefusal(() => preview(req)) },
  { path: '/:id/reuse', method: 'post', handler: (req) => orRefusal(() => reuse(req)) },
  { path: '/:id', method: 'delete', handler: (req) => orRefusal(() => remove(req)) },
];

async function orRefusal(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const { httpStatus, errors } = answerFailure(error);
    return json({ errors }, httpStatus);
  }
}

/** `POST /api/attachments?ownerCollection=…&ownerId=…&slot=…`, multipart with one file. */
async function upload(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const tooFast = await refusePace(req, 'uploads');
  if (tooFast) return tooFast;
  const place = placeFrom(req);
  await requireEditable(poolOf(req.payload), place, actor);
  const received = await receiveFile(req as unknown as Request, { folder: incomingFolder(dataDir()), maxBytes: place.slot.rule.maxBytes });
  if (!received.ok) return refuse(received.status, received.reason, place.slot.name);
  try {
    return await keep(req, place, received.value);
  } finally {
    await received.value.discard();
  }
}

async function keep(req: PayloadRequest, place: Place, received: ReceivedFile): Promise<Response> {
  const facts = await inspectFile(received.path, { declaredName: received.declaredName, rule: place.slot.rule });
  if (!facts.ok) return refuse(422, facts.reason, place.slot.name);
  const stored = await store().write(createReadStream(received.path));
  const { format, mimeType } = facts.value;
  const file = { name: cleanFileName(received.declaredName, format), format, mimeType, bytes: stored.bytes, sha256: stored.sha256, storageKey: stored.key };
  try {
    const { id, removed } = await attach(poolOf(req.payload), place, file, requestActor(req));
    await discardUnused(req, removed);
    return json({ id, slot: place.slot.name, name: file.name, format, bytes: file.bytes }, 201);
  } catch (error) {
    // A commit whose answer was lost may have happened: the file goes only if really no row refers to it.
    await discardUnused(req, [stored.key]);
    throw error;
  }
}

/** Puts an earlier file of one's own into another slot: same stored file, checked against that slot's limits. */
async function reuse(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  const earlier = await findReadable(poolOf(req.payload), param(req), actor);
  if (!earlier || actor.role !== 'enterprise') return refuse(404, NO_FILE);
  const place = placeFrom(req);
  if (!place.slot.rule.formats.includes(earlier.format as FileFormat) || earlier.bytes > place.slot.rule.maxBytes) {
    return refuse(422, `这个文件不符合“${place.slot.label}”的要求，请另外上传。`, place.slot.name);
  }
  const { id, removed } = await attach(poolOf(req.payload), place, earlier, actor, earlier.id);
  await discardUnused(req, removed);
  return json({ id, slot: place.slot.name, name: earlier.name, format: earlier.format, bytes: earlier.bytes }, 201);
}

async function remove(req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  const file = await findReadable(poolOf(req.payload), param(req), actor);
  if (!file) return refuse(404, NO_FILE);
  await discardUnused(req, [await detach(poolOf(req.payload), file, actor)]);
  return json({ id: file.id });
}

async function download(req: PayloadRequest): Promise<Response> {
  const file = await readable(req);
  return file ? sendFile(req, file) : refuse(404, NO_FILE);
}

async function preview(req: PayloadRequest): Promise<Response> {
  const file = await readable(req);
  return file ? sendPreview(req, file) : refuse(404, NO_FILE);
}

function readable(req: PayloadRequest): Promise<StoredAttachment | null> {
  return findReadable(poolOf(req.payload), param(req), requestActor(req));
}

function placeFrom(req: PayloadRequest): Place {
  const query = new URL(req.url ?? '', 'http://local').searchParams;
  return placeOf(query.get('ownerCollection') ?? '', query.get('ownerId') ?? '', query.get('slot') ?? '');
}

function param(req: PayloadRequest): string {
  return String(req.routeParams?.id ?? '');
}
