import { Readable } from 'node:stream';
import type { PayloadRequest } from 'payload';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { archiveListing, previewImage } from '../adapters/files/preview.ts';
import type { StoredAttachment } from '../casework/attachments.ts';
import { isArchive, isPicture, type FileFormat } from '../domain/files.ts';
import { byteRange } from './byteRange.ts';
import { json, refuse } from './http.ts';
import { store } from './storedFiles.ts';

export const NO_FILE = '没有找到这个文件。';

/** A stored file, whole or the part a player asks for; `?inline` shows it in place. Who may open it is the caller's to have checked. */
export async function sendFile(req: PayloadRequest, file: StoredAttachment, options: { whole?: boolean } = {}): Promise<Response> {
  if (!(await store().exists(file.storageKey))) return lost(req, file);
  const range = options.whole ? null : byteRange(req.headers.get('range'), file.bytes);
  if (range === 'unsatisfiable') return json({ errors: [{ message: '文件没有这一部分。' }] }, 416, { 'content-range': `bytes */${file.bytes}` });
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  const inline = new URL(req.url ?? '', 'http://local').searchParams.has('inline');
  const headers = { ...downloadHeaders({ name: file.name, mimeType: file.mimeType, inline }), ...(options.whole ? {} : { 'accept-ranges': 'bytes' }), 'content-length': String(end - start + 1) };
  const body = Readable.toWeb(await store().read(file.storageKey, range ?? undefined)) as ReadableStream;
  return range ? new Response(body, { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end}/${file.bytes}` } }) : new Response(body, { headers });
}

/** A picture a browser can show (BMP becomes PNG), or the entries of an archive as JSON. */
export async function sendPreview(req: PayloadRequest, file: StoredAttachment): Promise<Response> {
  const format = file.format as FileFormat;
  if (!isArchive(format) && !isPicture(format)) return refuse(404, '这种文件没有预览。');
  if (!(await store().exists(file.storageKey))) return lost(req, file);
  const bytes = Buffer.concat(await (await store().read(file.storageKey)).toArray());
  if (isArchive(format)) {
    const listing = await archiveListing(bytes, format);
    return listing.ok ? json(listing.value) : refuse(422, listing.reason);
  }
  const picture = await previewImage(bytes, format);
  if (!picture.ok) return refuse(422, picture.reason);
  const headers = downloadHeaders({ name: file.name, mimeType: picture.value.mimeType, inline: true });
  return new Response(new Uint8Array(picture.value.data), { headers });
}

/** The row is there, the file is not: a restore without its folder. Somebody has to look into it. */
function lost(req: PayloadRequest, { id }: StoredAttachment): Response {
  req.payload.logger.error({ attachment: id }, 'a stored file is missing');
  return refuse(404, '这个文件目前无法读取，请联系服务热线。');
}
