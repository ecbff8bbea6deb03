import type { Pool } from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import type { Identity } from '../adapters/identity/provider.ts';
import type { Registration } from '../domain/registration.ts';
import type { CodeDesk } from './accountCodes.ts';
import type { Account } from './accounts.ts';
import { refuse, type Refusal } from './refusal.ts';
import { register, type Consent, type Placement } from './registration.ts';
import { endSession, startSession } from './sessions.ts';
import { afterPassword, openSessionIn, type Credentials, type SignedInAs, type Visitor } from './signIn.ts';
import { dropPending, keepPending, lockPending, pendingIdentity } from './ssoAttempts.ts';
import { bindIdentity, boundAccount, noteUse } from './ssoBindings.ts';
import { openOrganisation, organisationOf, refuseForeignAccount, tellMainAccount, type Organisation } from './ssoOrganisations.ts';

/** What follows from an identity: a session, a choice the person has to make (`token` for their browser), or a closed door. */
export type Arrival = { kind: 'signedIn'; token: string } | { kind: 'pending'; token: string } | { kind: 'disabled' };

const OVER = refuse(409, '身份认证的结果只保留 15 分钟，现在已经失效。请回到登录页重新开始。');
const BOUND_ALREADY = refuse(409, '这个身份刚刚已绑定账号，请回到登录页重新登录。');

/**
 * Somebody the provider vouches for. The account bound to them signs in; for a corporate identity only when it belongs to
 * the organisation its USCC means now. Everybody else is asked first: nobody joins an organisation unseen.
 */
export async function arrive(pool: Pool, identity: Identity, state: string, visitor: Visitor): Promise<Arrival> {
  return inTransaction(pool, async (tx) => {
    const { bound } = await standing(tx, identity);
    if (!bound) return { kind: 'pending', token: await keepPending(tx, state, identity) };
    if (bound.isDisabled) return { kind: 'disabled' };
    await noteUse(tx, identity);
    if (visitor.token) await endSession(tx, visitor.token);
    return { kind: 'signedIn', token: await startSession(tx, 'enterprise-users', bound.userId, visitor.agent) };
  });
}

/** Opens an account for the pending identity: in the organisation of its USCC, else with an organisation of its own. */
export async function registerPending(
  desk: CodeDesk,
  token: string | undefined,
  registration: Registration,
  consent: Consent,
  visitor: Visitor,
): Promise<SignedInAs | Refusal> {
  if (!(await pendingIdentity(desk.pool, token))) return OVER;
  return register(desk, registration, consent, visitor, placementOf(token as string));
}

/** Binds the pending identity to an account whose password the person knows, and signs in. */
export async function bindPending(pool: Pool, token: string | undefined, credentials: Credentials, visitor: Visitor): Promise<SignedInAs | Refusal> {
  if (!(await pendingIdentity(pool, token))) return OVER;
  return afterPassword(pool, 'enterprise-users', credentials, visitor, (account) =>
    inTransaction(pool, (tx) => bindAccount(tx, token as string, account, visitor)),
  );
}

/** Who waits for an account in this browser, and the organisation they would join. */
export type Waiting = { identity: Identity; next: string; organisation: Organisation | null };

export async function waitingIdentity(db: Queryable, token: string | undefined): Promise<Waiting | null> {
  const pending = await pendingIdentity(db, token);
  if (!pending) return null;
  const { corporate } = pending.identity;
  return { ...pending, organisation: corporate && (await organisationOf(db, corporate.uscc)) };
}

async function bindAccount(tx: Queryable, token: string, account: Account, visitor: Visitor): Promise<SignedInAs | Refusal | null> {
  await takeTurn(tx);
  const identity = await pendingIn(tx, token);
  if ('ok' in identity) return identity;
  const { rows } = await tx.query<{ enterprise: string }>('select enterprise_id as enterprise from enterprise_users where id = $1', [account.id]);
  const enterprise = rows[0]!.enterprise;
  const foreign = identity.corporate && (await refuseForeignAccount(tx, identity.corporate, enterprise));
  if (foreign) return foreign;
  const session = await openSessionIn(tx, 'enterprise-users', account, visitor);
  if (!session) return null;
  await settle(tx, identity, { userId: account.id, enterprise }, token);
  return { ok: true, userId: account.id, token: session };
}

function placementOf(token: string): Placement {
  let identity: Identity;
  let organisation: Organisation | null;
  return {
    enterprise: async (tx) => {
      const found = await pendingIn(tx, token);
      if ('ok' in found) return found;
      identity = found;
      ({ organisation } = await standing(tx, identity));
      return organisation?.id ?? null;
    },
    settle: async (tx, account) => {
      await settle(tx, identity, account, token);
      if (organisation) await tellMainAccount(tx, organisation, account.userId);
    },
  };
}

/** The waiting identity, unless it is waiting no more or somebody was quicker. */
async function pendingIn(tx: Queryable, token: string): Promise<Identity | Refusal> {
  const pending = await lockPending(tx, token);
  if (!pending) return OVER;
  const { bound } = await standing(tx, pending.identity);
  return bound ? BOUND_ALREADY : pending.identity;
}

async function settle(tx: Queryable, identity: Identity, account: { userId: string; enterprise: string }, token: string): Promise<void> {
  const { corporate } = identity;
  if (corporate && !(await organisationOf(tx, corporate.uscc))) await openOrganisation(tx, corporate, account.enterprise);
  await bindIdentity(tx, identity, account.userId);
  await dropPending(tx, token);
}

/** The organisation an identity acts for and the account it has there; a natural person's account is wherever it is. */
async function standing(tx: Queryable, identity: Identity): Promise<{ organisation: Organisation | null; bound: Awaited<ReturnType<typeof boundAccount>> }> {
  const organisation = identity.corporate && (await organisationOf(tx, identity.corporate.uscc));
  const bound = await boundAccount(tx, identity);
  return { organisation, bound: bound && (!identity.corporate || bound.enterprise === organisation?.id) ? bound : null };
}

/** Organisations are opened one after the other, as registrations are. */
async function takeTurn(tx: Queryable): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('registration', 0))`);
}
