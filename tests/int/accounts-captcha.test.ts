import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { newCaptcha } from '../../src/accounts/captcha.ts';
import { accountsBed, browser, clerk, newMobile, noticesTo, officer, PASSWORD, processorTime, read, type AccountsBed } from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());
afterEach(() => vi.unstubAllEnvs());

const MISSING = { errors: [{ field: 'captcha', message: '请先等安全验证完成，再提交一次。' }] };
const FAILED = { errors: [{ field: 'captcha', message: '安全验证已失效，请等它重新完成后再提交一次。' }] };

const challenge = async () => (await (await browser(bed).send('/captcha')).json()) as Challenge;
const pack = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64');

/** What the widget of a page does. */
async function solved(given?: Challenge): Promise<string> {
  const asked = given ?? (await challenge());
  const solution = await solveChallenge({ challenge: asked, deriveKey });
  return pack({ challenge: asked, solution });
}

const requests = async () => {
  const [staff, account] = [await officer(bed), await clerk(bed)];
  return [
    ['/users/login', { email: staff.email, password: PASSWORD }],
    ['/enterprise-users/login', { username: account.username, password: PASSWORD }],
    ['/enterprise-users/registration-code', { mobile: newMobile() }],
    ['/enterprise-users/login-code', { mobile: account.mobile }],
    ['/enterprise-users/reset-code', { name: account.email }],
  ] as const;
};

describe('outside a demo', () => {
  beforeEach(() => {
    vi.stubEnv('DEMO', '0');
    vi.stubEnv('TOTP', '0');
  });

  it('nobody signs in or gets a code without proof of work, and no hash is computed for them', async () => {
    for (const [path, body] of await requests()) {
      const cost = await processorTime(async () => {
        const answer = await browser(bed).post(path, body);
        expect([answer.status, await read(answer)], path).toEqual([422, MISSING]);
      });
      expect(cost).toBeLessThan(80);
    }
  });

  it('everybody does with it', async () => {
    for (const [path, body] of await requests()) {
      const answer = await browser(bed).post(path, { ...body, captcha: await solved() });
      expect([path, answer.status]).toEqual([path, 200]);
    }
  });
});

describe('a proof of work', () => {
  const trySignIn = async (captcha: unknown) => {
    const { username } = await clerk(bed);
    return browser(bed).post('/enterprise-users/login', { username, password: PASSWORD, captcha });
  };

  it('is not asked for in a demo', async () => {
    expect((await trySignIn(undefined)).status).toBe(200);
  });

  it('serves once, in a demo too, even when two send it at the same instant', async () => {
    const captcha = await solved();
    const answers = await Promise.all([trySignIn(captcha), trySignIn(captcha)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const again = await trySignIn(captcha);
    expect([again.status, await read(again)]).toEqual([422, FAILED]);
  });

  it('is refused when it is over', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 11 * 60_000 });
    const old = await newCaptcha(bed.payload.secret);
    vi.useRealTimers();
    expect(await read(await trySignIn(await solved(old)))).toEqual(FAILED);
  });

  it('is refused when another secret signed it, or its own text was made easier', async () => {
    const foreign = await newCaptcha('another secret');
    expect(await read(await trySignIn(await solved(foreign)))).toEqual(FAILED);
    const own = await challenge();
    const easier = { ...own, parameters: { ...own.parameters, keyPrefix: '00' } };
    expect(await read(await trySignIn(await solved(easier)))).toEqual(FAILED);
    const longer = { ...own, parameters: { ...own.parameters, expiresAt: Math.floor(Date.now() / 1_000) + 86_400 } };
    expect(await read(await trySignIn(await solved(longer)))).toEqual(FAILED);
  });

  it('is refused when no work was done for it', async () => {
    const asked = await challenge();
    const guess = pack({ challenge: asked, solution: { counter: 1, derivedKey: asked.parameters.keyPrefix.padEnd(64, '0') } });
    expect(await read(await trySignIn(guess))).toEqual(FAILED);
    const { keySignature: _taken, ...parameters } = asked.parameters;
    expect(await read(await trySignIn(pack({ challenge: { ...asked, parameters }, solution: { counter: 1, derivedKey: '00' } })))).toEqual(FAILED);
  });

  it.each(['x', 'bnVsbA==', '7', pack({}), pack({ challenge: { parameters: {} } }), '%%%', 'null'])('is refused as the text %j', async (captcha) => {
    expect(await read(await trySignIn(captcha))).toEqual(FAILED);
  });

  it.each([7, {}, 'x'.repeat(5_000)])('of another kind is a fault of the body', async (captcha) => {
    expect((await trySignIn(captcha)).status).toBe(422);
  });

  it('says nothing about the secret of the server, and a challenge is never the same twice', async () => {
    const [first, second] = [await challenge(), await challenge()];
    expect(first.parameters.nonce).not.toBe(second.parameters.nonce);
    expect(first.signature).not.toBe(second.signature);
    expect(JSON.stringify(first)).not.toContain(bed.payload.secret);
  });

  it('refused, leaves nothing behind: no message, no try counted', async () => {
    const mobile = newMobile();
    expect((await browser(bed).post('/enterprise-users/login-code', { mobile, captcha: 'x' })).status).toBe(422);
    expect(await noticesTo(bed, mobile)).toEqual([]);
    expect((await browser(bed).post('/enterprise-users/login-code', { mobile })).status).toBe(200);
  });
});
