import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { requestActor } from '../../access/actor.ts';
import { listActions } from '../casework/listActions.ts';
import { performAction } from '../casework/performAction.ts';
import { reveal } from '../casework/reveal.ts';
import type { CaseCollection } from '../domain/lifecycle/index.ts';
import { isUuid } from '../casework/rows.ts';
import { json, poolOf, readBody, refuse } from './http.ts';
import { refusePace } from './pace.ts';
import { discardUnused } from './storedFiles.ts';

const MAX_TEXT = 2000;
const MAX_KEY = 200;

const ONE_COMMENT = '逐项意见须写明是哪一项，意见不能为空。';
const comment = z.object(
  {
    field: z.string(ONE_COMMENT).trim().min(1, ONE_COMMENT).max(60, ONE_COMMENT),
    text: z.string(ONE_COMMENT).trim().min(1, ONE_COMMENT).max(MAX_TEXT, `每条意见最多 ${MAX_TEXT} 个字。`),
  },
  ONE_COMMENT,
);

const actionBody = z.object({
  reason: z.string('理由应为文字。').max(MAX_TEXT, `理由最多 ${MAX_TEXT} 个字。`).optional(),
  remark: z.string('备注应为文字。').max(MAX_TEXT, `备注最多 ${MAX_TEXT} 个字。`).optional(),
  amount: z.number('金额应为数字。').int('金额最多精确到分。').min(0, '金额不能为负数。').max(Number.MAX_SAFE_INTEGER, '金额过大。').optional(),
  comments: z.array(comment, '逐项意见的格式不对。').max(100, '逐项意见最多 100 条。').optional(),
  revision: z.number('版本应为数字。').int('版本应为整数。').optional(),
});

/** `POST /:id/actions/:action`, `GET /:id/actions`, the logged request for personal data of a case, and discarding a draft. */
export function caseEndpoints(collection: CaseCollection): Endpoint[] {
  return [
    { path: '/:id/actions', method: 'get', handler: (req) => offer(collection, req) },
    { path: '/:id/actions/:action', method: 'post', handler: (req) => perform(collection, req) },
    { path: '/:id/reveal', method: 'post', handler: (req) => revealField(collection, req) },
    { path: '/:id', method: 'delete', handler: (req) => discard(collection, req) },
  ];
}

async function offer(collection: CaseCollection, req: PayloadRequest): Promise<Response> {
  const actor = requestActor(req);
  if (actor.role === 'public') return refuse(401, '请先登录。');
  const actions = await listActions(poolOf(req.payload), collection, param(req, 'id'), actor);
  return actions ? json(actions) : refuse(404, '没有找到这条记录。');
}

async function perform(collection: CaseCollection, req: PayloadRequest): Promise<Response> {
  const tooFast = await refusePace(req, 'actions');
  if (tooFast) return tooFast;
  const body = await readBody(req, actionBody);
  if (!body.ok) return body.response;
  const { revision, ...input } = body.value;
  const idempotencyKey = req.headers.get('idempotency-key') ?? '';
  if (idempotencyKey.length > MAX_KEY) return refuse(400, `请求标识最多 ${MAX_KEY} 个字符。`);
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
  const body = await readBody(req, z.object({ field: z.string('请说明要查看哪一项。').max(60, '没有这一项。') }));
  if (!body.ok) return body.response;
  const value = await reveal(poolOf(req.payload), { collection, id: param(req, 'id'), field: body.value.field, actor: requestActor(req) });
  return value === null ? refuse(404, '没有找到这条记录。') : json({ value });
}

/** Payload's own operation with its access rules and hooks, which also take out links and files; here the stored files follow, after the commit. */
async function discard(collection: CaseCollection, req: PayloadRequest): Promise<Response> {
  const id = param(req, 'id');
  if (!isUuid(id)) return refuse(404, '没有找到这条记录。');
  const doc = await req.payload.delete({ collection, id, depth: 0, overrideAccess: false, req });
  await discardUnused(req, (req.context.discardedFiles as string[] | undefined) ?? []);
  return json({ message: '草稿已删除。', doc });
}

function param(req: PayloadRequest, name: string): string {
  return String(req.routeParams?.[name] ?? '');
}

function definedOnly<T extends object>(input: T) {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as { [K in keyof T]: NonNullable<T[K]> };
}
