import { parseCookies, type Endpoint, type PayloadHandler, type PayloadRequest } from 'payload';
import { z } from 'zod';
import { browserCookie, isHttps } from '../accounts/cookies.ts';
import { refuse } from '../accounts/refusal.ts';
import { bindPending, registerPending } from '../accounts/sso.ts';
import { PENDING_COOKIE } from '../accounts/ssoAttempts.ts';
import { unbind } from '../accounts/ssoBindings.ts';
import { checkRegistration } from '../domain/registration.ts';
import { checkedBody } from './accountEndpoints.ts';
import { answerRefusal, answerSignedIn, bodyOf, NOT_KEPT, poolOf, SIGN_IN_AGAIN, visitorOf } from './accountRequest.ts';
import { captchaField, refuseUnproven } from './captcha.ts';
import { consentOf } from './consent.ts';
import { deskOf } from './portalCodes.ts';

const NAME = z.string('请输入用户名、手机号或邮箱。').trim().min(1, '请输入用户名、手机号或邮箱。').max(254, '账号太长，请核对。');
const PASSWORD = z.string('请输入密码。').min(1, '请输入密码。').max(200, '密码太长，请核对。');
const BIND_BODY = z
  .object({ username: NAME, password: PASSWORD, captcha: captchaField })
  .transform(({ username, password, captcha }) => ({ credentials: { name: username, password }, captcha }));
const UNBIND_BODY = z.object({ binding: z.uuid('没有找到这项绑定，请刷新页面。'), password: PASSWORD });

/** An account for the identity this browser came back with: the form, the rules and the SMS code of every registration. */
const registerIdentity: PayloadHandler = async (req) => {
  const body = await bodyOf(req);
  if (!body.ok) return answerRefusal(refuse(400, body.reason));
  const checked = checkRegistration(body.value);
  if (!checked.ok) return answerRefusal({ ok: false, status: 422, problems: checked.problems });
  const outcome = await registerPending(deskOf(req), pendingOf(req), checked.value, await consentOf(req), visitorOf(req, 'enterprise-users'));
  if (!outcome.ok) return answerRefusal(outcome);
  return withoutPending(await answerSignedIn(req, 'enterprise-users', outcome, { status: 201, message: '账号已建立，已为您登录。' }));
};

const bindIdentity: PayloadHandler = async (req) => {
  const body = await checkedBody(req, BIND_BODY);
  if (body instanceof Response) return body;
  const unproven = await refuseUnproven(req, body.captcha);
  if (unproven) return unproven;
  const outcome = await bindPending(poolOf(req), pendingOf(req), body.credentials, visitorOf(req, 'enterprise-users'));
  if (!outcome.ok) return answerRefusal(outcome);
  return withoutPending(await answerSignedIn(req, 'enterprise-users', outcome, { status: 200, message: '绑定成功，已为您登录。' }));
};

const unbindIdentity: PayloadHandler = async (req) => {
  if (req.user?.collection !== 'enterprise-users') return answerRefusal(refuse(401, SIGN_IN_AGAIN));
  const body = await checkedBody(req, UNBIND_BODY);
  if (body instanceof Response) return body;
  const outcome = await unbind(poolOf(req), { userId: String(req.user.id), ...body });
  return outcome.ok ? Response.json({ message: '绑定已解除。' }, { headers: NOT_KEPT }) : answerRefusal(outcome);
};

function pendingOf(req: PayloadRequest): string | undefined {
  return parseCookies(req.headers).get(PENDING_COOKIE);
}

function withoutPending(answer: Response): Response {
  if (answer.ok) answer.headers.append('Set-Cookie', browserCookie(PENDING_COOKIE, '', 0, isHttps()));
  return answer;
}

/** `/api/enterprise-users/…`: what single sign-on adds to the accounts of the portal. */
export const ssoAccountEndpoints: Endpoint[] = [
  { method: 'post', path: '/sso-register', handler: registerIdentity },
  { method: 'post', path: '/sso-bind', handler: bindIdentity },
  { method: 'post', path: '/sso-unbind', handler: unbindIdentity },
];
