import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountsBed,
  anotherCode,
  askForCode,
  browser,
  clerk,
  newMobile,
  noticesTo,
  read,
  signInClerk,
  WRONG_CODE,
  type AccountsBed,
  type Browser,
} from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

const ask = (visitor: Browser, mobile: string) => visitor.post('/enterprise-users/login-code', { mobile });
const enter = (visitor: Browser, mobile: string, code: string) => visitor.post('/enterprise-users/login-by-code', { mobile, code });
const older = (mobile: string, interval: string) =>
  bed.pool.query('update sms_codes set created_at = created_at - $2::interval where mobile = $1', [mobile, interval]);

async function sentTo(mobile: string): Promise<string> {
  await ask(browser(bed), mobile);
  return (await noticesTo(bed, mobile)).at(-1)!.variables.code!;
}

describe('signing in by SMS code', () => {
  it('lets the person of the number in, with a new session', async () => {
    const account = await clerk(bed);
    const visitor = browser(bed);
    visitor.cookies.set('portal_session', 'planted'.padEnd(43, 'x'));
    const answer = await enter(visitor, ` +86 ${account.mobile}`, await sentTo(account.mobile));
    expect(answer.status).toBe(200);
    expect(visitor.sessionOf('enterprise-users')).not.toContain('planted');
    expect(await visitor.me('enterprise-users')).toMatchObject({ username: account.username });
  });

  it('works for an account without a password, which has no other way in', async () => {
    const account = await clerk(bed);
    await bed.pool.query('update enterprise_users set hash = null, salt = null where id = $1', [account.id]);
    expect((await enter(browser(bed), account.mobile, await sentTo(account.mobile))).status).toBe(200);
    expect((await signInClerk(browser(bed), account.username)).status).toBe(401);
  });

  it('the code serves once, even when two use it at the same instant', async () => {
    const account = await clerk(bed);
    const code = await sentTo(account.mobile);
    const answers = await Promise.all([enter(browser(bed), account.mobile, code), enter(browser(bed), account.mobile, code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    expect(await read(await enter(browser(bed), account.mobile, code))).toEqual(WRONG_CODE);
  });

  it('five tries end the code, right or wrong, whatever address they come from', async () => {
    const account = await clerk(bed);
    const code = await sentTo(account.mobile);
    for (let guess = 0; guess < 5; guess++) expect(await read(await enter(browser(bed), account.mobile, anotherCode(code)))).toEqual(WRONG_CODE);
    expect(await read(await enter(browser(bed), account.mobile, code))).toEqual(WRONG_CODE);
  });

  it('the code is over after five minutes', async () => {
    const account = await clerk(bed);
    const code = await sentTo(account.mobile);
    await bed.pool.query(`update sms_codes set expires_at = now() - interval '1 millisecond' where mobile = $1`, [account.mobile]);
    expect(await read(await enter(browser(bed), account.mobile, code))).toEqual(WRONG_CODE);
  });

  it('a code got to set a new password, and the code of another number, let nobody in', async () => {
    const [mine, other] = [await clerk(bed), await clerk(bed)];
    await browser(bed).post('/enterprise-users/reset-code', { name: mine.mobile });
    const reset = (await noticesTo(bed, mine.mobile)).at(-1)!.variables.code!;
    expect(await read(await enter(browser(bed), mine.mobile, reset))).toEqual(WRONG_CODE);
    expect(await read(await enter(browser(bed), mine.mobile, await sentTo(other.mobile)))).toEqual(WRONG_CODE);
  });

  it('an account disabled after its code was sent stays outside', async () => {
    const account = await clerk(bed);
    const code = await sentTo(account.mobile);
    await bed.pool.query('update enterprise_users set is_disabled = true where id = $1', [account.id]);
    expect(await read(await enter(browser(bed), account.mobile, code))).toEqual(WRONG_CODE);
  });

  it('still works for its person while somebody else guesses at the password', async () => {
    const account = await clerk(bed);
    const visitor = browser(bed);
    for (let guess = 0; guess < 6; guess++) await signInClerk(visitor, account.username, 'Wrong#2026');
    expect((await enter(visitor, account.mobile, await sentTo(account.mobile))).status).toBe(200);
  });

  it('guessing at codes of many numbers from one address ends', async () => {
    const visitor = browser(bed);
    for (let guess = 0; guess < 60; guess++) await enter(visitor, newMobile(), '123456');
    expect((await enter(visitor, newMobile(), '123456')).status).toBe(429);
  });
});

describe('a stranger who asks for a sign-in code', () => {
  it('hears the same for a number with an account, without one, and with a disabled one', async () => {
    const [known, disabled] = [await clerk(bed), await clerk(bed)];
    await bed.pool.query('update enterprise_users set is_disabled = true where id = $1', [disabled.id]);
    const numbers = [known.mobile, disabled.mobile, newMobile()];
    const answers = await Promise.all(numbers.map((mobile) => ask(browser(bed), mobile)));
    const said = await Promise.all(answers.map(async (answer) => [answer.status, await answer.clone().text(), JSON.stringify([...answer.headers])]));
    expect(new Set(said.map((each) => each.join('\n'))).size).toBe(1);
    const wrong = await Promise.all(numbers.map(async (mobile) => read(await enter(browser(bed), mobile, '000000'))));
    expect(wrong).toEqual([WRONG_CODE, WRONG_CODE, WRONG_CODE]);
  });

  it('makes the same rows each time: one code and one SMS, which tells the holder without an account that there is none', async () => {
    const [known, unknown] = [(await clerk(bed)).mobile, newMobile()];
    for (const mobile of [known, unknown]) await ask(browser(bed), mobile);
    expect(await noticesTo(bed, known)).toMatchObject([{ template: 'login-code', channel: 'sms' }]);
    expect(await noticesTo(bed, unknown)).toMatchObject([{ template: 'account-missing', channel: 'sms', variables: {} }]);
    const { rows } = await bed.pool.query('select mobile from sms_codes where mobile in ($1, $2)', [known, unknown]);
    expect(rows).toHaveLength(2);
  });

  it('never sees the code in the answer', async () => {
    const { mobile } = await clerk(bed);
    const answer = await ask(browser(bed), mobile);
    expect(await answer.text()).not.toContain((await noticesTo(bed, mobile))[0]!.variables.code!);
  });

  it('cannot bomb a number: its limits count every kind of code together', async () => {
    const { mobile } = await clerk(bed);
    expect((await ask(browser(bed), mobile)).status).toBe(200);
    const soon = await ask(browser(bed), mobile);
    expect([soon.status, (await read(soon)).errors?.[0]?.field]).toEqual([429, 'mobile']);
    expect((await askForCode(browser(bed), mobile)).status).toBe(429);
    for (let sent = 1; sent < 10; sent++) {
      await older(mobile, '2 hours');
      expect((await ask(browser(bed), mobile)).status).toBe(200);
    }
    await older(mobile, '2 minutes');
    expect((await ask(browser(bed), mobile)).status).toBe(429);
    expect(await noticesTo(bed, mobile)).toHaveLength(10);
  });

  it('cannot go through many numbers from one address', async () => {
    const visitor = browser(bed);
    for (let sent = 0; sent < 30; sent++) expect((await ask(visitor, newMobile())).status).toBe(200);
    expect((await ask(visitor, newMobile())).status).toBe(429);
  });
});
