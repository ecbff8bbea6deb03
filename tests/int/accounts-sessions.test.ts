import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUpAccounts } from '../../src/accounts/cleanUp.ts';
import {
  accountsBed,
  browser,
  clerk,
  clerkBrowser,
  makeOlder,
  officer,
  PASSWORD,
  read,
  signInClerk,
  signInStaff,
  staffBrowser,
  type AccountsBed,
} from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

describe('a session', () => {
  it('ends after 30 minutes without use', async () => {
    const { account, visitor } = await staffBrowser(bed);
    await makeOlder(bed, account.id, 'last_seen_at', '29 minutes');
    expect(await visitor.me('users')).not.toBeNull();
    await makeOlder(bed, account.id, 'last_seen_at', '31 minutes');
    expect(await visitor.me('users')).toBeNull();
  });

  it('ends after 12 hours, however busy', async () => {
    const { account, visitor } = await clerkBrowser(bed);
    await makeOlder(bed, account.id, 'expires_at', '11 hours 59 minutes');
    expect(await visitor.me('enterprise-users')).not.toBeNull();
    await makeOlder(bed, account.id, 'expires_at', '1 minute');
    expect(await visitor.me('enterprise-users')).toBeNull();
  });

  it('is prolonged by use', async () => {
    const { account, visitor } = await staffBrowser(bed);
    for (let hour = 0; hour < 3; hour++) {
      await makeOlder(bed, account.id, 'last_seen_at', '20 minutes');
      expect(await visitor.me('users')).not.toBeNull();
    }
  });

  it('is kept as a hash: the table holds nothing a browser could send', async () => {
    const { visitor } = await staffBrowser(bed);
    const { rows } = await bed.pool.query('select to_jsonb(s)::text as row from auth_sessions s');
    expect(JSON.stringify(rows)).not.toContain(visitor.sessionOf('users'));
  });

  it('tells the admin page when it ends, and later after "stay signed in"', async () => {
    const { account, visitor } = await staffBrowser(bed);
    await makeOlder(bed, account.id, 'last_seen_at', '50 seconds');
    const before = await read(await visitor.send('/users/me'));
    const stayed = await visitor.post('/users/refresh-token');
    const after = await read(stayed);
    expect(stayed.status).toBe(200);
    expect(after).toMatchObject({ user: { email: account.email } });
    expect(after.exp! - before.exp!).toBeGreaterThanOrEqual(49);
    expect(after.exp! * 1_000 - Date.now()).toBeLessThanOrEqual(30 * 60_000);
  });

  it('that has ended cannot be prolonged; the cookie goes', async () => {
    const { account, visitor } = await staffBrowser(bed);
    await makeOlder(bed, account.id, 'last_seen_at', '31 minutes');
    const answer = await visitor.post('/users/refresh-token');
    expect(answer.status).toBe(401);
    expect(await read(answer)).toEqual({ errors: [{ message: '您尚未登录，或登录已过期，请重新登录。' }] });
    expect(visitor.sessionOf('users')).toBeUndefined();
  });
});

describe('signing out', () => {
  it('ends the session on the server, not only the cookie', async () => {
    const { visitor } = await clerkBrowser(bed);
    const copy = browser(bed);
    copy.cookies.set('portal_session', visitor.sessionOf('enterprise-users')!);
    expect((await visitor.post('/enterprise-users/logout')).status).toBe(200);
    expect(visitor.sessionOf('enterprise-users')).toBeUndefined();
    expect(await copy.me('enterprise-users')).toBeNull();
  });

  it('leaves other browsers signed in, unless asked to end all', async () => {
    const { account, visitor } = await staffBrowser(bed);
    const [second, third] = [browser(bed), browser(bed)];
    await Promise.all([signInStaff(second, account.email), signInStaff(third, account.email)]);
    await visitor.post('/users/logout');
    expect(await second.me('users')).not.toBeNull();
    await second.post('/users/logout?allSessions=true');
    expect(await third.me('users')).toBeNull();
  });

  it('twice is no fault', async () => {
    expect((await browser(bed).post('/users/logout')).status).toBe(200);
  });
});

describe('two people in one browser', () => {
  it('are told apart by the page they are on', async () => {
    const { account: staff, visitor } = await staffBrowser(bed);
    const company = await clerk(bed);
    await signInClerk(visitor, company.username);
    expect(await visitor.me('users')).toMatchObject({ id: staff.id });
    expect(await visitor.me('enterprise-users')).toMatchObject({ id: company.id });
    const asks = async (referer: string) => (await visitor.send(`/enterprise-users/${company.id}`, { headers: { referer } })).json();
    expect(await asks('http://localhost:3000/portal/account')).toMatchObject({ mobile: company.mobile });
    expect(await asks('http://localhost:3000/admin/collections/enterprise-users')).toMatchObject({ mobile: expect.stringContaining('****') });
  });

  it('signing out of one leaves the other', async () => {
    const { visitor } = await staffBrowser(bed);
    const company = await clerk(bed);
    await signInClerk(visitor, company.username);
    await visitor.post('/enterprise-users/logout');
    expect(await visitor.me('users')).not.toBeNull();
    expect(await visitor.me('enterprise-users')).toBeNull();
  });
});

describe('Payload’s own doors', () => {
  it.each(['users', 'enterprise-users'])('of %s that we do not offer answer 404 in Chinese', async (collection) => {
    const doors: [string, string][] = [
      ...['first-register', 'forgot-password', ...(collection === 'users' ? ['reset-password'] : []), 'unlock', 'verify/abc'].map((path): [string, string] => ['POST', path]),
      ['GET', 'init'],
    ];
    for (const [method, path] of doors) {
      const json = { email: 'boss@demo.test', username: 'boss', password: PASSWORD, name: 'x', role: 'staff' };
      const answer = await browser(bed).send(`/${collection}/${path}`, method === 'POST' ? { method, json } : { method });
      expect(answer.status, path).toBe(404);
      expect((await read(answer)).errors?.[0]?.message, path).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('first-register makes nobody the first member of staff', async () => {
    await browser(bed).post('/users/first-register', { email: 'first@demo.test', password: PASSWORD, name: 'x', role: 'staff' });
    expect((await bed.pool.query(`select 1 from users where email = 'first@demo.test'`)).rows).toHaveLength(0);
  });

  it('take no token, not even one signed with our secret', async () => {
    const { email } = await officer(bed);
    const { token } = await bed.payload.login({ collection: 'users', data: { email, password: PASSWORD } });
    expect(token).toBeTypeOf('string');
    const tries: Record<string, string>[] = [{ authorization: `JWT ${token}` }, { authorization: `Bearer ${token}` }, { cookie: `payload-token=${token}` }];
    for (const headers of tries) {
      expect((await read(await bed.rest('/users/me', { headers }))).user).toBeNull();
      expect((await bed.rest('/users', { headers })).status).toBe(404);
    }
  });
});

describe('cleaning up', () => {
  it('removes what has ended and nothing else', async () => {
    const { account, visitor } = await staffBrowser(bed);
    const { account: gone } = await staffBrowser(bed);
    await makeOlder(bed, gone.id, 'last_seen_at', '31 minutes');
    await bed.pool.query(
      `insert into sms_codes (purpose, mobile, code_hash, created_at, expires_at) values
       ('registration', '13900000001', 'x', now() - interval '25 hours', now() - interval '24 hours'),
       ('registration', '13900000002', 'x', now() - interval '23 hours', now() - interval '22 hours')`,
    );
    await bed.pool.query(
      `insert into rate_limits values ('old', 1, extract(epoch from now()) * 1000 - 1), ('new', 1, extract(epoch from now()) * 1000 + 60000)`,
    );
    const cleaned = await cleanUpAccounts(bed.pool);
    expect(cleaned.codes).toBe(1);
    expect(cleaned.sessions).toBeGreaterThanOrEqual(1);
    expect(await visitor.me('users')).toMatchObject({ id: account.id });
    expect((await bed.pool.query(`select key from rate_limits where key in ('old', 'new')`)).rows).toEqual([{ key: 'new' }]);
  });
});
