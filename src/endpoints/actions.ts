import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import { listActions } from '../casework/listActions.ts';
import { performAction } from '../casework/performAction.ts';
import { reveal } from '../casework/reveal.ts';
import type { CaseCollection } from '../domain/lifecycle/index.ts';
import { json, poolOf, readBody, refuse } from './http.ts';

const MAX_TEXT = 2000;

const actionBody = z.object({
  reason: z.string('理由应为文字。').max(MAX_TEXT, `理由最多 ${MAX_TEXT} 个字。`).optional(),
  remark: z.string('备注应为文字。').max(MAX_TEXT, `备注最多 ${MAX_TEXT} 个字。`).optional(),
  comments: z
    .array(z.object({ field: z.string().min(1).max(60), text: z.string().min(1).max(MAX_TEXT) }), '逐项意见的格式不对。')
    .max(100, '逐项意见最多 100 条。')
    .optional(),
  revision: z.number('版本应为数字。').int().optional(),
});

/** `POST /:id/actions/:action`, `GET /:id/actions`, and the logged request for personal data of a case. */
export function caseEndpoints(collection: CaseCollection): Endpoint[] {
  return [
    { path: '/:id/actions', method: 'get', handler: (req) => offer(collection, req) },
    { path: '/:id/actions/:action', method: 'post', handler: (req) => perform(collection, req) },
    { path: '/:id/reveal', method: 'post', handler: (req) => revealField(collection, req) },
  ];
}

async function offer(collection: CaseCollection, req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const actions = await listActions(poolOf(req.payload), collection, param(req, 'id'), actor);
  return actions ? json(actions) : refuse(404, '没有找到这条记录。');
}

async function perform(collection: CaseCollection, req: PayloadRequest): Promise<Response> {
  const body = await readBody(req, actionBody);
  if (!body.ok) return body.response;
  const { revision, ...input } = body.value;
  const idempotencyKey = req.headers.get('idempotency-key')?.slice(0, 200);
  const outcome = await performAction(poolOf(req.payload), {
    collection,
    id: param(req, 'id'),
    action: param(req, 'action'),
    actor: requestActor(req),
    input: definedOnly(input),
    ...(revision === undefined ? {} : { revision }),
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
  return outcome.ok ? json(outcome.answer) : json({ errors: outcome.errors }, outcome.httpStatus);
}

async function revealField(collection: CaseCollection, req: PayloadRequest): Promise<Response> {
  const body = await readBody(req, z.object({ field: z.string('请说明要查看哪一项。').max(60) }));
  if (!body.ok) return body.response;
  const value = await reveal(poolOf(req.payload), { collection, id: param(req, 'id'), field: body.value.field, actor: requestActor(req) });
  return value === null ? refuse(404, '没有找到这条记录。') : json({ value });
}

function param(req: PayloadRequest, name: string): string {
  return String(req.routeParams?.[name] ?? '');
}

function definedOnly<T extends object>(input: T) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> };
}
