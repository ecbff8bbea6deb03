import { findSessionUser, startSession, type AccountCollection, type SessionUser } from '../../src/accounts/sessions.ts';
import { bank, teller } from '../support/loans.ts';
import { company, type Company } from '../support/people.ts';
import { testPayload, type RestInit, type TestPayload } from '../support/payload.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import type { ActorName } from './accessTable.ts';

/** A person with a session: the cookie for REST, the account for the Local API. */
export type Person = { cookie: string; user: SessionUser | null };

export type AccessBed = TestPayload & {
  database: TestDatabase;
  pool: TestDatabase['pool'];
  own: Company;
  other: Company;
  people: Record<ActorName, Person>;
  /** A request as one of the people. */
  as: (actor: ActorName, path: string, init?: RestInit) => Promise<Response>;
};

export async function accessBed(): Promise<AccessBed> {
  const database = await createTestDatabase();
  const { pool } = database;
  const bed = await testPayload(database.url);
  const [own, other] = [await company(pool, { name: '甲测试有限公司' }), await company(pool, { name: '乙测试有限公司' })];
  const officer = async (role: string) => signedIn(database, 'users', await officerRow(database, role));
  const people: AccessBed['people'] = {
    public: { cookie: '', user: null },
    own: await signedIn(database, 'enterprise-users', own.user),
    other: await signedIn(database, 'enterprise-users', other.user),
    bank: await signedIn(database, 'users', (await teller(pool, await bank(pool, '甲银行'))).id!),
    reviewer: await officer('reviewer'),
    editor: await officer('editor'),
    staff: await officer('staff'),
    auditor: await officer('auditor'),
    otherBank: await signedIn(database, 'users', (await teller(pool, await bank(pool, '乙银行'))).id!),
  };
  const as: AccessBed['as'] = (actor, path, init = {}) => bed.rest(path, { ...init, headers: { ...cookieOf(people[actor]), ...init.headers } });
  const close = async () => {
    await bed.close();
    await database.drop();
  };
  return { ...bed, database, pool, own, other, people, as, close };
}

function cookieOf({ cookie }: Person): Record<string, string> {
  return cookie ? { cookie } : {};
}

let serial = 0;

export async function officerRow({ pool }: Pick<TestDatabase, 'pool'>, role: string): Promise<string> {
  serial += 1;
  const { rows } = await pool.query<{ id: string }>(
    `insert into users (id, name, role, email, mobile) values (uuidv7(), $1, $2::enum_users_role, $3, '13700000000') returning id`,
    [`经办人${serial}`, role, `officer${serial}@example.test`],
  );
  return rows[0]!.id;
}

const COOKIES = { users: 'backoffice_session', 'enterprise-users': 'portal_session' };

export async function signedIn({ pool }: Pick<TestDatabase, 'pool'>, collection: AccountCollection, id: string): Promise<Person> {
  const token = await startSession(pool, collection, id, 'test');
  return { cookie: `${COOKIES[collection]}=${token}`, user: await findSessionUser(pool, collection, token) };
}
