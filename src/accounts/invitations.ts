import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { parseShortCode } from '../domain/shortCode.ts';
import { enqueueNotices, type NewNotice } from '../notices/outbox.ts';
import type { CodeDesk } from './accountCodes.ts';
import { addressedTo, ownerOf } from './owners.ts';
import { networkOf, takeTry } from './rateLimits.ts';
import { refuse, tooMany, type Refusal } from './refusal.ts';
import type { Placement } from './registration.ts';
import { newShortCode } from './shortCodes.ts';
import type { Visitor } from './signIn.ts';
import { keyedHash } from './vault.ts';

/** Days an invitation is good for. */
export const INVITATION_DAYS = 7;

/** The main account that acts. */
export type Inviter = { id: string; enterprise: string };
export type Invitee = { mobile: string; email: string | null };
export type OpenInvitation = { id: string; enterprise: string; enterpriseName: string | null; invitedBy: string; mobile: string; email: string | null };

export const NOT_OWNER = refuse(403, '只有主账号可以管理本单位的经办人。');
const COLLEAGUE = refuse(422, '这个手机号码已经是本单位经办人的，不需要邀请。', 'mobile');
const NO_INVITATION = refuse(422, '邀请码不正确、已经用过、已撤回或已过 7 天，请核对；仍不能使用的，请联系邀请您的人重新邀请。');

/**
 * Invites a clerk by SMS, and by e-mail where an address is given. Whether the number has an account elsewhere only
 * its holder is told, in the SMS: the inviter sees the same answer and the same row (spec 2).
 * @param page address of the page an invitation is accepted on
 */
export async function inviteClerk({ pool, secret }: CodeDesk, inviter: Inviter, invitee: Invitee, page: string): Promise<{ ok: true } | Refusal> {
  const [mine, theirs] = [await takeTry(pool, 'invitationsOfEnterprise', inviter.enterprise), await takeTry(pool, 'invitationsOfNumber', invitee.mobile)];
  if (!mine.ok) return tooMany('本单位今天的邀请次数已用完', mine.retryAfterSeconds);
  if (!theirs.ok) return tooMany('这个手机号码今天收到的邀请过多', theirs.retryAfterSeconds);
  return inTransaction(pool, async (db) => {
    if (!(await actsAsOwner(db, inviter))) return NOT_OWNER;
    const holder = await ownerOf(db, 'mobile', invitee.mobile);
    if (holder?.enterprise === inviter.enterprise) return COLLEAGUE;
    const code = newShortCode();
    const invitation = await replaceInvitation(db, inviter, invitee, hashOf(secret, code));
    const variables = { enterpriseName: invitation.enterpriseName ?? `用户 ${invitation.invitedBy} 所在单位`, code, link: `${page}?code=${code}` };
    const event = { dedupeKey: `invitation:${invitation.id}:sms`, channel: 'sms', recipient: invitee.mobile, variables } as const;
    const sms: NewNotice = holder ? { ...event, template: 'clerk-invited-elsewhere', ...addressedTo(holder) } : { ...event, template: 'clerk-invited' };
    const mail = { dedupeKey: `invitation:${invitation.id}:email`, channel: 'email', template: 'clerk-invited', variables } as const;
    await enqueueNotices(db, [sms, ...(invitee.email ? [{ ...mail, recipient: invitee.email }] : [])]);
    return { ok: true };
  });
}

/** Takes an invitation back. Doing it twice is no fault; one that was accepted stays accepted. */
export async function revokeInvitation(pool: Pool, inviter: Inviter, id: string): Promise<{ ok: true } | Refusal> {
  return inTransaction(pool, async (db) => {
    if (!(await actsAsOwner(db, inviter))) return NOT_OWNER;
    const { rows } = await db.query<{ used: boolean }>(
      `update clerk_invitations set revoked_at = coalesce(revoked_at, case when used_at is null then now() end)
       where id = $1 and enterprise_id = $2 returning used_at is not null as used`,
      [id, inviter.enterprise],
    );
    if (!rows[0]) return refuse(404, '没有找到这条邀请。');
    return rows[0].used ? refuse(409, '对方已经接受邀请，请在经办人名单中移出。') : { ok: true };
  });
}

/** The open invitation behind a code as typed, for whoever holds it. Counted for the address, right or wrong. */
export async function findInvitation({ pool, secret }: CodeDesk, typed: string, visitor: Visitor): Promise<{ ok: true; invitation: OpenInvitation } | Refusal> {
  const permit = await takeTry(pool, 'invitationsFromAddress', networkOf(visitor.address));
  if (!permit.ok) return tooMany('您所在的网络输入邀请码次数过多', permit.retryAfterSeconds);
  const code = parseShortCode(typed);
  const { rows } = await pool.query<OpenInvitation>(`${OPEN} and i.code_hash = $1`, [hashOf(secret, code ?? '')]);
  return rows[0] ? { ok: true, invitation: rows[0] } : NO_INVITATION;
}

/** Where the account of an invited person belongs; the invitation is spent with the same commit. */
export function placeOf({ id }: OpenInvitation): Placement {
  return {
    enterprise: async (db) => {
      const { rows } = await db.query<OpenInvitation>(`${OPEN} and i.id = $1 for update of i`, [id]);
      return rows[0]?.enterprise ?? NO_INVITATION;
    },
    settle: async (db) => void (await db.query('update clerk_invitations set used_at = now() where id = $1', [id])),
  };
}

/** Whether this person is the main account now, and stays so until the transaction ends. Changes of one company's clerks take turns. */
export async function actsAsOwner(db: Queryable, { id, enterprise }: Inviter): Promise<boolean> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`clerks ${enterprise}`]);
  const { rows } = await db.query('select 1 from enterprise_users where id = $1 and enterprise_id = $2 and is_owner and not coalesce(is_disabled, false) for share', [
    id,
    enterprise,
  ]);
  return rows.length > 0;
}

const OPEN = `select i.id, i.enterprise_id as enterprise, e.name as "enterpriseName", coalesce(u.username, '') as "invitedBy", i.mobile, i.email
  from clerk_invitations i join enterprises e on e.id = i.enterprise_id left join enterprise_users u on u.id = i.invited_by
  where i.used_at is null and i.revoked_at is null and i.expires_at > now()`;

/** A second invitation of a number takes the place of the first, whose code is worth nothing from then on. */
async function replaceInvitation(db: Queryable, inviter: Inviter, { mobile, email }: Invitee, codeHash: string): Promise<OpenInvitation> {
  const open = 'used_at is null and revoked_at is null';
  await db.query(`update clerk_invitations set revoked_at = now() where enterprise_id = $1 and mobile = $2 and ${open}`, [inviter.enterprise, mobile]);
  const made = await db.query<{ id: string }>(
    `insert into clerk_invitations (enterprise_id, invited_by, mobile, email, code_hash, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) returning id`,
    [inviter.enterprise, inviter.id, mobile, email, codeHash, INVITATION_DAYS],
  );
  const { rows } = await db.query<OpenInvitation>(`${OPEN} and i.id = $1`, [made.rows[0]!.id]);
  return rows[0]!;
}

function hashOf(secret: string, code: string): string {
  return keyedHash(secret, 'clerk-invitation', code);
}
