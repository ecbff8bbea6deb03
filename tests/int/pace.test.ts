import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/accounts/rateLimits.ts';
import { startSession } from '../../src/accounts/sessions.ts';
import { LOOKUPS_A_MINUTE, VERIFICATIONS_A_MINUTE } from '../../src/domain/openData.ts';
import { publicPace } from '../../src/server/publicPace.ts';
import { accountsBed, type AccountsBed } from '../support/accountsBed.ts';
import { startOwnServer, type OwnServer } from '../support/ownServer.ts';
import { company } from '../support/people.ts';

/** Nobody works faster than hands can, and no address reads the whole register through (spec 9: 429 too many). */
let bed: AccountsBed;
let server: OwnServer;
beforeAll(async () => {
  bed = await accountsBed();
  // A real platform behind one proxy: the address is the visitor's.
  server = await startOwnServer({ databaseUrl: bed.database.url, config: { demo: false, trustedProxies: 1 } });
});
afterAll(async () => {
  await server.close();
  await bed.close();
});

const statuses = async (count: number, ask: () => Promise<Response>) => {
  const answers = await Promise.all(Array.from({ length: count }, ask));
  return { allowed: answers.filter(({ status }) => status !== 429).length, refused: answers.find(({ status }) => status === 429) };
};

async function clerkOfItsOwn() {
  const { user } = await company(bed.pool);
  const cookie = `portal_session=${await startSession(bed.pool, 'enterprise-users', user, 'test')}`;
  const post = (path: string) => () => bed.rest(path, { method: 'POST', json: {}, headers: { cookie } });
  return { action: post('/products/0199c1d4-7be0-7582-a19e-6c40d2b7835f/actions/submit'), upload: post('/attachments') };
}

describe('one account', () => {
  it.each([
    ['action', 'actions', '您办理得过快'],
    ['upload', 'uploads', '您上传得过快'],
  ] as const)('gets %s answered so often a minute and is then told to wait; another account is not', async (what, limit, sentence) => {
    const busy = await clerkOfItsOwn();
    const { allowed, refused } = await statuses(LIMITS[limit].points + 5, busy[what]);
    expect(allowed).toBe(LIMITS[limit].points);
    expect(await refused!.json()).toEqual({ errors: [{ message: expect.stringContaining(sentence) }] });
    expect(Number(refused!.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await (await clerkOfItsOwn())[what]()).status).not.toBe(429);
  });
});

describe('one address', () => {
  it.each([
    ['/api/public/verify/NOBODY', VERIFICATIONS_A_MINUTE],
    ['/verify/NOBODY', VERIFICATIONS_A_MINUTE],
  ])('reads %s so often a minute, is then refused in Chinese, and others are not', async (path, points) => {
    const ask = (address: string) => () => fetch(server.url + path, { headers: { 'x-forwarded-for': address } });
    const address = `203.0.113.${path.length}`;
    const { allowed, refused } = await statuses(points + 3, ask(address));
    expect([allowed, Number(refused!.headers.get('retry-after')) > 0]).toEqual([points, true]);
    expect(await refused!.text()).toContain('查询过于频繁');
    expect((await ask('203.0.113.200')()).status).not.toBe(429);
  });

  it('of IPv6 is its whole network, and what is no look-up is not counted', async () => {
    const pace = publicPace({ demo: false });
    const waits = (path: string, address: string) => pace.waitFor(path, address);
    for (let count = 0; count < LOOKUPS_A_MINUTE; count += 1) expect(await waits('/api/public/products', `2001:db8::${count.toString(16)}`)).toBeNull();
    expect(await waits('/api/public/products', '2001:db8::ffff')).toBeGreaterThan(0);
    expect(await waits('/products', '2001:db8::1')).toBeNull();
    expect(await waits('/api/public/products', '2001:db8:0:1::1')).toBeNull();
  });

  it('of a demo’s own machine is not counted', async () => {
    const pace = publicPace({ demo: true });
    for (let count = 0; count < VERIFICATIONS_A_MINUTE * 2; count += 1) expect(await pace.waitFor('/verify/x', '127.0.0.1')).toBeNull();
  });
});
