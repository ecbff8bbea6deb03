import type { Queryable } from '../adapters/database.ts';
import { forgetAll, forgetOne } from './rateLimits.ts';
import { dropFactor } from './secondFactor.ts';
import { endAllSessions, type AccountCollection } from './sessions.ts';

const NAMES: Record<AccountCollection, string> = {
  users: 'select array[email] as names from users where id = $1',
  'enterprise-users': 'select array[username, mobile, email] as names from enterprise_users where id = $1',
};

/** Forgets the failed sign-ins of an account, under each of its names and from every address. Other accounts keep theirs. */
export async function unlockSignIn(db: Queryable, collection: AccountCollection, id: string): Promise<void> {
  const { rows } = await db.query<{ names: string[] }>(NAMES[collection], [id]);
  for (const name of rows[0]?.names ?? []) await forgetAll(db, 'signIn', `${collection} ${name}`);
  await forgetOne(db, 'totp', id);
}

/** For somebody who lost their authenticator: it is bound anew at the next sign-in. Every session of the account ends. */
export async function resetFactor(db: Queryable, userId: string): Promise<void> {
  await dropFactor(db, userId);
  await forgetOne(db, 'totp', userId);
  await endAllSessions(db, 'users', userId);
}
