import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { refuse } from '../accounts/refusal.ts';
import { endOtherSessions, endSessionNamed, listSessions } from '../accounts/sessionList.ts';
import type { AccountCollection } from '../accounts/sessions.ts';
import { sayDevice } from '../domain/device.ts';
import { answerRefusal, answerSignedOut, NOT_KEPT, poolOf, SIGN_IN_AGAIN, visitorOf } from './accountRequest.ts';

/** Where one's own account is signed in, and how to end it there: `/sessions`, `/sessions/:id` of either collection. */
export function sessionEndpoints(collection: AccountCollection): Endpoint[] {
  return [
    { method: 'get', path: '/sessions', handler: list(collection) },
    { method: 'delete', path: '/sessions', handler: endOthers(collection) },
    { method: 'delete', path: '/sessions/:id', handler: endOne(collection) },
  ];
}

const list =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    const who = personOf(req, collection);
    if (!who) return signedOut(collection);
    const sessions = await listSessions(poolOf(req), collection, who.id, who.token);
    const shown = sessions.map(({ agent, ...session }) => ({ ...session, device: sayDevice(agent) }));
    return Response.json({ sessions: shown }, { headers: NOT_KEPT });
  };

/** Ending the session that asks signs this browser out. */
const endOne =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    const who = personOf(req, collection);
    if (!who) return signedOut(collection);
    const ended = await endSessionNamed(poolOf(req), collection, who.id, String(req.routeParams?.id));
    return ended ? Response.json({ message: '该设备上的登录已退出。' }, { headers: NOT_KEPT }) : answerRefusal(refuse(404, '这个登录已经退出或不存在。'));
  };

const endOthers =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    const who = personOf(req, collection);
    if (!who) return signedOut(collection);
    const ended = await endOtherSessions(poolOf(req), collection, who.id, who.token);
    return Response.json({ message: ended > 0 ? `其他 ${ended} 个设备上的登录已退出。` : '没有其他设备登录。', ended }, { headers: NOT_KEPT });
  };

function personOf(req: PayloadRequest, collection: AccountCollection): { id: string; token: string } | null {
  const { token } = visitorOf(req, collection);
  return req.user?.collection === collection && token ? { id: String(req.user.id), token } : null;
}

function signedOut(collection: AccountCollection): Response {
  return answerSignedOut(collection, 401, { errors: [{ message: SIGN_IN_AGAIN }] });
}
