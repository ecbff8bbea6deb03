import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { refuse } from '../accounts/refusal.ts';
import { register, type Consent } from '../accounts/registration.ts';
import { checkRegistration } from '../domain/registration.ts';
import { accountEndpoints } from './accountEndpoints.ts';
import { answerRefusal, answerSignedIn, bodyOf, visitorOf } from './accountRequest.ts';
import { deskOf, portalCodeEndpoints } from './portalCodes.ts';

const registerAccount: PayloadHandler = async (req) => {
  const body = await bodyOf(req);
  if (!body.ok) return answerRefusal(refuse(400, body.reason));
  const checked = checkRegistration(body.value);
  if (!checked.ok) return answerRefusal({ ok: false, status: 422, problems: checked.problems });
  const outcome = await register(deskOf(req), checked.value, await consentOf(req), visitorOf(req, 'enterprise-users'));
  return outcome.ok ? answerSignedIn(req, 'enterprise-users', outcome, { status: 201, message: '注册成功，已为您登录。' }) : answerRefusal(outcome);
};

/** The versions in force now are the ones the person was shown and ticked. */
async function consentOf(req: PayloadRequest): Promise<Consent> {
  const { agreementVersion, privacyVersion } = await req.payload.findGlobal({ slug: 'settings', depth: 0, overrideAccess: true, req });
  return { agreementVersion, privacyVersion };
}

/** `/api/enterprise-users/…`; accounts are made by registration alone. */
export const portalAccountEndpoints: Endpoint[] = [
  { method: 'post', path: '/register', handler: registerAccount },
  ...portalCodeEndpoints,
  ...accountEndpoints('enterprise-users'),
];
