import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createStaff } from '../../src/accounts/createStaff.ts';
import { bindFactor, newSecret } from '../../src/accounts/secondFactor.ts';
import { brokenAccesses } from '../../src/casework/verifyChains.ts';
import { accountsBed, browser, clerk, officer, PASSWORD, read, signInClerk, signInStaff, staffBrowser, type AccountsBed } from '../support/accountsBed.ts';

/** The first administrator of a platform, and what administrators do for people who cannot sign in (spec 10). */
let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());
afterEach(() => {
  process.env.TOTP = '0';
});

const NEW_PASSWORD = 'Xin#Mima2026';
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret) }).generate();
const said = async (answer: Response) => (await answer.json()) as { next?: string; secret: string };
const made = async (email: string) => {
  const created = await createStaff(bed.pool, { email, name: '首任管理员' });
  if (!created.ok) throw new Error(created.reason);
  return created.value;
};

describe('the first administrator', () => {
  it('signs in with the printed password, sets one of their own, binds a second factor, and only then is in', async () => {
    process.env.TOTP = '1';
    const { email, password } = await made('Boss@Demo.test');
    const visitor = browser(bed);
    expect((await said(await signInStaff(visitor, email, password))).next).toBe('password');
    expect((await visitor.post('/users/sign-in/enrol')).status).toBe(401);
    expect((await said(await visitor.post('/users/sign-in/password', { newPassword: NEW_PASSWORD }))).next).toBe('enrol');
    expect(await visitor.me('users')).toBeNull();
    const { secret } = await said(await visitor.post('/users/sign-in/enrol'));
    expect((await visitor.post('/users/sign-in/confirm', { totp: codeOf(secret) })).status).toBe(200);
    expect(await visitor.me('users')).toMatchObject({ email: 'boss@demo.test', role: 'staff' });
  });

  it('signs in with the printed password once', async () => {
    const { email, password } = await made('once@demo.test');
    const visitor = browser(bed);
    await signInStaff(visitor, email, password);
    expect((await visitor.post('/users/sign-in/password', { newPassword: NEW_PASSWORD })).status).toBe(200);
    expect((await signInStaff(browser(bed), email, password)).status).toBe(401);
    expect((await signInStaff(browser(bed), email, NEW_PASSWORD)).status).toBe(200);
  });

  it.each(['short', '没有字母没有数字'])('sets no weak password: %s', async (newPassword) => {
    const { email, password } = await made(`weak${newPassword.length}@demo.test`);
    const visitor = browser(bed);
    await signInStaff(visitor, email, password);
    const answer = await visitor.post('/users/sign-in/password', { newPassword });
    expect([answer.status, (await read(answer)).errors?.[0]?.field]).toEqual([422, 'newPassword']);
    expect((await visitor.post('/users/sign-in/password', { newPassword: password })).status).toBe(422);
  });

  it('is not made over an account that exists', async () => {
    const { email, password } = await made('twice@demo.test');
    expect(await createStaff(bed.pool, { email, name: '别人' })).toEqual({ ok: false, reason: expect.stringContaining('已有后台账号') });
    expect((await said(await signInStaff(browser(bed), email, password))).next).toBe('password');
  });
});

describe('an administrator', () => {
  it('resets another’s second factor: their sessions end, they bind anew, and it is written down', async () => {
    const { visitor: staff, account } = await staffBrowser(bed);
    const person = await officer(bed, 'reviewer');
    const visitor = browser(bed);
    await signInStaff(visitor, person.email);
    await bindFactor(bed.pool, bed.payload.config.secret, person.id, { secret: newSecret(), step: 0 });
    expect((await staff.post(`/users/${person.id}/reset-totp`)).status).toBe(200);
    expect(await visitor.me('users')).toBeNull();
    process.env.TOTP = '1';
    expect((await said(await signInStaff(browser(bed), person.email))).next).toBe('enrol');
    const { rows } = await bed.pool.query(`select actor_id, what from access_log where case_collection = 'users' and case_id = $1`, [person.id]);
    expect(rows).toEqual([{ actor_id: account.id, what: 'resetTotp' }]);
    expect(await brokenAccesses(bed.pool)).toEqual([]);
  });

  it('does not reset their own', async () => {
    const { visitor, account } = await staffBrowser(bed);
    expect((await visitor.post(`/users/${account.id}/reset-totp`)).status).toBe(403);
  });

  it('unlocks a person who mistyped too often, under every name, and nobody else', async () => {
    const [person, other] = [await clerk(bed), await clerk(bed)];
    const address = '198.51.100.7';
    for (const name of [person.username, person.mobile, other.username]) {
      await Promise.all(Array.from({ length: 6 }, () => signInClerk(browser(bed, address), name, 'Wrong#2026')));
    }
    const status = async (name: string) => (await signInClerk(browser(bed, address), name, PASSWORD)).status;
    expect([await status(person.username), await status(person.mobile), await status(other.username)]).toEqual([429, 429, 429]);
    const { visitor } = await staffBrowser(bed);
    expect((await visitor.post(`/enterprise-users/${person.id}/unlock-sign-in`)).status).toBe(200);
    expect([await status(person.username), await status(person.mobile), await status(other.username)]).toEqual([200, 200, 429]);
  });

  it.each([
    ['reviewer', 'enterprise-users', 'unlock-sign-in', 403],
    ['auditor', 'users', 'reset-totp', 403],
    ['editor', 'users', 'reset-totp', 404],
    ['bank', 'enterprise-users', 'unlock-sign-in', 404],
  ] as const)('is not a %s: %s %s answers %i', async (role, collection, what, status) => {
    const { visitor } = await staffBrowser(bed, role);
    const { id } = collection === 'users' ? await officer(bed) : await clerk(bed);
    expect((await visitor.post(`/${collection}/${id}/${what}`)).status).toBe(status);
    expect((await browser(bed).post(`/${collection}/${id}/${what}`)).status).toBe(401);
  });
});

describe('a link from a mail or another site', () => {
  it('does not look signed out on the first load', async () => {
    const { visitor, account } = await staffBrowser(bed);
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', referer: 'https://mail.example.test/' };
    expect(await (await visitor.send('/users/me', { headers })).json()).toMatchObject({ user: { id: account.id } });
  });
});
