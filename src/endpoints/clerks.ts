import type { Endpoint, PayloadHandler, PayloadRequest } from 'payload';
import { z } from 'zod';
import { serverUrl } from '../adapters/links.ts';
import { isUuid } from '../casework/rows.ts';
import { handOverOwnership, removeClerk, setClerkDisabled } from '../accounts/clerks.ts';
import { findInvitation, inviteClerk, NOT_OWNER, placeOf, revokeInvitation, type Inviter } from '../accounts/invitations.ts';
import { refuse, type Refusal } from '../accounts/refusal.ts';
import { register, sendRegistrationCode } from '../accounts/registration.ts';
import { parsedText } from '../domain/parsedText.ts';
import { parseEmail, parseMobile } from '../domain/phone.ts';
import { checkRegistration } from '../domain/registration.ts';
import { checkedBody } from './accountEndpoints.ts';
import { answerRefusal, answerSignedIn, bodyOf, NOT_KEPT, poolOf, visitorOf } from './accountRequest.ts';
import { consentOf } from './consent.ts';
import { codeSent, deskOf } from './portalCodes.ts';

type Act = (pool: ReturnType<typeof poolOf>, owner: Inviter, id: string) => Promise<{ ok: true } | Refusal>;

/** The clerks of a company: its main account invites, stops, takes out and hands over; an invited person joins. */
export const clerkEndpoints: Endpoint[] = [
  { method: 'post', path: '/invitations', handler: (req) => invite(req) },
  { method: 'post', path: '/invitations/:id/revoke', handler: (req) => act(req, revokeInvitation, '邀请已撤回。') },
  { method: 'post', path: '/invitation-code', handler: (req) => sendCode(req) },
  { method: 'post', path: '/join', handler: (req) => join(req) },
  { method: 'post', path: '/:id/disable', handler: (req) => act(req, (pool, owner, id) => setClerkDisabled(pool, owner, id, true), '账号已停用，对方的登录已全部退出。') },
  { method: 'post', path: '/:id/enable', handler: (req) => act(req, (pool, owner, id) => setClerkDisabled(pool, owner, id, false), '账号已恢复。') },
  { method: 'post', path: '/:id/remove', handler: (req) => act(req, removeClerk, '已移出本单位，对方的登录已全部退出。') },
  { method: 'post', path: '/:id/hand-over', handler: (req) => act(req, handOverOwnership, '主账号已移交。') },
];

const INVITE_BODY = z.object({
  mobile: parsedText('请输入手机号码。', parseMobile),
  email: z.union([z.literal('').transform(() => null), parsedText('请输入电子邮箱。', parseEmail)]).optional(),
});

const invite: PayloadHandler = async (req) => {
  const owner = ownerOf(req);
  if (!('id' in owner)) return answerRefusal(owner);
  const body = await checkedBody(req, INVITE_BODY);
  if (body instanceof Response) return body;
  const outcome = await inviteClerk(invitationDesk(req), owner, { mobile: body.mobile, email: body.email ?? null }, `${serverUrl()}/portal/join`);
  return outcome.ok ? said('邀请已发出，7 天内有效。') : answerRefusal(outcome);
};

async function act(req: PayloadRequest, perform: Act, message: string): Promise<Response> {
  const owner = ownerOf(req);
  if (!('id' in owner)) return answerRefusal(owner);
  const id = String(req.routeParams?.id ?? '');
  if (!isUuid(id)) return answerRefusal(refuse(404, '没有找到这条记录。'));
  const outcome = await perform(poolOf(req), owner, id);
  return outcome.ok ? said(message) : answerRefusal(outcome);
}

/** The SMS code goes to the number that was invited; who holds the invitation need not be told it. */
const sendCode: PayloadHandler = async (req) => {
  const found = await invitationOf(req);
  if (!found.ok) return answerRefusal(found);
  const outcome = await sendRegistrationCode(deskOf(req), found.invitation.mobile, visitorOf(req, 'enterprise-users'));
  return outcome.ok ? codeSent('sms') : answerRefusal(outcome);
};

const join: PayloadHandler = async (req) => {
  const found = await invitationOf(req);
  if (!found.ok) return answerRefusal(found);
  const { invitation, body } = found;
  const checked = checkRegistration({ ...body, mobile: invitation.mobile });
  if (!checked.ok) return answerRefusal({ ok: false, status: 422, problems: checked.problems });
  const visitor = visitorOf(req, 'enterprise-users');
  const outcome = await register(deskOf(req), checked.value, await consentOf(req), visitor, placeOf(invitation));
  return outcome.ok ? answerSignedIn(req, 'enterprise-users', outcome, { status: 201, message: '您已加入单位，并已登录。' }) : answerRefusal(outcome);
};

async function invitationOf(req: PayloadRequest) {
  const body = await bodyOf(req);
  if (!body.ok) return refuse(400, body.reason);
  const typed = (body.value as { invitation?: unknown }).invitation;
  if (typeof typed !== 'string' || typed.trim() === '') return refuse(422, '请输入邀请码。', 'invitation');
  const found = await findInvitation(invitationDesk(req), typed, visitorOf(req, 'enterprise-users'));
  return found.ok ? { ...found, body: body.value as object } : found;
}

/** Invitations are found by pages, too, which know the configured secret and not the one Payload makes of it. */
function invitationDesk(req: PayloadRequest) {
  return { pool: poolOf(req), secret: req.payload.config.secret };
}

/** Who acts for the company. Whether they still do is asked again under the lock. */
function ownerOf(req: PayloadRequest): Inviter | Refusal {
  const user = req.user as unknown as { collection: string; id: string; isOwner?: boolean; enterprise?: string } | null;
  if (!user) return refuse(401, '您尚未登录，或登录已过期，请重新登录。');
  if (user.collection !== 'enterprise-users' || !user.enterprise) return refuse(404, '没有找到这条记录。');
  return user.isOwner ? { id: user.id, enterprise: user.enterprise } : NOT_OWNER;
}

function said(message: string): Response {
  return Response.json({ message }, { headers: NOT_KEPT });
}
