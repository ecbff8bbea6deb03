import { createReadStream } from 'node:fs';
import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { inspectFile } from '../adapters/files/inspect.ts';
import { receiveFile, type ReceivedFile } from '../adapters/files/receive.ts';
import { incomingFolder } from '../adapters/files/storage.ts';
import { isUuid } from '../casework/rows.ts';
import { cleanFileName, mimeTypeOf, type SlotRule } from '../domain/files.ts';
import type { ImportKind } from '../imports/kind.ts';
import { kindsFor } from '../imports/kinds/index.ts';
import { findImport, listFaults, listImports, mayActOn, mayRead, type ImportRecord } from '../imports/list.ts';
import { cancelImport, createImport, FAULTS_KEPT, startChecked } from '../imports/queue.ts';
import type { TableFormat } from '../imports/sheet.ts';
import { faultsWorkbook, templateOf } from '../imports/workbooks.ts';
import { json, poolOf, refuse } from './http.ts';
import { dataDir, discardUnused, store } from './storedFiles.ts';

/**
 * `/api/imports…`: tables that staff, and loans that banks, load from files, worked on by the background process; auditors may look.
 * `POST /?kind=…&mode=check|write&replaces=1`, multipart with one file → 201 `{id}`; `GET /:id` → the import with its first
 * faults; `POST /:id/start` imports what was checked; `POST /:id/cancel`; `GET /:id/faults` and `GET /templates/:kind` → xlsx.
 */
export const importEndpoints: Endpoint[] = [
  { path: '/imports', method: 'post', handler: (req) => asImporter(req, upload) },
  { path: '/imports', method: 'get', handler: (req) => asReader(req, list) },
  { path: '/imports/templates/:kind', method: 'get', handler: (req) => asReader(req, template) },
  { path: '/imports/:id', method: 'get', handler: (req) => asReader(req, withImport(show)) },
  { path: '/imports/:id/faults', method: 'get', handler: (req) => asReader(req, withImport(faults)) },
  { path: '/imports/:id/start', method: 'post', handler: (req) => asImporter(req, withImport(start)) },
  { path: '/imports/:id/cancel', method: 'post', handler: (req) => asImporter(req, withImport(cancel)) },
];

/** A register of a million rows is some 60 MB as xlsx and 160 MB as CSV. */
export const IMPORT_RULE: SlotRule = { formats: ['xlsx', 'csv'], maxBytes: 300 * 1024 * 1024, maxCount: 1 };
const FIRST_FAULTS = 20;
const ABSENT = '没有找到这次导入。';
const OTHERS = '这是银行的导入，由该银行办理。';

type Handler = (req: PayloadRequest) => Promise<Response>;

/** What a person may not read does not exist for them. */
async function asReader(req: PayloadRequest, handle: Handler): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const reads = actor.role === 'staff' || actor.role === 'auditor' || (actor.role === 'bank' && actor.bank !== undefined);
  return reads ? handle(req) : refuse(404, ABSENT);
}

async function asImporter(req: PayloadRequest, handle: Handler): Promise<Response> {
  return asReader(req, async (same) => (requestActor(same).role === 'auditor' ? refuse(403, '您的账号只能查看导入记录，不能导入数据。') : handle(same)));
}

function withImport(handle: (req: PayloadRequest, found: ImportRecord) => Promise<Response>): Handler {
  return async (req) => {
    const id = String(req.routeParams?.id ?? '');
    const found = isUuid(id) ? await findImport(poolOf(req.payload), id) : null;
    return found && mayRead(requestActor(req), found) ? handle(req, found) : refuse(404, ABSENT);
  };
}

async function upload(req: PayloadRequest): Promise<Response> {
  const query = new URL(req.url ?? '', 'http://local').searchParams;
  const kind = kindsFor(requestActor(req).role).find(({ key }) => key === query.get('kind'));
  if (!kind) return refuse(422, '请选择要导入的数据。', 'kind');
  const received = await receiveFile(req as unknown as Request, { folder: incomingFolder(dataDir()), maxBytes: IMPORT_RULE.maxBytes });
  if (!received.ok) return refuse(received.status, received.reason, 'file');
  try {
    return await keep(req, { kind, query }, received.value);
  } finally {
    await received.value.discard();
  }
}

async function keep(req: PayloadRequest, { kind, query }: { kind: ImportKind; query: URLSearchParams }, { path, declaredName }: ReceivedFile): Promise<Response> {
  const facts = await inspectFile(path, { declaredName, rule: IMPORT_RULE });
  if (!facts.ok) return refuse(422, facts.reason, 'file');
  const stored = await store().write(createReadStream(path));
  const format = facts.value.format as TableFormat;
  const mode = query.get('mode') === 'write' ? 'write' : 'check';
  const replaces = query.get('replaces') === '1' && kind.replaces !== undefined;
  const made = { kind: kind.key, mode, replaces, fileKey: stored.key, fileName: cleanFileName(declaredName, format), format, bytes: stored.bytes } as const;
  try {
    return json({ id: await createImport(poolOf(req.payload), made, requestActor(req)) }, 201);
  } catch (error) {
    await discardUnused(req, [stored.key]);
    throw error;
  }
}

async function list(req: PayloadRequest): Promise<Response> {
  const page = Number(new URL(req.url ?? '', 'http://local').searchParams.get('page') ?? 1);
  return json(await listImports(poolOf(req.payload), Number.isInteger(page) && page > 0 && page <= 1_000 ? page : 1, requestActor(req).bank ?? null));
}

async function show(req: PayloadRequest, found: ImportRecord): Promise<Response> {
  return json({ import: found, faults: await listFaults(poolOf(req.payload), found.id, FIRST_FAULTS) });
}

async function start(req: PayloadRequest, found: ImportRecord): Promise<Response> {
  const { id } = found;
  if (!mayActOn(requestActor(req), found)) return refuse(403, OTHERS);
  const started = await startChecked(poolOf(req.payload), id);
  return started.ok ? json({ id }) : refuse(409, started.reason);
}

async function cancel(req: PayloadRequest, found: ImportRecord): Promise<Response> {
  const { id } = found;
  if (!mayActOn(requestActor(req), found)) return refuse(403, OTHERS);
  const cancelled = await cancelImport(poolOf(req.payload), id, requestActor(req));
  if (!cancelled.ok) return refuse(409, cancelled.reason);
  if (cancelled.value) await discardUnused(req, [cancelled.value]);
  return json({ id });
}

async function faults(req: PayloadRequest, { id, fileName }: ImportRecord): Promise<Response> {
  const workbook = await faultsWorkbook(await listFaults(poolOf(req.payload), id, FAULTS_KEPT));
  return spreadsheet(workbook, `导入问题_${fileName.replace(/\.[^.]+$/, '')}.xlsx`);
}

async function template(req: PayloadRequest): Promise<Response> {
  const kind = kindsFor(requestActor(req).role).find(({ key }) => key === String(req.routeParams?.kind ?? ''));
  return kind ? spreadsheet(await templateOf(kind), `${kind.label}_模板.xlsx`) : refuse(404, '没有这个模板。');
}

function spreadsheet(workbook: Buffer, name: string): Response {
  return new Response(new Uint8Array(workbook), { headers: downloadHeaders({ name, mimeType: mimeTypeOf('xlsx'), inline: false }) });
}
