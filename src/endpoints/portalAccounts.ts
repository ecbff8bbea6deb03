import type { Endpoint, PayloadHandler } from 'payload';
import { refuse } from '../accounts/refusal.ts';
import { register } from '../accounts/registration.ts';
import { checkRegistration } from '../domain/registration.ts';
import { accountEndpoints } from './accountEndpoints.ts';
import { answerRefusal, answerSignedIn, bodyOf, visitorOf } from './accountRequest.ts';
import { clerkEndpoints } from './clerks.ts';
import { consentOf } from './consent.ts';
import { staffAccountEndpoints } from './staffAccounts.ts';
import { deskOf, portalCodeEndpoints } from './portalCodes.ts';
import { ssoAccountEndpoints } from './ssoAccounts.ts';

const registerAccount: PayloadHandler = async (req) => {
  const body = await bodyOf(req);
  if (!body.ok) return answerRefusal(refuse(400, body.reason));
  const checked = checkRegistration(body.value);
  if (!checked.ok) return answerRefusal({ ok: false, status: 422, problems: checked.problems });
  const outcome = await register(deskOf(req), checked.value, await consentOf(req), visitorOf(req, 'enterprise-users'));
  return outcome.ok ? answerSignedIn(req, 'enterprise-users', outcome, { status: 201, message: '注册成功，已为您登录。' }) : answerRefusal(outcome);
};

/** `/api/enterprise-users/…`; accounts are made by registration alone, of one's own accord or invited. */
export const portalAccountEndpoints: Endpoint[] = [
  { method: 'post', path: '/register', handler: registerAccount },
  ...portalCodeEndpoints,
  ...clerkEndpoints,
  ...ssoAccountEndpoints,
  ...staffAccountEndpoints('enterprise-users'),
  ...accountEndpoints('enterprise-users'),
];
