import { handleEndpoints, type SanitizedConfig } from 'payload';
import { announcementsChanged } from '../adapters/announcementEdition.ts';
import { refuse } from './http.ts';

/**
 * Payload's REST behind one door. What a person may not read does not exist for them: stock answers 403 for records
 * that access hides, ours 404 (spec 9 and 10). Readable but not theirs to change stays 403.
 */
export async function handleRest(config: Promise<SanitizedConfig> | SanitizedConfig, request: Request): Promise<Response> {
  if (request.method === 'HEAD') return withoutBody(await handleRest(config, new Request(request, { method: 'GET' })));
  const bounded = await withBoundedBody(request);
  if (!bounded) return refuse(413, `请求的内容过大（最多 ${mostBytes(request) / 1024 / 1024} MB），请减少后再试。`);
  const probe = isRecordChange(request) ? readProbe(request) : null;
  const response = await handleEndpoints({ config, request: bounded });
  // Its transaction has ended: pages of this process read announcements anew, whatever the request changed.
  if (request.method !== 'GET') announcementsChanged();
  response.headers.set('cache-control', response.headers.get('cache-control') ?? 'private, no-store');
  if (response.status !== 403) return response;
  if (request.method === 'GET' || isReadByPost(request)) return refuse(404, '没有找到这条记录。');
  if (!probe) return response;
  const readable = (await handleEndpoints({ config, request: probe })).ok;
  return readable ? response : refuse(404, '没有找到这条记录。');
}

/** Far more than any form or announcement; files are uploaded through an endpoint that streams. */
const MOST_BYTES = 4 * 1024 * 1024;
const STREAMED = ['/api/attachments', '/api/imports'];
/** Pictures and files of announcements go through Payload, which judges them in memory: their limit and the form around them. */
const PUBLIC_MEDIA = /^\/api\/public-media(\/|$)/;
const MOST_MEDIA_BYTES = 21 * 1024 * 1024;

const mostBytes = ({ url }: Request): number => (PUBLIC_MEDIA.test(new URL(url).pathname) ? MOST_MEDIA_BYTES : MOST_BYTES);

/** The request, or null when its body is larger than that: Payload holds a body in memory, whatever its size. */
async function withBoundedBody(request: Request): Promise<Request | null> {
  if (!request.body || STREAMED.includes(new URL(request.url).pathname)) return request;
  const most = mostBytes(request);
  const announced = request.headers.get('content-length');
  if (announced !== null) return Number(announced) > most ? null : request;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return new Request(request.url, { method: request.method, headers: request.headers, body: Buffer.concat(chunks), signal: request.signal });
}

/** HEAD is GET without its body (RFC 9110); Payload knows only GET. */
async function withoutBody(response: Response): Promise<Response> {
  await response.body?.cancel();
  return new Response(null, response);
}

/** Payload takes long queries as POST and answers them as GET. */
function isReadByPost(request: Request): boolean {
  const override = request.headers.get('x-payload-http-method-override') ?? request.headers.get('x-http-method-override');
  return request.method === 'POST' && override === 'GET';
}

/** PATCH or DELETE of one record: /api/<collection>/<id>. */
function isRecordChange(request: Request): boolean {
  return ['PATCH', 'PUT', 'DELETE'].includes(request.method) && /^\/api\/[^/]+\/[^/]+\/?$/.test(new URL(request.url).pathname);
}

function readProbe(request: Request): Request {
  return new Request(new URL(new URL(request.url).pathname, request.url), { method: 'GET', headers: request.headers });
}
