import type { Endpoint, PayloadRequest } from 'payload';
import { isUuid } from '../casework/rows.ts';
import { requestActor } from '../../access/actor.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { resendNotice } from '../notices/outbox.ts';
import { json, poolOf, refuse } from './http.ts';

/** `POST /api/notices/:id/resend`: staff put a dead or sent message back into the queue (spec 10, notices). */
export const noticeEndpoints: Endpoint[] = [{ path: '/:id/resend', method: 'post', handler: resend }];

const ABSENT = '没有找到这条通知。';

async function resend(req: PayloadRequest): Promise<Response> {
  const id = String(req.routeParams?.id ?? '');
  const { role } = requestActor(req);
  if (role === 'public') return refuse(401, '请先登录。');
  if (!isUuid(id) || !(await isReadable(req, id))) return refuse(404, ABSENT);
  if (role !== 'staff') return refuse(403, '只有平台管理员可以重新发送通知。');
  const outcome = await inTransaction(poolOf(req.payload), (tx) => resendNotice(tx as Queryable, id));
  return outcome.ok ? json(outcome.value) : refuse(422, outcome.reason);
}

/** What a person may not read is absent for them, whatever they may do. */
async function isReadable(req: PayloadRequest, id: string): Promise<boolean> {
  return (await req.payload.findByID({ collection: 'notices', id, depth: 0, overrideAccess: false, user: req.user, req, disableErrors: true })) !== null;
}
