import type { Endpoint, PayloadRequest } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { resetFactor, unlockSignIn } from '../accounts/staffAccounts.ts';
import type { AccountCollection } from '../accounts/sessions.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { logAccess } from '../casework/reveal.ts';
import { isUuid } from '../casework/rows.ts';
import { json, poolOf, refuse } from './http.ts';

/** What staff do for somebody who cannot sign in: lift the lock of failed tries, take a lost second factor away. Both are logged. */
export function staffAccountEndpoints(collection: AccountCollection): Endpoint[] {
  const unlock: Endpoint = { method: 'post', path: '/:id/unlock-sign-in', handler: (req) => forStaff(req, collection, 'unlockSignIn') };
  const reset: Endpoint = { method: 'post', path: '/:id/reset-totp', handler: (req) => forStaff(req, collection, 'resetTotp') };
  return collection === 'users' ? [unlock, reset] : [unlock];
}

const ACTS = {
  unlockSignIn: { act: unlockSignIn, done: '登录锁定已解除，对方可以立即登录。' },
  resetTotp: { act: (tx: Queryable, _collection: AccountCollection, id: string) => resetFactor(tx, id), done: '动态验证码已重设，对方的登录已全部退出；下次登录时重新绑定。' },
};

async function forStaff(req: PayloadRequest, collection: AccountCollection, what: keyof typeof ACTS): Promise<Response> {
  const actor = requestActor(req);
  const id = String(req.routeParams?.id ?? '');
  if (actor.role === 'public') return refuse(401, '请先登录。');
  if (!isUuid(id) || !(await isReadable(req, collection, id))) return refuse(404, '没有找到这个账号。');
  if (actor.role !== 'staff') return refuse(403, '只有平台管理员可以办理此项。');
  if (id === actor.id) return refuse(403, '不能为自己的账号办理此项，请由另一位平台管理员办理。');
  await inTransaction(poolOf(req.payload), async (tx) => {
    await ACTS[what].act(tx as Queryable, collection, id);
    await logAccess(tx as Queryable, { actor, collection, id, what });
  });
  return json({ message: ACTS[what].done });
}

/** What a person may not read is absent for them, whatever they may do. */
async function isReadable(req: PayloadRequest, collection: AccountCollection, id: string): Promise<boolean> {
  return (await req.payload.findByID({ collection, id, depth: 0, overrideAccess: false, user: req.user, req, disableErrors: true })) !== null;
}
