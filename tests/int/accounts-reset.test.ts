import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withholdEmail } from '../../src/domain/withheldEmail.ts';
import {
  accountsBed,
  anotherCode,
  browser,
  clerk,
  clerkBrowser,
  newMobile,
  noticesTo,
  officer,
  PASSWORD,
  processorTime,
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

const NEW_PASSWORD = 'Other#2027';
const ask = (visitor: Browser, name: string) => visitor.post('/enterprise-users/reset-code', { name });
const reset = (visitor: Browser, name: string, code: string, password = NEW_PASSWORD) =>
  visitor.post('/enterprise-users/reset-password', { name, code, password });

async function sentTo(address: string): Promise<string> {
  await ask(browser(bed), address);
  return (await noticesTo(bed, address)).at(-1)!.variables.code!;
}

describe('a forgotten password', () => {
  it.each(['mobile', 'email'] as const)('is set anew with a code sent to the %s: old sessions end, nobody is signed in by it', async (field) => {
    const { account, visitor: elsewhere } = await clerkBrowser(bed);
    const visitor = browser(bed);
    const code = await sentTo(account[field]);
    const answer = await reset(visitor, account[field], code);
    expect(answer.status).toBe(200);
    expect(answer.headers.has('set-cookie')).toBe(false);
    expect(visitor.sessionOf('enterprise-users')).toBeUndefined();
    expect(await elsewhere.me('enterprise-users')).toBeNull();
    expect((await signInClerk(browser(bed), account.username, PASSWORD)).status).toBe(401);
    expect((await signInClerk(browser(bed), account.username, NEW_PASSWORD)).status).toBe(200);
  });

  it('the other address of the account is told, so that a stolen phone or mailbox is noticed', async () => {
    const [byPhone, byMail] = [await clerk(bed), await clerk(bed)];
    await reset(browser(bed), byPhone.mobile, await sentTo(byPhone.mobile));
    await reset(browser(bed), byMail.email, await sentTo(byMail.email));
    expect(await noticesTo(bed, byPhone.email)).toMatchObject([{ template: 'password-reset', channel: 'email', recipient_user: byPhone.id }]);
    expect(await noticesTo(bed, byMail.mobile)).toMatchObject([{ template: 'password-reset', channel: 'sms', recipient_user: byMail.id }]);
  });

  it('whoever was locked out by mistyping the old one need not wait', async () => {
    const account = await clerk(bed);
    const visitor = browser(bed);
    for (let guess = 0; guess < 6; guess++) await signInClerk(visitor, account.mobile, 'Wrong#2026');
    expect((await signInClerk(visitor, account.mobile)).status).toBe(429);
    await reset(visitor, account.mobile, await sentTo(account.mobile));
    expect((await signInClerk(visitor, account.mobile, NEW_PASSWORD)).status).toBe(200);
  });

  it('a weak one is refused before the code is tried', async () => {
    const account = await clerk(bed);
    const code = await sentTo(account.mobile);
    for (let round = 0; round < 6; round++) {
      expect((await read(await reset(browser(bed), account.mobile, code, 'weak'))).errors?.[0]).toMatchObject({ field: 'password' });
    }
    expect((await reset(browser(bed), account.mobile, code)).status).toBe(200);
  });

  it('the code serves once, ends after five tries and after five minutes', async () => {
    const [used, tried, late] = [await clerk(bed), await clerk(bed), await clerk(bed)];
    const first = await sentTo(used.mobile);
    const answers = await Promise.all([reset(browser(bed), used.mobile, first), reset(browser(bed), used.mobile, first, 'Third#2027')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const second = await sentTo(tried.email);
    for (let guess = 0; guess < 5; guess++) expect(await read(await reset(browser(bed), tried.email, anotherCode(second)))).toEqual(WRONG_CODE);
    expect(await read(await reset(browser(bed), tried.email, second))).toEqual(WRONG_CODE);
    const third = await sentTo(late.email);
    await bed.pool.query(`update sms_codes set expires_at = now() - interval '1 millisecond' where email = $1`, [late.email]);
    expect(await read(await reset(browser(bed), late.email, third))).toEqual(WRONG_CODE);
  });

  it('a code got to sign in sets no password', async () => {
    const account = await clerk(bed);
    await browser(bed).post('/enterprise-users/login-code', { mobile: account.mobile });
    const code = (await noticesTo(bed, account.mobile)).at(-1)!.variables.code!;
    expect(await read(await reset(browser(bed), account.mobile, code))).toEqual(WRONG_CODE);
    expect((await signInClerk(browser(bed), account.username)).status).toBe(200);
  });

  it('of the back office is set by staff: its address answers 404', async () => {
    const { email } = await officer(bed);
    expect((await browser(bed).post('/users/reset-code', { name: email })).status).toBe(404);
    const answer = await browser(bed).post('/users/reset-password', { name: email, code: '123456', password: NEW_PASSWORD });
    expect([answer.status, await read(answer)]).toEqual([404, { errors: [{ message: '不能自助找回密码，请联系平台管理员重设。' }] }]);
    await ask(browser(bed), email);
    expect(await noticesTo(bed, email)).toMatchObject([{ template: 'account-missing' }]);
  });
});

describe('a stranger who asks to set a password anew', () => {
  it('hears the same for an address with an account, without one, and with a disabled one', async () => {
    const [known, disabled] = [await clerk(bed), await clerk(bed)];
    await bed.pool.query('update enterprise_users set is_disabled = true where id = $1', [disabled.id]);
    for (const addresses of [
      [known.mobile, disabled.mobile, newMobile()],
      [known.email, disabled.email, 'nobody@example.test'],
    ]) {
      const answers = await Promise.all(addresses.map((address) => ask(browser(bed), address)));
      const said = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text(), JSON.stringify([...answer.headers])].join('\n')));
      expect(new Set(said).size).toBe(1);
      const wrong = await Promise.all(addresses.map(async (address) => read(await reset(browser(bed), address, '000000'))));
      expect(wrong).toEqual([WRONG_CODE, WRONG_CODE, WRONG_CODE]);
    }
  });

  it('makes nobody compute a hash: no answer to a wrong code takes the time of one', async () => {
    const known = await clerk(bed);
    const code = await sentTo(known.mobile);
    const costs = [];
    for (const address of [known.mobile, newMobile()]) costs.push(await processorTime(() => reset(browser(bed), address, anotherCode(code))));
    expect(Math.max(...costs)).toBeLessThan(80);
  });

  it('cannot bomb a mailbox: 1 a minute, 5 an hour, also for one without an account', async () => {
    for (const address of [(await clerk(bed)).email, 'bombed@example.test']) {
      for (let sent = 0; sent < 5; sent++) {
        expect((await ask(browser(bed), address)).status).toBe(200);
        const soon = await ask(browser(bed), address);
        expect([soon.status, (await read(soon)).errors?.[0]?.field]).toEqual([429, 'name']);
        await bed.pool.query(`update sms_codes set created_at = created_at - interval '5 minutes' where email = $1`, [address]);
      }
      expect((await ask(browser(bed), address)).status).toBe(429);
      expect(await noticesTo(bed, address)).toHaveLength(5);
    }
  });

  it('is refused a user name, known or not, before anything is looked up', async () => {
    const { username } = await clerk(bed);
    const answers = await Promise.all([username, 'meiyouzheren'].map(async (name) => read(await ask(browser(bed), name))));
    expect(answers[0]).toEqual({ errors: [{ field: 'name', message: '请输入手机号码或电子邮箱，这里不能用用户名。' }] });
    expect(answers[1]).toEqual(answers[0]);
  });
});

describe('an e-mail address that was withheld from its account', () => {
  it('never gets a code for that account: its owner’s account alone is reset by it', async () => {
    const [owner, second] = [await clerk(bed), await clerk(bed)];
    const stored = withholdEmail(owner.email, 'a1b2c3d4e5f6');
    await bed.pool.query('update enterprise_users set email = $2 where id = $1', [second.id, stored]);
    expect((await ask(browser(bed), stored)).status).toBe(422);
    await reset(browser(bed), owner.email, await sentTo(owner.email));
    expect((await signInClerk(browser(bed), owner.username, NEW_PASSWORD)).status).toBe(200);
    expect((await signInClerk(browser(bed), second.username)).status).toBe(200);
    await reset(browser(bed), second.mobile, await sentTo(second.mobile));
    expect((await signInClerk(browser(bed), second.username, NEW_PASSWORD)).status).toBe(200);
    const { rows } = await bed.pool.query(`select recipient from notices where recipient like '%.invalid'`);
    expect(rows).toEqual([]);
  });
});
