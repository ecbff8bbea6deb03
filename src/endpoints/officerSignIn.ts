import { parseCookies, type Endpoint, type PayloadHandler, type PayloadRequest } from 'payload';
import qrcode from 'qrcode';
import { z } from 'zod';
import { needsTotp } from '../adapters/config.ts';
import { isHttps } from '../accounts/cookies.ts';
import {
  beginEnrolment,
  finishEnrolment,
  finishWithFactor,
  setOwnPassword,
  signInOfficer,
  type HalfWay,
  type Next,
  type OfficerDesk,
  type OfficerSignedIn,
} from '../accounts/officerSignIn.ts';
import { refuse, type Refusal } from '../accounts/refusal.ts';
import { STEP_MINUTES } from '../accounts/signInSteps.ts';
import type { Credentials } from '../accounts/signIn.ts';
import { answerRefusal, answerSignedIn, bodyOf, NOT_KEPT, poolOf, visitorOf } from './accountRequest.ts';

/** Names a sign-in whose password is proven; readable by no script, sent only from our own pages and only to these endpoints. */
const STEP_COOKIE = 'backoffice_step';

/** Signs an officer in, as far as the password goes: a session, or what is needed next (401, `next`). */
export async function answerOfficer(req: PayloadRequest, credentials: Credentials & { totp?: string | undefined }): Promise<Response> {
  return answer(req, await signInOfficer(deskOf(req), credentials, visitorOf(req, 'users')));
}

/** The steps after the password, for the browser that holds the step's cookie. */
export const signInStepEndpoints: Endpoint[] = [
  { method: 'post', path: '/sign-in/totp', handler: (req) => withTyped(req, 'totp', (typed) => finishWithFactor(deskOf(req), stepOf(req), typed, visitorOf(req, 'users'))) },
  { method: 'post', path: '/sign-in/enrol', handler: (req) => enrol(req) },
  { method: 'post', path: '/sign-in/confirm', handler: (req) => withTyped(req, 'totp', (typed) => finishEnrolment(deskOf(req), stepOf(req), typed, visitorOf(req, 'users'))) },
  {
    method: 'post',
    path: '/sign-in/password',
    handler: (req) => withTyped(req, 'newPassword', (typed) => setOwnPassword(deskOf(req), stepOf(req), typed, visitorOf(req, 'users'))),
  },
];

const MISSING = { totp: '请输入动态验证码。', newPassword: '请输入新密码。' };

async function withTyped(req: PayloadRequest, field: keyof typeof MISSING, act: (typed: string) => Promise<OfficerSignedIn | HalfWay | Refusal>): Promise<Response> {
  const body = await bodyOf(req);
  if (!body.ok) return answerRefusal(refuse(400, body.reason));
  const typed = z.string().min(1).max(200).safeParse((body.value as Record<string, unknown>)[field]);
  return typed.success ? answer(req, await act(typed.data)) : answerRefusal(refuse(422, MISSING[field], field));
}

const enrol: PayloadHandler = async (req) => {
  const begun = await beginEnrolment(deskOf(req), stepOf(req));
  if (!begun.ok) return answerRefusal(begun);
  const picture = await qrcode.toDataURL(begun.uri, { margin: 2, width: 240 });
  return Response.json({ secret: begun.secret, uri: begun.uri, picture }, { headers: NOT_KEPT });
};

const NEEDED: Record<Next, { message: string; field?: string }> = {
  totp: { message: '请输入验证器应用上的 6 位动态验证码。', field: 'totp' },
  enrol: { message: '首次登录须绑定动态验证码，请在后台登录页面完成。' },
  password: { message: '一次性密码须先换成您自己的密码，请在后台登录页面完成。', field: 'newPassword' },
};

async function answer(req: PayloadRequest, outcome: OfficerSignedIn | HalfWay | Refusal): Promise<Response> {
  if (!outcome.ok) return answerRefusal(outcome);
  if (outcome.next) return answerHalfWay(outcome);
  const { recoveryCodes, recoveryCodesLeft } = outcome;
  const more = { ...(recoveryCodes ? { recoveryCodes } : {}), ...(recoveryCodesLeft === undefined ? {} : { recoveryCodesLeft }) };
  const signedIn = await answerSignedIn(req, 'users', outcome, { status: 200, message: '登录成功。', ...more });
  signedIn.headers.append('Set-Cookie', stepCookie('', 0));
  return signedIn;
}

/** Nobody is signed in yet: 401 for every program, with what is needed next for those that can give it. */
function answerHalfWay({ next, step }: HalfWay): Response {
  const headers = { ...NOT_KEPT, 'Set-Cookie': stepCookie(step, STEP_MINUTES * 60) };
  return Response.json({ errors: [NEEDED[next]], next }, { status: 401, headers });
}

function stepCookie(value: string, maxAge: number): string {
  return [`${STEP_COOKIE}=${value}`, 'Path=/api/users', `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Strict', ...(isHttps() ? ['Secure'] : [])].join('; ');
}

function stepOf(req: PayloadRequest): string | undefined {
  return parseCookies(req.headers).get(STEP_COOKIE);
}

function deskOf(req: PayloadRequest): OfficerDesk {
  return { pool: poolOf(req), secret: req.payload.config.secret, totp: needsTotp(process.env) };
}
