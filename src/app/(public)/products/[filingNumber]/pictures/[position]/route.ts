import { downloadHeaders } from '../../../../../../adapters/files/headers.ts';
import { previewImage } from '../../../../../../adapters/files/preview.ts';
import { previewCache } from '../../../../../../adapters/files/previewCache.ts';
import { createLogger } from '../../../../../../adapters/logger.ts';
import { store } from '../../../../../../endpoints/storedFiles.ts';
import { publicPictures, type PublicPicture } from '../../../../../../queries/publicPictures.ts';
import { database } from '../../../../../database.ts';
import { segmentOf } from '../../../../parameters.ts';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ filingNumber: string; position: string }> };

/** Wide enough for a page of 672 px on a dense screen. */
const LONGEST_SIDE = 1_000;
const previews = previewCache({ mostBytes: 32 * 1024 * 1024, atOnce: 2 });

/**
 * A picture of a filed product by its place, 1 the main one: decoded and encoded anew, without what a camera writes into
 * it; never the uploaded file. Browsers keep it but ask each time, so that a withdrawn product's pictures are gone at once.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { filingNumber, position } = await params;
  const pictures = /^[1-9]\d?$/.test(position) ? await publicPictures(database(), segmentOf(filingNumber)) : [];
  const picture = pictures[Number(position) - 1];
  if (!picture) return absent();
  const etag = `"${picture.sha256.slice(0, 32)}-${LONGEST_SIDE}"`;
  const headers = { ...downloadHeaders({ name: `picture-${position}.webp`, mimeType: 'image/webp', inline: true }), 'Cache-Control': 'no-cache', ETag: etag };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  const shown = await previews(picture.sha256, () => decode(picture));
  return shown.ok ? new Response(new Uint8Array(shown.value.data), { headers }) : absent();
}

async function decode({ storageKey, format, sha256 }: PublicPicture) {
  const files = store();
  if (await files.exists(storageKey)) return previewImage(Buffer.concat(await (await files.read(storageKey)).toArray()), format, { longest: LONGEST_SIDE, webp: true });
  createLogger('web').error({ sha256 }, 'a stored picture of a filed product is missing');
  return { ok: false as const, reason: '这张图片目前无法读取。' };
}

function absent(): Response {
  return new Response('没有这张图片。', { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });
}
