import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsBed, browser, clerk, officer, PASSWORD, processorTime, read, signInClerk, signInStaff, type AccountsBed } from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

const NOT_RECOGNISED = { errors: [{ message: '账号或密码不正确，请核对后再试。' }] };

describe('signing in', () => {
  it('gives staff a cookie scripts and other sites cannot use, and no token', async () => {
    const { email } = await officer(bed);
    const visitor = browser(bed);
    const answer = await signInStaff(visitor, email);
    const body = await read(answer);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^backoffice_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect(body).toMatchObject({ user: { email, collection: 'users' }, message: '登录成功。' });
    expect(body.exp! * 1_000 - Date.now()).toBeGreaterThan(29 * 60_000);
    expect(JSON.stringify(body)).not.toContain(visitor.sessionOf('users'));
    expect(await visitor.me('users')).toMatchObject({ email });
  });

  it('marks the cookie Secure where the platform is reached over https', async () => {
    const { email } = await officer(bed);
    process.env.SERVER_URL = 'https://ip.example.gov.cn';
    try {
      expect((await signInStaff(browser(bed), email)).headers.get('set-cookie')).toMatch(/; Secure$/);
    } finally {
      delete process.env.SERVER_URL;
    }
  });

  it('takes the form of the stock admin page', async () => {
    const { email } = await officer(bed);
    const form = new FormData();
    form.set('_payload', JSON.stringify({ email, password: PASSWORD }));
    const answer = await browser(bed).send('/users/login', { method: 'POST', body: form });
    expect(answer.status).toBe(200);
  });

  it.each(['username', 'mobile', 'email'] as const)('lets a company in by %s', async (field) => {
    const account = await clerk(bed);
    const visitor = browser(bed);
    expect((await signInClerk(visitor, account[field])).status).toBe(200);
    expect(await visitor.me('enterprise-users')).toMatchObject({ username: account.username, mobile: account.mobile });
  });

  it('reads what people type: capitals, blanks, +86, full width', async () => {
    const account = await clerk(bed);
    for (const typed of [` ${account.username.toUpperCase()} `, `+86 ${account.mobile}`, account.email.toUpperCase(), account.username.replace('q', 'ｑ')]) {
      expect((await signInClerk(browser(bed), typed)).status, typed).toBe(200);
    }
  });

  it('says which field is missing', async () => {
    const answer = await browser(bed).post('/users/login', {});
    expect(answer.status).toBe(422);
    expect(await read(answer)).toEqual({
      errors: [
        { field: 'email', message: '请输入邮箱。' },
        { field: 'password', message: '请输入密码。' },
      ],
    });
  });

  it.each(['not json', '', '[', 'null', '7'])('refuses the body %j as unreadable', async (body) => {
    const answer = await browser(bed).send('/users/login', { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(400);
  });

  it('never adopts a session a stranger planted', async () => {
    const { email } = await officer(bed);
    const visitor = browser(bed);
    visitor.cookies.set('backoffice_session', 'planted'.padEnd(43, 'x'));
    await signInStaff(visitor, email);
    expect(visitor.sessionOf('users')).not.toContain('planted');
    expect(await visitor.me('users')).toMatchObject({ email });
  });

  it('ends the session the browser held before', async () => {
    const { email } = await officer(bed);
    const [visitor, copy] = [browser(bed), browser(bed)];
    await signInStaff(visitor, email);
    copy.cookies.set('backoffice_session', visitor.sessionOf('users')!);
    await signInStaff(visitor, email);
    expect(await copy.me('users')).toBeNull();
  });
});

describe('a stranger learns nothing', () => {
  it('hears the same for an unknown name, a wrong password and a disabled account', async () => {
    const known = await officer(bed);
    const disabled = await officer(bed, 'staff', { isDisabled: true });
    const answers = await Promise.all([
      signInStaff(browser(bed), 'nobody@demo.test'),
      signInStaff(browser(bed), known.email, 'Wrong#2026'),
      signInStaff(browser(bed), disabled.email),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(401);
      expect(await read(answer.clone())).toEqual(NOT_RECOGNISED);
      expect(answer.headers.has('set-cookie')).toBe(false);
    }
    const heads = answers.map((answer) => JSON.stringify([...answer.headers]));
    expect(new Set(heads).size).toBe(1);
  });

  it('costs as much work for each, so that the time says nothing', async () => {
    const known = await clerk(bed);
    const costOf = (name: string) => processorTime(() => signInClerk(browser(bed), name, 'Wrong#2026'));
    const [first, second] = [
      [await costOf(known.username), await costOf(known.username)],
      [await costOf('meiyouzheren'), await costOf('meiyouzheren')],
    ];
    const [forKnown, forUnknown] = [Math.min(...first), Math.min(...second)];
    expect(forUnknown).toBeGreaterThan(50);
    expect(Math.max(forKnown, forUnknown) / Math.min(forKnown, forUnknown)).toBeLessThan(1.6);
  });

  it.each(['a\u0000b', '%', "' or 1=1 --", '\ud800', 'x'.repeat(254)])('gets no other answer for %j', async (name) => {
    const answer = await signInClerk(browser(bed), name);
    expect(answer.status).toBe(401);
    expect(await read(answer)).toEqual(NOT_RECOGNISED);
  });

  it('cannot use an account of the other side', async () => {
    const { email } = await officer(bed);
    expect((await signInClerk(browser(bed), email)).status).toBe(401);
  });
});

describe('guessing', () => {
  it('is locked for 15 minutes after 5 failures, even for the right password, with a time to come back', async () => {
    const { email } = await officer(bed);
    const guesser = browser(bed);
    for (let guess = 0; guess < 5; guess++) expect((await signInStaff(guesser, email, 'Wrong#2026')).status).toBe(401);
    const locked = await signInStaff(guesser, email);
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(14 * 60);
    expect(Number(locked.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
    expect(await read(locked)).toEqual({ errors: [{ message: '登录失败次数过多，请 15 分钟后再试。' }] });
  });

  it('does not lock the owner out elsewhere', async () => {
    const { email } = await officer(bed);
    const guesser = browser(bed);
    for (let guess = 0; guess < 8; guess++) await signInStaff(guesser, email, 'Wrong#2026');
    expect((await signInStaff(browser(bed), email)).status).toBe(200);
  });

  it('is not prolonged by trying on', async () => {
    const { email } = await officer(bed);
    const guesser = browser(bed, '198.51.100.7');
    for (let guess = 0; guess < 5; guess++) await signInStaff(guesser, email, 'Wrong#2026');
    await bed.pool.query(`update rate_limits set expire = expire - 600000 where key like 'signIn:%' and points > 5`);
    await signInStaff(guesser, email);
    expect(Number((await signInStaff(guesser, email)).headers.get('retry-after'))).toBeLessThanOrEqual(5 * 60);
    await bed.pool.query(`update rate_limits set expire = expire - 600000 where key like 'signIn:%' and points > 5`);
    expect((await signInStaff(guesser, email)).status).toBe(200);
  });

  it('is counted for names that do not exist as well', async () => {
    const guesser = browser(bed);
    for (let guess = 0; guess < 5; guess++) await signInClerk(guesser, 'meiyouzhege', 'Wrong#2026');
    expect((await signInClerk(guesser, 'meiyouzhege')).status).toBe(429);
  });

  it('is counted one by one when twenty guesses come at once', async () => {
    const { username } = await clerk(bed);
    const guesser = browser(bed);
    const answers = await Promise.all(Array.from({ length: 20 }, () => signInClerk(guesser, username, 'Wrong#2026')));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('from one IPv6 connection is one, whatever address of it is used', async () => {
    const { email } = await officer(bed);
    for (let guess = 0; guess < 5; guess++) await signInStaff(browser(bed, `2001:db8:7:1::${guess}`), email, 'Wrong#2026');
    expect((await signInStaff(browser(bed, '2001:db8:7:1:ffff::9'), email)).status).toBe(429);
    expect((await signInStaff(browser(bed, '2001:db8:7:2::9'), email)).status).toBe(200);
  });

  it('at many names from one address ends, too, before any hash', async () => {
    const address = '203.0.113.9';
    const names = Array.from({ length: 12 }, (_, index) => `renyi${index}`);
    for (const name of names) await Promise.all(Array.from({ length: 5 }, () => signInClerk(browser(bed, address), name, 'Wrong#2026')));
    const cost = await processorTime(async () => {
      expect((await signInClerk(browser(bed, address), 'lingyige', 'Wrong#2026')).status).toBe(429);
    });
    expect(cost).toBeLessThan(50);
  }, 120_000);

  it('leaves neither names nor addresses in the table of the limits', async () => {
    await signInStaff(browser(bed, '192.0.2.77'), 'private@demo.test', 'Wrong#2026');
    const { rows } = await bed.pool.query<{ key: string }>('select key from rate_limits');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^\w+:[\w-]{43}(?:\.[\w-]{43})?$/);
  });
});
