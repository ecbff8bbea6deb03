import { typedEmail } from '../domain/withheldEmail.ts';
import { parseEmail, parseMobile } from '../domain/phone.ts';
import { normaliseInput } from '../domain/text.ts';
import type { Queryable } from '../adapters/database.ts';
import type { StoredPassword } from './passwords.ts';
import type { AccountCollection } from './sessions.ts';

export type Account = { id: string; isDisabled: boolean; password: StoredPassword | null };
export type SignInName = { kind: 'email' | 'mobile' | 'username'; value: string };

/**
 * What a person signs in with, in its stored form. A user name cannot look like a mobile number and has no @,
 * so one text is one kind. Back-office accounts have an e-mail address only.
 */
export function signInName(collection: AccountCollection, typed: string): SignInName {
  const text = normaliseInput(typed).toLowerCase();
  const email = parseEmail(text);
  if (collection === 'users' || text.includes('@')) return { kind: 'email', value: email.ok ? email.value : text };
  const mobile = parseMobile(text);
  return mobile.ok ? { kind: 'mobile', value: mobile.value } : { kind: 'username', value: text };
}

const COLUMNS = 'select id, hash, salt, coalesce(is_disabled, false) as is_disabled';
const BY_NAME: Record<AccountCollection, Partial<Record<SignInName['kind'], string>>> = {
  users: { email: `${COLUMNS} from users where email = $1` },
  'enterprise-users': {
    email: `${COLUMNS} from enterprise_users where email = $1`,
    mobile: `${COLUMNS} from enterprise_users where mobile = $1`,
    username: `${COLUMNS} from enterprise_users where username = $1`,
  },
};
const BY_ID: Record<AccountCollection, string> = {
  users: `${COLUMNS} from users where id = $1`,
  'enterprise-users': `${COLUMNS} from enterprise_users where id = $1`,
};
const UNCHANGED: Record<AccountCollection, string> = {
  users: 'select id from users where id = $1 and hash is not distinct from $2 and not coalesce(is_disabled, false) for share',
  'enterprise-users': 'select id from enterprise_users where id = $1 and hash is not distinct from $2 and not coalesce(is_disabled, false) for share',
};
const SET_PASSWORD: Record<AccountCollection, string> = {
  users: 'update users set hash = $2, salt = $3, updated_at = now() where id = $1',
  'enterprise-users': 'update enterprise_users set hash = $2, salt = $3, updated_at = now() where id = $1',
};

export async function findByName(db: Queryable, collection: AccountCollection, name: SignInName): Promise<Account | null> {
  const query = BY_NAME[collection][name.kind];
  // The stored text of a withheld address is not a name anybody may sign in with; PostgreSQL takes no NUL in a text.
  if (!query || typedEmail(name.value) !== name.value || name.value.includes('\0')) return null;
  return accountOf(await db.query<AccountRow>(query, [name.value]));
}

export async function findById(db: Queryable, collection: AccountCollection, id: string): Promise<Account | null> {
  return accountOf(await db.query<AccountRow>(BY_ID[collection], [id]));
}

/**
 * Whether the account is still as it was when its password was checked, and stays so until the transaction ends:
 * a sign-in with the old password must not slip in behind a change that has just ended all sessions.
 */
export async function isUnchanged(db: Queryable, collection: AccountCollection, { id, password }: Account): Promise<boolean> {
  const { rows } = await db.query(UNCHANGED[collection], [id, password?.hash ?? null]);
  return rows.length > 0;
}

export async function setPassword(db: Queryable, collection: AccountCollection, id: string, { hash, salt }: StoredPassword): Promise<void> {
  await db.query(SET_PASSWORD[collection], [id, hash, salt]);
}

type AccountRow = { id: string; hash: string | null; salt: string | null; is_disabled: boolean };

function accountOf({ rows: [row] }: { rows: AccountRow[] }): Account | null {
  if (!row) return null;
  const password = row.hash && row.salt ? { hash: row.hash, salt: row.salt } : null;
  return { id: row.id, isDisabled: row.is_disabled, password };
}
