import { hashPassword } from '../../src/accounts/passwords.ts';
import { SESSION_COOKIES, type AccountCollection } from '../../src/accounts/sessions.ts';
import type { BackOfficeRole } from '../../src/domain/roles.ts';
import { testPayload, type RestInit, type TestPayload } from './payload.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export const PASSWORD = 'Demo#2026';

export type AccountsBed = TestPayload & { database: TestDatabase; pool: TestDatabase['pool'] };

/** A database of its own with a Payload on it. */
export async function accountsBed(): Promise<AccountsBed> {
  const database = await createTestDatabase();
  const payload = await testPayload(database.url);
  const close = async () => {
    await payload.close();
    await database.drop();
  };
  return { ...payload, database, pool: database.pool, close };
}

let serial = 0;

// One hash for everybody: it costs a quarter of a second, and these tests make hundreds of accounts.
const hashed = hashPassword(PASSWORD);

/** A back-office account with {@link PASSWORD}; its e-mail address is unique. */
export async function officer(bed: AccountsBed, role: BackOfficeRole = 'staff', { isDisabled = false } = {}) {
  const [email, { hash, salt }] = [`officer${++serial}@demo.test`, await hashed];
  const { rows } = await bed.pool.query<{ id: string }>(
    `insert into users (id, name, role, email, hash, salt, is_disabled) values (uuidv7(), '经办人', $1, $2, $3, $4, $5) returning id`,
    [role, email, hash, salt, isDisabled],
  );
  return { id: rows[0]!.id, email };
}

/** A portal account with {@link PASSWORD} and its organisation. */
export async function clerk(bed: AccountsBed) {
  const number = String(++serial).padStart(4, '0');
  const names = { username: `qiye${number}`, mobile: `1380000${number}`, email: `qiye${number}@demo.test` };
  const { hash, salt } = await hashed;
  const { rows } = await bed.pool.query<{ id: string }>(
    `with enterprise as (insert into enterprises (id) values (uuidv7()) returning id)
     insert into enterprise_users (id, enterprise_id, username, mobile, email, is_owner, hash, salt)
     select uuidv7(), id, $1, $2, $3, true, $4, $5 from enterprise returning id`,
    [names.username, names.mobile, names.email, hash, salt],
  );
  return { id: rows[0]!.id, ...names };
}

/** A browser: it keeps cookies, and has an address of its own unless told otherwise. */
export function browser(bed: AccountsBed, address = `10.0.${Math.floor(++serial / 250)}.${serial % 250}`) {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'x-client-address': address, ...(cookie ? { cookie } : {}), ...init.headers };
    const answer = await bed.rest(path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) keep(cookies, line);
    return answer;
  };
  const post = (path: string, json: unknown = {}, headers: Record<string, string> = {}) => send(path, { method: 'POST', json, headers });
  const me = async (collection: AccountCollection) => (await read(await send(`/${collection}/me`))).user;
  const sessionOf = (collection: AccountCollection) => cookies.get(SESSION_COOKIES[collection]);
  return { send, post, me, cookies, sessionOf };
}

export type Browser = ReturnType<typeof browser>;

/** What a person enters to register, complete but for the code; `more` replaces some of it. */
export function registrationForm(mobile: string, more: object = {}) {
  const username = `xinyonghu${++serial}`;
  const consents = { agreement: true, privacy: true };
  return { username, mobile, email: `${username}@demo.test`, code: '', password: PASSWORD, passwordConfirmation: PASSWORD, ...consents, ...more };
}

export const newMobile = () => `1377000${String(++serial).padStart(4, '0')}`;
export const askForCode = (visitor: Browser, mobile: string) => visitor.post('/enterprise-users/registration-code', { mobile });
export const register = (visitor: Browser, body: object) => visitor.post('/enterprise-users/register', body);

export type QueuedNotice = { template: string; channel: string; status: string; variables: Record<string, string>; recipient_user: string | null };

export async function noticesTo(bed: AccountsBed, recipient: string): Promise<QueuedNotice[]> {
  const { rows } = await bed.pool.query<QueuedNotice>(
    'select template, channel, status, variables, recipient_user from notices where recipient = $1 order by id',
    [recipient],
  );
  return rows;
}

/** Asks for a code and reads it where staff of a demo would: in the notices. */
export async function codeFor(bed: AccountsBed, mobile: string, visitor = browser(bed)): Promise<string> {
  await askForCode(visitor, mobile);
  return (await noticesTo(bed, mobile)).at(-1)!.variables.code!;
}

export const anotherCode = (code: string) => (code === '123456' ? '654321' : '123456');
export const WRONG_CODE = { errors: [{ field: 'code', message: '验证码不正确或已失效，请核对收到的验证码，或重新获取。' }] };

export const signInStaff = (visitor: Browser, email: string, password = PASSWORD) => visitor.post('/users/login', { email, password });
export const signInClerk = (visitor: Browser, username: string, password = PASSWORD) => visitor.post('/enterprise-users/login', { username, password });

/** A browser in which a member of staff, or another officer, is signed in. */
export async function staffBrowser(bed: AccountsBed, role: BackOfficeRole = 'staff') {
  const account = await officer(bed, role);
  const visitor = browser(bed);
  await signInStaff(visitor, account.email);
  return { account, visitor };
}

/** A browser in which a company is signed in. */
export async function clerkBrowser(bed: AccountsBed) {
  const account = await clerk(bed);
  const visitor = browser(bed);
  await signInClerk(visitor, account.username);
  return { account, visitor };
}

/** Moves a time of somebody's sessions into the past. */
export const makeOlder = (bed: AccountsBed, userId: string, column: 'last_seen_at' | 'expires_at' | 'created_at', interval: string) =>
  bed.pool.query(`update auth_sessions set ${column} = ${column} - $2::interval where user_id = $1`, [userId, interval]);

/**
 * Milliseconds of processor time `work` takes in this process, hashing threads included. Other programs on the
 * machine do not disturb it as they do a clock; one hash is about 200.
 */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

export type Answer = { errors?: { message: string; field?: string }[]; user?: Record<string, unknown> | null; exp?: number; token?: unknown; message?: string };

export async function read(answer: Response): Promise<Answer> {
  return (await answer.json()) as Answer;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [name = '', value = ''] = line.split(';', 1)[0]!.split('=');
  if (value === '') cookies.delete(name);
  else cookies.set(name, value);
}
