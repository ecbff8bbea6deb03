import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { z } from 'zod';
import { refuse } from '../accounts/refusal.ts';
import { register, sendRegistrationCode, type Consent } from '../accounts/registration.ts';
import { CODE_MINUTES, CODES_PER_NUMBER } from '../domain/codeRules.ts';
import { parseMobile } from '../domain/phone.ts';
import { checkRegistration } from '../domain/registration.ts';
import { accountEndpoints, checkedBody } from './accountEndpoints.ts';
import { answerRefusal, answerSignedIn, bodyOf, NOT_KEPT, poolOf, visitorOf } from './accountRequest.ts';

const CODE_BODY = z.object({
  mobile: z.string('请输入手机号码。').transform((text, context) => {
    const mobile = parseMobile(text);
    if (mobile.ok) return mobile.value;
    context.addIssue({ code: 'custom', message: mobile.reason });
    return z.NEVER;
  }),
});

/** One answer for every number, whether it has an account or not: an SMS is on its way either way. */
const CODE_SENT = {
  message: `短信已发送，请注意查收。验证码 ${CODE_MINUTES} 分钟内有效。`,
  expiresInSeconds: CODE_MINUTES * 60,
  nextInSeconds: CODES_PER_NUMBER[0].seconds,
};

const sendCode: PayloadHandler = async (req) => {
  const body = await checkedBody(req, CODE_BODY);
  if (body instanceof Response) return body;
  const outcome = await sendRegistrationCode(registrarOf(req), body.mobile, visitorOf(req, 'enterprise-users'));
  return outcome.ok ? Response.json(CODE_SENT, { headers: NOT_KEPT }) : answerRefusal(outcome);
};

const registerAccount: PayloadHandler = async (req) => {
  const body = await bodyOf(req);
  if (!body.ok) return answerRefusal(refuse(400, body.reason));
  const checked = checkRegistration(body.value);
  if (!checked.ok) return answerRefusal({ ok: false, status: 422, problems: checked.problems });
  const outcome = await register(registrarOf(req), checked.value, await consentOf(req), visitorOf(req, 'enterprise-users'));
  return outcome.ok ? answerSignedIn(req, 'enterprise-users', outcome, { status: 201, message: '注册成功，已为您登录。' }) : answerRefusal(outcome);
};

function registrarOf(req: PayloadRequest) {
  return { pool: poolOf(req), secret: req.payload.secret };
}

/** The versions in force now are the ones the person was shown and ticked. */
async function consentOf(req: PayloadRequest): Promise<Consent> {
  const { agreementVersion, privacyVersion } = await req.payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, req });
  return { agreementVersion, privacyVersion };
}

/** `/api/enterprise-users/…`; accounts are made by registration alone. */
export const portalAccountEndpoints: Endpoint[] = [
  { method: 'post', path: '/registration-code', handler: sendCode },
  { method: 'post', path: '/register', handler: registerAccount },
  ...accountEndpoints('enterprise-users'),
];
