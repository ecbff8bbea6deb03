import { Readable } from 'node:stream';
import type { PayloadRequest } from 'payload';
import { downloadHeaders } from '../adapters/files/headers.ts';
import { mediaFile } from '../queries/publicMedia.ts';
import { poolOf, refuse } from './http.ts';
import { store } from './storedFiles.ts';

type Asked = { params: { filename: string } };

/**
 * Sends a picture or file of an announcement; whether its reader may have it was decided by the access rule. Pictures are
 * shown in place, all else is saved (trap 14). A browser keeps it, but asks each time, so that what was withdrawn is gone.
 */
export async function sendMedia(req: PayloadRequest, { params: { filename } }: Asked): Promise<Response> {
  const file = await mediaFile(poolOf(req.payload), filename);
  if (!file || !(await store().exists(file.storageKey))) return refuse(404, '没有找到这个文件。');
  // Another content has another name.
  const etag = `"${file.filename}"`;
  const headers = { ...downloadHeaders({ name: file.name, mimeType: file.mimeType, inline: file.mimeType.startsWith('image/') }), 'Cache-Control': 'no-cache', etag };
  if (req.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const body = Readable.toWeb(await store().read(file.storageKey)) as ReadableStream;
  return new Response(body, { headers: { ...headers, 'content-length': String(file.bytes) } });
}
