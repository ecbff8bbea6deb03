import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountsBed,
  anotherCode,
  askForCode,
  browser,
  clerk,
  codeFor,
  newMobile,
  noticesTo,
  read,
  register,
  registrationForm,
  WRONG_CODE,
  type AccountsBed,
} from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

const older = (mobile: string, interval: string) =>
  bed.pool.query('update sms_codes set created_at = created_at - $2::interval where mobile = $1', [mobile, interval]);

describe('a code', () => {
  it('is never in an answer, and lies in the database only as a hash once it is sent', async () => {
    const mobile = newMobile();
    const answer = await askForCode(browser(bed), mobile);
    const code = (await noticesTo(bed, mobile))[0]!.variables.code!;
    expect(code).toMatch(/^\d{6}$/);
    expect(await answer.text()).not.toContain(code);
    const { rows } = await bed.pool.query<{ row: string }>('select to_jsonb(c)::text as row from sms_codes c where mobile = $1', [mobile]);
    expect(rows[0]!.row).toMatch(/"code_hash": "[0-9a-f]{64}"/);
  });

  it('cannot be guessed: five tries end it, right or wrong', async () => {
    const mobile = newMobile();
    const code = await codeFor(bed, mobile);
    for (let guess = 0; guess < 5; guess++)
      expect(await read(await register(browser(bed), registrationForm(mobile, { code: anotherCode(code) })))).toEqual(WRONG_CODE);
    expect(await read(await register(browser(bed), registrationForm(mobile, { code })))).toEqual(WRONG_CODE);
  });

  it('cannot be guessed by forty tries at once either', async () => {
    const mobile = newMobile();
    await askForCode(browser(bed), mobile);
    await Promise.all(Array.from({ length: 40 }, (_, index) => register(browser(bed), registrationForm(mobile, { code: String(100000 + index) }))));
    const { rows } = await bed.pool.query('select tries from sms_codes where mobile = $1', [mobile]);
    expect(rows).toEqual([{ tries: 5 }]);
  });

  it('serves once', async () => {
    const mobile = newMobile();
    const code = await codeFor(bed, mobile);
    expect((await register(browser(bed), registrationForm(mobile, { code }))).status).toBe(201);
    expect(await read(await register(browser(bed), registrationForm(mobile, { code })))).toEqual(WRONG_CODE);
  });

  it('is over after five minutes', async () => {
    const mobile = newMobile();
    const code = await codeFor(bed, mobile);
    const { rows } = await bed.pool.query(`select extract(epoch from expires_at - created_at)::int as lives from sms_codes where mobile = $1`, [mobile]);
    expect(rows).toEqual([{ lives: 300 }]);
    await bed.pool.query(`update sms_codes set expires_at = now() - interval '1 millisecond' where mobile = $1`, [mobile]);
    expect(await read(await register(browser(bed), registrationForm(mobile, { code })))).toEqual(WRONG_CODE);
  });

  it('is replaced by the next one', async () => {
    const mobile = newMobile();
    const first = await codeFor(bed, mobile);
    await older(mobile, '61 seconds');
    const second = await codeFor(bed, mobile);
    if (first !== second) expect(await read(await register(browser(bed), registrationForm(mobile, { code: first })))).toEqual(WRONG_CODE);
    expect((await register(browser(bed), registrationForm(mobile, { code: second }))).status).toBe(201);
  });

  it('of one number proves nothing for another', async () => {
    const [mine, other] = [newMobile(), newMobile()];
    const code = await codeFor(bed, mine);
    await askForCode(browser(bed), other);
    expect(await read(await register(browser(bed), registrationForm(other, { code })))).toEqual(WRONG_CODE);
  });

  it('got for another purpose proves nothing here', async () => {
    const mobile = newMobile();
    const code = await codeFor(bed, mobile);
    await bed.pool.query(`update sms_codes set purpose = 'login' where mobile = $1`, [mobile]);
    expect(await read(await register(browser(bed), registrationForm(mobile, { code })))).toEqual(WRONG_CODE);
  });
});

describe('a number cannot be bombed', () => {
  it('one code a minute, with the time to wait', async () => {
    const mobile = newMobile();
    expect((await askForCode(browser(bed), mobile)).status).toBe(200);
    const second = await askForCode(browser(bed), mobile);
    expect(second.status).toBe(429);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(55);
    expect((await read(second)).errors).toEqual([{ field: 'mobile', message: expect.stringMatching(/^该手机号获取验证码过于频繁，请 .+后再试。$/) }]);
  });

  it.each([
    ['an hour', 5, '5 minutes'],
    ['a day', 10, '2 hours'],
  ])('the limit of %s holds for known and unknown numbers alike', async (_, most, pause) => {
    for (const mobile of [newMobile(), (await clerk(bed)).mobile]) {
      for (let sent = 0; sent < most; sent++) {
        expect((await askForCode(browser(bed), mobile)).status).toBe(200);
        await older(mobile, pause);
      }
      expect((await askForCode(browser(bed), mobile)).status).toBe(429);
      expect(await noticesTo(bed, mobile)).toHaveLength(most);
    }
  });

  it('twenty requests at once send one SMS', async () => {
    const mobile = newMobile();
    await Promise.all(Array.from({ length: 20 }, () => askForCode(browser(bed), mobile)));
    expect(await noticesTo(bed, mobile)).toHaveLength(1);
  });

  it('one address cannot go through many numbers', async () => {
    const visitor = browser(bed);
    for (let sent = 0; sent < 30; sent++) expect((await askForCode(visitor, newMobile())).status).toBe(200);
    expect((await askForCode(visitor, newMobile())).status).toBe(429);
  });

  it('a number that is none is refused before anything is counted', async () => {
    const answer = await askForCode(browser(bed), '0592-1234567');
    expect(answer.status).toBe(422);
    expect((await read(answer)).errors?.[0]?.field).toBe('mobile');
  });
});
