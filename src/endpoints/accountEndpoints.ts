import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { z } from 'zod';
import { changePassword } from '../accounts/changePassword.ts';
import { refuse } from '../accounts/refusal.ts';
import { endAllSessions, endSession, sessionEnd, type AccountCollection } from '../accounts/sessions.ts';
import { signIn } from '../accounts/signIn.ts';
import { problemsOf } from '../domain/forms/schema.ts';
import { answerOfficer } from './officerSignIn.ts';
import { answerRefusal, answerSignedIn, answerSignedOut, bodyOf, NOT_KEPT, ownRecord, poolOf, secondsOf, SIGN_IN_AGAIN, visitorOf } from './accountRequest.ts';
import { captchaField, refuseUnproven } from './captcha.ts';
import { sessionEndpoints } from './sessionEndpoints.ts';

/**
 * Signing in and out of one collection. Endpoints of a collection win over Payload's own of the same path, which
 * lock an account for everybody, issue tokens and share one cookie (trap 18); those not replaced are closed.
 */
export function accountEndpoints(collection: AccountCollection): Endpoint[] {
  return [
    { method: 'post', path: '/login', handler: login(collection) },
    { method: 'post', path: '/logout', handler: logout(collection) },
    { method: 'post', path: '/refresh-token', handler: stay(collection) },
    { method: 'post', path: '/change-password', handler: change(collection) },
    ...sessionEndpoints(collection),
    ...CLOSED_ENDPOINTS,
  ];
}

const closed =
  (message: string): PayloadHandler =>
  () =>
    answerRefusal(refuse(404, message));
const NOT_OFFERED = closed('没有这项服务。');

/** Payload's stock account endpoints the platform does not offer; `first-register` would make anybody the first member of staff (trap 11). */
const CLOSED_ENDPOINTS: Endpoint[] = [
  { method: 'post', path: '/first-register', handler: NOT_OFFERED },
  { method: 'post', path: '/forgot-password', handler: NOT_OFFERED },
  // The portal has one of its own before this one; passwords of the back office are set by staff.
  { method: 'post', path: '/reset-password', handler: closed('不能自助找回密码，请联系平台管理员重设。') },
  { method: 'post', path: '/unlock', handler: NOT_OFFERED },
  { method: 'post', path: '/verify/:id', handler: NOT_OFFERED },
  { method: 'get', path: '/init', handler: NOT_OFFERED },
];

const password = (missing: string) => z.string(missing).min(1, missing).max(200, '密码太长，请核对。');
const name = (missing: string) => z.string(missing).trim().min(1, missing).max(254, '账号太长，请核对。');

const SIGN_IN_BODY = {
  users: z
    .object({ email: name('请输入邮箱。'), password: password('请输入密码。'), totp: z.string().max(40).optional(), captcha: captchaField })
    .transform(({ email, ...body }) => ({ name: email, ...body })),
  'enterprise-users': z
    .object({ username: name('请输入用户名、手机号或邮箱。'), password: password('请输入密码。'), captcha: captchaField })
    .transform(({ username, ...body }) => ({ name: username, ...body })),
};
const CHANGE_BODY = z.object({ currentPassword: password('请输入当前密码。'), newPassword: password('请输入新密码。') });

const login =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    const body = await checkedBody(req, SIGN_IN_BODY[collection]);
    if (body instanceof Response) return body;
    const refused = await refuseUnproven(req, body.captcha);
    if (refused) return refused;
    if (collection === 'users') return answerOfficer(req, body);
    const outcome = await signIn(poolOf(req), collection, body, visitorOf(req, collection));
    return outcome.ok ? answerSignedIn(req, collection, outcome, { status: 200, message: '登录成功。' }) : answerRefusal(outcome);
  };

/** Ends this browser's session, with `?allSessions=true` those of all browsers. Signing out twice is no fault. */
const logout =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    const { token } = visitorOf(req, collection);
    if (token) await endSession(poolOf(req), token);
    const everywhere = req.searchParams.get('allSessions') === 'true';
    if (everywhere && req.user?.collection === collection) await endAllSessions(poolOf(req), collection, String(req.user.id));
    return answerSignedOut(collection, 200, { message: '您已安全退出。' });
  };

/** "Stay signed in": there is no token to refresh, the session is marked as used and says when it ends now. */
const stay =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    const { token } = visitorOf(req, collection);
    const ends = req.user?.collection === collection && token ? await sessionEnd(poolOf(req), token, true) : null;
    if (!ends) return answerSignedOut(collection, 401, { errors: [{ message: SIGN_IN_AGAIN }] });
    return Response.json({ message: '登录状态已延长。', user: await ownRecord(req, collection), exp: secondsOf(ends), collection }, { headers: NOT_KEPT });
  };

const change =
  (collection: AccountCollection): PayloadHandler =>
  async (req) => {
    if (req.user?.collection !== collection) return answerRefusal(refuse(401, SIGN_IN_AGAIN));
    const body = await checkedBody(req, CHANGE_BODY);
    if (body instanceof Response) return body;
    const outcome = await changePassword(poolOf(req), { ...body, collection, userId: String(req.user.id) }, visitorOf(req, collection));
    if (!outcome.ok) return answerRefusal(outcome);
    return answerSignedIn(req, collection, outcome, { status: 200, message: '密码已修改，其他设备上的登录已全部退出。' });
  };

/** The body, or the answer that says what is wrong with it: 400 unreadable, 422 with all its problems. */
export async function checkedBody<T>(req: PayloadRequest, schema: z.ZodType<T>): Promise<T | Response> {
  const body = await bodyOf(req);
  if (!body.ok) return answerRefusal(refuse(400, body.reason));
  const parsed = schema.safeParse(body.value);
  return parsed.success ? parsed.data : answerRefusal({ ok: false, status: 422, problems: problemsOf(parsed.error) });
}
