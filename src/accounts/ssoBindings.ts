import type { Pool } from 'pg';
import type { Queryable } from '../adapters/database.ts';
import type { Identity, IdentityKind } from '../adapters/identity/provider.ts';
import { findById } from './accounts.ts';
import { forget, takeTry } from './rateLimits.ts';
import { refuse, tooMany, type Refusal } from './refusal.ts';
import { entrant } from './signIn.ts';

export type BoundAccount = { userId: string; enterprise: string; isDisabled: boolean };

/**
 * The account an identity is bound to, held as it is until the transaction ends. Somebody who acts for several
 * organisations has one in each.
 */
export async function boundAccount(tx: Queryable, { issuer, subject, corporate }: Identity): Promise<BoundAccount | null> {
  const { rows } = await tx.query<BoundAccount>(
    `select u.id as "userId", u.enterprise_id as enterprise, coalesce(u.is_disabled, false) as "isDisabled"
     from identity_bindings b join enterprise_users u on u.id = b.user_id
     where b.issuer = $1 and b.subject = $2 and b.uscc = $3 for share of u`,
    [issuer, subject, corporate?.uscc ?? ''],
  );
  return rows[0] ?? null;
}

/** Binds; an earlier binding of the same identity, to an account that no longer acts for its organisation, gives way. */
export async function bindIdentity(tx: Queryable, { issuer, subject, corporate }: Identity, userId: string): Promise<void> {
  await tx.query(
    `insert into identity_bindings (issuer, subject, uscc, user_id, last_used_at) values ($1, $2, $3, $4, now())
     on conflict on constraint identity_bindings_once do update set user_id = excluded.user_id, created_at = now(), last_used_at = now()`,
    [issuer, subject, corporate?.uscc ?? '', userId],
  );
}

export async function noteUse(tx: Queryable, { issuer, subject, corporate }: Identity): Promise<void> {
  await tx.query('update identity_bindings set last_used_at = now() where issuer = $1 and subject = $2 and uscc = $3', [
    ...[issuer, subject, corporate?.uscc ?? ''],
  ]);
}

/** A bound identity as its person sees it. `uscc`: of the organisation a corporate one acts for. */
export type OwnBinding = { id: string; kind: IdentityKind; uscc: string; boundAt: Date; lastUsedAt: Date | null };

export async function ownBindings(db: Queryable, userId: string): Promise<OwnBinding[]> {
  const { rows } = await db.query<OwnBinding>(
    `select id, case when uscc = '' then 'person' else 'corporate' end as kind, uscc, created_at as "boundAt", last_used_at as "lastUsedAt"
     from identity_bindings where user_id = $1::uuid order by created_at, id`,
    [userId],
  );
  return rows;
}

/** Takes a binding away; its person proves the password, so that a browser left open is not enough. */
export async function unbind(pool: Pool, { userId, binding, password }: { userId: string; binding: string; password: string }): Promise<{ ok: true } | Refusal> {
  const subject = `enterprise-users ${userId}`;
  const permit = await takeTry(pool, 'passwordChange', subject);
  if (!permit.ok) return tooMany('密码输错次数过多', permit.retryAfterSeconds);
  const account = await entrant(await findById(pool, 'enterprise-users', userId), password);
  if (!account) return refuse(422, '密码不正确，请重新输入。', 'password');
  await forget(pool, 'passwordChange', subject);
  const { rows } = await pool.query('delete from identity_bindings where id = $1 and user_id = $2 returning 1', [binding, userId]);
  return rows.length > 0 ? { ok: true } : refuse(404, '这项绑定已经解除，请刷新页面。');
}
