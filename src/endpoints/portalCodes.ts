import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendAccountCode, type CodeDesk } from '../accounts/accountCodes.ts';
import { sendRegistrationCode } from '../accounts/registration.ts';
import { resetPassword } from '../accounts/resetPassword.ts';
import { signInByCode } from '../accounts/signInByCode.ts';
import { CODE_MINUTES, CODES_PER_NUMBER } from '../domain/codeRules.ts';
import { parsedText } from '../domain/parsedText.ts';
import { parseContact, passwordResetSchema } from '../domain/passwordReset.ts';
import { parseMobile } from '../domain/phone.ts';
import { parseCode } from '../domain/registration.ts';
import { checkedBody } from './accountEndpoints.ts';
import { answerRefusal, answerSignedIn, NOT_KEPT, poolOf, visitorOf } from './accountRequest.ts';
import { captchaField, refuseUnproven } from './captcha.ts';

const MOBILE = parsedText('请输入手机号码。', parseMobile);
const MOBILE_BODY = z.object({ mobile: MOBILE, captcha: captchaField });
const LOGIN_BODY = z.object({ mobile: MOBILE, code: parsedText('请输入短信验证码。', parseCode) });
const CONTACT_BODY = z.object({ name: parsedText('请输入注册时填写的手机号码或电子邮箱。', parseContact), captcha: captchaField });

const sendRegistration: PayloadHandler = async (req) => {
  const body = await checkedBody(req, MOBILE_BODY);
  if (body instanceof Response) return body;
  const refused = await refuseUnproven(req, body.captcha);
  if (refused) return refused;
  const outcome = await sendRegistrationCode(deskOf(req), body.mobile, visitorOf(req, 'enterprise-users'));
  return outcome.ok ? codeSent('sms') : answerRefusal(outcome);
};

const sendLogin: PayloadHandler = async (req) => {
  const body = await checkedBody(req, MOBILE_BODY);
  if (body instanceof Response) return body;
  const refused = await refuseUnproven(req, body.captcha);
  if (refused) return refused;
  const outcome = await sendAccountCode(deskOf(req), 'login', { channel: 'sms', value: body.mobile }, visitorOf(req, 'enterprise-users'));
  return outcome.ok ? codeSent('sms') : answerRefusal(outcome);
};

const loginByCode: PayloadHandler = async (req) => {
  const body = await checkedBody(req, LOGIN_BODY);
  if (body instanceof Response) return body;
  const outcome = await signInByCode(deskOf(req), body.mobile, body.code, visitorOf(req, 'enterprise-users'));
  return outcome.ok ? answerSignedIn(req, 'enterprise-users', outcome, { status: 200, message: '登录成功。' }) : answerRefusal(outcome);
};

const sendReset: PayloadHandler = async (req) => {
  const body = await checkedBody(req, CONTACT_BODY);
  if (body instanceof Response) return body;
  const refused = await refuseUnproven(req, body.captcha);
  if (refused) return refused;
  const outcome = await sendAccountCode(deskOf(req), 'reset', body.name, visitorOf(req, 'enterprise-users'));
  return outcome.ok ? codeSent(body.name.channel) : answerRefusal(outcome);
};

const reset: PayloadHandler = async (req) => {
  const body = await checkedBody(req, passwordResetSchema);
  if (body instanceof Response) return body;
  const { name: to, ...proof } = body;
  const outcome = await resetPassword(deskOf(req), { to, ...proof }, visitorOf(req, 'enterprise-users'));
  if (!outcome.ok) return answerRefusal(outcome);
  return Response.json({ message: '密码已重设，原有登录已全部退出，请用新密码登录。' }, { headers: NOT_KEPT });
};

export function deskOf(req: PayloadRequest): CodeDesk {
  return { pool: poolOf(req), secret: req.payload.secret };
}

/** One answer for every address, whether it has an account or not: a message is on its way either way. */
export function codeSent(channel: 'sms' | 'email'): Response {
  const sent = channel === 'sms' ? '短信已发送，请注意查收。' : '邮件已发送，请注意查收；没有收到的，请看看垃圾邮件箱。';
  const body = { message: `${sent}验证码 ${CODE_MINUTES} 分钟内有效。`, expiresInSeconds: CODE_MINUTES * 60, nextInSeconds: CODES_PER_NUMBER[0].seconds };
  return Response.json(body, { headers: NOT_KEPT });
}

/** Codes of the portal: to register, to sign in, to set a new password. */
export const portalCodeEndpoints: Endpoint[] = [
  { method: 'post', path: '/registration-code', handler: sendRegistration },
  { method: 'post', path: '/login-code', handler: sendLogin },
  { method: 'post', path: '/login-by-code', handler: loginByCode },
  { method: 'post', path: '/reset-code', handler: sendReset },
  { method: 'post', path: '/reset-password', handler: reset },
];
