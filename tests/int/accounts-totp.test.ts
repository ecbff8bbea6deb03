import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bindFactor, newSecret } from '../../src/accounts/secondFactor.ts';
import { accountsBed, anotherCode, browser, officer, PASSWORD, read, signInStaff, type AccountsBed, type Browser } from '../support/accountsBed.ts';

/** Sign-in to the back office with a second factor (spec 2; on by default in production). */
let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());
beforeEach(() => {
  process.env.TOTP = '1';
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
});
afterEach(() => {
  process.env.TOTP = '0';
  vi.useRealTimers();
});

const STEP_MS = 30_000;
const WRONG = { errors: [{ field: 'totp', message: '动态验证码不正确或已经用过，请等下一个验证码再输入。' }] };
const codeOf = (secret: string, steps = 0) => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * STEP_MS });
const later = (steps: number) => vi.setSystemTime(Date.now() + steps * STEP_MS);
type Said = { next?: string; secret?: string; uri?: string; picture?: string; recoveryCodes?: string[]; recoveryCodesLeft?: number };
const said = async (answer: Response) => (await answer.json()) as Said;
const step = (visitor: Browser, name: string, body: object = {}) => visitor.post(`/users/sign-in/${name}`, body);

/** An officer whose authenticator was bound a while ago; without the two hashes a sign-in costs. */
async function enrolled() {
  const account = await officer(bed);
  const secret = newSecret();
  const recoveryCodes = await bindFactor(bed.pool, bed.payload.config.secret, account.id, { secret, step: 0 });
  return { ...account, secret, recoveryCodes: recoveryCodes! };
}

async function halfWay(email: string) {
  const visitor = browser(bed);
  await signInStaff(visitor, email);
  return visitor;
}

describe('the first sign-in', () => {
  it('binds an authenticator: no session before its code is right, eight recovery codes after it', async () => {
    const account = await officer(bed);
    const visitor = browser(bed);
    const first = await signInStaff(visitor, account.email);
    expect(first.status).toBe(401);
    expect(await first.json()).toEqual({ errors: [{ message: expect.stringContaining('首次登录须绑定动态验证码') }], next: 'enrol' });
    expect(visitor.sessionOf('users')).toBeUndefined();
    const begun = await said(await step(visitor, 'enrol'));
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\//);
    expect(begun.picture).toMatch(/^data:image\/png;base64,/);
    expect(await visitor.me('users')).toBeNull();
    const done = await step(visitor, 'confirm', { totp: codeOf(begun.secret!) });
    const { recoveryCodes } = await said(done);
    expect([done.status, new Set(recoveryCodes).size]).toEqual([200, 8]);
    expect(await visitor.me('users')).toMatchObject({ id: account.id });
  });

  it('shows the same secret after a reload, and binds nothing to a wrong code', async () => {
    const { email, id } = await officer(bed);
    const visitor = await halfWay(email);
    const [one, two] = [await said(await step(visitor, 'enrol')), await said(await step(visitor, 'enrol'))];
    expect(two.secret).toBe(one.secret);
    expect(await read(await step(visitor, 'confirm', { totp: anotherCode(codeOf(one.secret!)) }))).toEqual(WRONG);
    expect((await bed.pool.query('select 1 from second_factors where user_id = $1', [id])).rows).toEqual([]);
  });

  it('started twice binds one authenticator: whoever is second signs in again', async () => {
    const { email } = await officer(bed);
    const visitors = [await halfWay(email), await halfWay(email)];
    const secrets = await Promise.all(visitors.map(async (visitor) => (await said(await step(visitor, 'enrol'))).secret!));
    const answers = await Promise.all(visitors.map((visitor, index) => step(visitor, 'confirm', { totp: codeOf(secrets[index]!) })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });
});

describe('every later sign-in', () => {
  it('takes the password, then a code', async () => {
    const { email, id, secret } = await enrolled();
    const visitor = browser(bed);
    expect(await (await signInStaff(visitor, email)).json()).toEqual({ errors: [{ field: 'totp', message: expect.any(String) }], next: 'totp' });
    expect(await visitor.me('users')).toBeNull();
    expect((await step(visitor, 'totp', { totp: codeOf(secret) })).status).toBe(200);
    expect(await visitor.me('users')).toMatchObject({ id });
  });

  it('may send both at once', async () => {
    const { email, secret } = await enrolled();
    const visitor = browser(bed);
    expect((await visitor.post('/users/login', { email, password: PASSWORD, totp: codeOf(secret) })).status).toBe(200);
    expect(await visitor.me('users')).not.toBeNull();
  });

  it.each([
    [-2, 422],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 422],
  ])('takes the code of %i steps from now: %i', async (steps, status) => {
    const { email, secret } = await enrolled();
    later(3);
    expect((await browser(bed).post('/users/login', { email, password: PASSWORD, totp: codeOf(secret, steps) })).status).toBe(status);
  });

  it('takes each code once, also of two requests at the same time, and none before it', async () => {
    const { email, secret } = await enrolled();
    const totp = codeOf(secret);
    const answers = await Promise.all([1, 2, 3].map(() => browser(bed).post('/users/login', { email, password: PASSWORD, totp })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422, 422]);
    const earlier = await browser(bed).post('/users/login', { email, password: PASSWORD, totp: codeOf(secret, -1) });
    expect(await read(earlier)).toEqual(WRONG);
  });

  it('says nothing about codes to whoever does not know the password', async () => {
    const { email, secret } = await enrolled();
    const answer = await browser(bed).post('/users/login', { email, password: 'Wrong#2026', totp: codeOf(secret) });
    expect([answer.status, await read(answer)]).toEqual([401, { errors: [{ message: '账号或密码不正确，请核对后再试。' }] }]);
  });

  it('is locked for the account after five wrong codes, from every address, and only for its second step', async () => {
    const { email, secret } = await enrolled();
    const wrong = anotherCode(codeOf(secret));
    const tries = [];
    const visitors = [await halfWay(email), await halfWay(email)];
    for (let count = 0; count < 6; count += 1) tries.push((await step(visitors[count % 2]!, 'totp', { totp: wrong })).status);
    expect(tries).toEqual([422, 422, 422, 422, 422, 429]);
    const right = await step(await halfWay(email), 'totp', { totp: codeOf(secret) });
    expect([right.status, Number(right.headers.get('retry-after')) > 800]).toEqual([429, true]);
    const { email: other, secret: theirs } = await enrolled();
    expect((await step(await halfWay(other), 'totp', { totp: codeOf(theirs) })).status).toBe(200);
  });
});

describe('a recovery code', () => {
  it('signs in once, however it is typed, and says how many are left', async () => {
    const { email, recoveryCodes } = await enrolled();
    const typed = ` ${recoveryCodes[0]!.toLowerCase()} `;
    const answer = await step(await halfWay(email), 'totp', { totp: typed });
    expect([answer.status, (await said(answer)).recoveryCodesLeft]).toEqual([200, 7]);
    expect((await step(await halfWay(email), 'totp', { totp: typed })).status).toBe(422);
  });

  it('and the secret of the authenticator are not readable in the database', async () => {
    const { id, secret, recoveryCodes } = await enrolled();
    const { rows } = await bed.pool.query<{ text: string }>(
      `select (select to_jsonb(f)::text from second_factors f where user_id = $1) || (select jsonb_agg(c)::text from recovery_codes c where user_id = $1) as text`,
      [id],
    );
    for (const known of [secret, ...recoveryCodes]) expect(rows[0]!.text).not.toContain(known);
  });
});

describe('half-way through a sign-in', () => {
  it('the cookie opens nothing but the rest of the sign-in', async () => {
    const { email } = await enrolled();
    const visitor = await halfWay(email);
    expect(await visitor.me('users')).toBeNull();
    expect((await visitor.send('/users')).status).toBe(404);
  });

  it('the cookie is out of reach of scripts and other sites', async () => {
    const { email } = await enrolled();
    const cookie = (await signInStaff(browser(bed), email)).headers.get('set-cookie');
    expect(cookie).toMatch(/^backoffice_step=[\w-]{43}; Path=\/api\/users; Max-Age=600; HttpOnly; SameSite=Strict$/);
  });

  it.each([
    ['ten minutes passed', (id: string) => bed.pool.query(`update sign_in_steps set expires_at = now() where user_id = $1`, [id])],
    ['the account was disabled', (id: string) => bed.pool.query('update users set is_disabled = true where id = $1', [id])],
    ['the password was changed', (id: string) => bed.pool.query(`update users set hash = 'pbkdf2-sha256-v1:00' where id = $1`, [id])],
  ])('it is over when %s', async (_what, happen) => {
    const { id, email, secret } = await enrolled();
    const visitor = await halfWay(email);
    await happen(id);
    const answer = await step(visitor, 'totp', { totp: codeOf(secret) });
    expect([answer.status, (await read(answer)).errors?.[0]?.message]).toEqual([401, '登录步骤已超时或已完成，请重新输入邮箱和密码。']);
  });

  it('a finished sign-in is not finished again', async () => {
    const { email, secret } = await enrolled();
    const visitor = await halfWay(email);
    const cookie = `backoffice_step=${visitor.cookies.get('backoffice_step')}`;
    await step(visitor, 'totp', { totp: codeOf(secret) });
    later(2);
    expect((await browser(bed).post('/users/sign-in/totp', { totp: codeOf(secret) }, { cookie })).status).toBe(401);
  });

  it('an enrolled account is not enrolled anew with the password alone', async () => {
    const { email } = await enrolled();
    expect((await step(await halfWay(email), 'enrol')).status).toBe(409);
  });
});
