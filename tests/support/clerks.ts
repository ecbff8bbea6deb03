import { SESSION_COOKIES, startSession } from '../../src/accounts/sessions.ts';
import { browser, clerk, noticesTo, registrationForm, type AccountsBed, type Browser } from './accountsBed.ts';

/** A company's main account in a browser, and what it does with clerks. */
export async function ownerBrowser(bed: AccountsBed) {
  const account = await clerk(bed);
  const visitor = await signedIn(bed, account.id);
  const { rows } = await bed.pool.query<{ id: string }>('select enterprise_id as id from enterprise_users where id = $1', [account.id]);
  const invite = (mobile: string, email?: string) => visitor.post('/enterprise-users/invitations', { mobile, ...(email ? { email } : {}) });
  const act = (id: string, what: string) => visitor.post(`/enterprise-users/${id}/${what}`);
  return { account, visitor, enterprise: rows[0]!.id, invite, act };
}

export type OwnerBrowser = Awaited<ReturnType<typeof ownerBrowser>>;

/** The code of the last invitation of a number, read where staff of a demo would. */
export async function invitationCode(bed: AccountsBed, recipient: string): Promise<string> {
  return (await noticesTo(bed, recipient)).findLast(({ template }) => template === 'clerk-invited')!.variables.code!;
}

/** The SMS code of somebody who joins. */
export async function joinCode(bed: AccountsBed, visitor: Browser, mobile: string, invitation: string): Promise<string> {
  await visitor.post('/enterprise-users/invitation-code', { invitation });
  return (await noticesTo(bed, mobile)).findLast(({ template }) => template === 'registration-code')?.variables.code ?? '000000';
}

/** What an invited person sends; `more` replaces some of it. */
export async function joinForm(bed: AccountsBed, visitor: Browser, mobile: string, more: object = {}) {
  const invitation = await invitationCode(bed, mobile);
  const { mobile: _mobile, ...form } = registrationForm(mobile, { code: await joinCode(bed, visitor, mobile, invitation) });
  return { ...form, invitation, ...more };
}

export const join = (visitor: Browser, body: object) => visitor.post('/enterprise-users/join', body);

/** Another clerk of the company, in a browser of their own. Joining takes two hashes, so it is told once and not used to make people. */
export async function joinedClerk(bed: AccountsBed, owner: OwnerBrowser) {
  const account = await clerk(bed);
  await bed.pool.query('update enterprise_users set is_owner = false, enterprise_id = $2 where id = $1', [account.id, owner.enterprise]);
  return { ...account, visitor: await signedIn(bed, account.id) };
}

async function signedIn(bed: AccountsBed, userId: string): Promise<Browser> {
  const visitor = browser(bed);
  visitor.cookies.set(SESSION_COOKIES['enterprise-users'], await startSession(bed.pool, 'enterprise-users', userId, 'test'));
  return visitor;
}
