import type { Queryable } from '../adapters/database.ts';
import { typedEmail } from '../domain/withheldEmail.ts';

/** An account as its own person sees it. */
export type OwnAccount = { username: string; mobile: string; email: string; createdAt: Date };

export async function ownAccount(db: Queryable, user: string): Promise<OwnAccount> {
  const { rows } = await db.query<OwnAccount>(`select username, mobile, email, created_at as "createdAt" from enterprise_users where id = $1::uuid`, [user]);
  const account = rows[0];
  if (!account) throw new Error('a session without its account');
  return { ...account, email: typedEmail(account.email) };
}
