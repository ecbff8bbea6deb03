import { handleEndpoints, type SanitizedConfig } from 'payload';
import { refuse } from './http.ts';

/**
 * Payload's REST behind one door. What a person may not read does not exist for them: stock answers 403 for records
 * that access hides, ours 404 (spec 9 and 10). Readable but not theirs to change stays 403.
 */
export async function handleRest(config: Promise<SanitizedConfig> | SanitizedConfig, request: Request): Promise<Response> {
  const probe = isRecordChange(request) ? readProbe(request) : null;
  const response = await handleEndpoints({ config, request });
  response.headers.set('cache-control', response.headers.get('cache-control') ?? 'private, no-store');
  if (response.status !== 403) return response;
  if (request.method === 'GET') return refuse(404, '没有找到这条记录。');
  if (!probe) return response;
  const readable = (await handleEndpoints({ config, request: probe })).ok;
  return readable ? response : refuse(404, '没有找到这条记录。');
}

/** PATCH or DELETE of one record: /api/<collection>/<id>. */
function isRecordChange(request: Request): boolean {
  return ['PATCH', 'PUT', 'DELETE'].includes(request.method) && /^\/api\/[^/]+\/[^/]+\/?$/.test(new URL(request.url).pathname);
}

function readProbe(request: Request): Request {
  return new Request(new URL(new URL(request.url).pathname, request.url), { method: 'GET', headers: request.headers });
}
