import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsBed, browser, clerkBrowser, makeOlder, read, signInClerk, signInStaff, staffBrowser, type AccountsBed, type Browser } from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

const EDGE = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';

type Listed = { id: string; device: string; signedInAt: string; lastSeenAt: string; isThis: boolean };
const listOf = async (visitor: Browser, collection = 'enterprise-users') =>
  ((await (await visitor.send(`/${collection}/sessions`)).json()) as { sessions: Listed[] }).sessions;
const end = (visitor: Browser, path = '', collection = 'enterprise-users') => visitor.send(`/${collection}/sessions${path}`, { method: 'DELETE' });

describe('the devices one is signed in on', () => {
  it('are listed in plain words, this one first, with when they were used', async () => {
    const { account, visitor } = await clerkBrowser(bed);
    const elsewhere = browser(bed);
    await elsewhere.post('/enterprise-users/login', { username: account.username, password: 'Demo#2026' }, { 'user-agent': EDGE });
    const listed = await listOf(visitor);
    expect(listed).toHaveLength(2);
    expect(listed[0]).toMatchObject({ isThis: true });
    expect(listed[1]).toMatchObject({ isThis: false, device: 'Windows 电脑，Edge 浏览器' });
    for (const { signedInAt, lastSeenAt } of listed) expect(Date.parse(lastSeenAt)).toBeGreaterThanOrEqual(Date.parse(signedInAt));
  });

  it('are named by nothing a browser could sign in with', async () => {
    const { account, visitor } = await clerkBrowser(bed);
    const text = await (await visitor.send('/enterprise-users/sessions')).text();
    const { rows } = await bed.pool.query<{ token_hash: string }>('select token_hash from auth_sessions where user_id = $1', [account.id]);
    expect(text).not.toContain(rows[0]!.token_hash);
    expect(text).not.toContain(visitor.sessionOf('enterprise-users'));
    const [{ id }] = (await listOf(visitor)) as [Listed];
    const thief = browser(bed);
    thief.cookies.set('portal_session', id);
    expect(await thief.me('enterprise-users')).toBeNull();
  });

  it('that went idle are not listed', async () => {
    const { account, visitor } = await clerkBrowser(bed);
    await makeOlder(bed, account.id, 'last_seen_at', '31 minutes');
    await signInClerk(visitor, account.username);
    expect(await listOf(visitor)).toHaveLength(1);
  });

  it.each(['users', 'enterprise-users'] as const)('one of them can be ended, at once and on the server: %s', async (collection) => {
    const { account, visitor } = collection === 'users' ? await staffBrowser(bed, 'reviewer') : await clerkBrowser(bed);
    const elsewhere = browser(bed);
    await (collection === 'users' ? signInStaff(elsewhere, account.email) : signInClerk(elsewhere, account.email));
    const other = (await listOf(visitor, collection)).find(({ isThis }) => !isThis)!;
    expect((await end(visitor, `/${other.id}`, collection)).status).toBe(200);
    expect(await elsewhere.me(collection)).toBeNull();
    expect(await visitor.me(collection)).toMatchObject({ id: account.id });
    expect((await end(visitor, `/${other.id}`, collection)).status).toBe(404);
  });

  it('all others can be ended together; this one stays', async () => {
    const { account, visitor } = await clerkBrowser(bed);
    const others = [browser(bed), browser(bed)];
    for (const other of others) await signInClerk(other, account.username);
    expect(await read(await end(visitor))).toMatchObject({ message: '其他 2 个设备上的登录已退出。' });
    for (const other of others) expect(await other.me('enterprise-users')).toBeNull();
    expect(await visitor.me('enterprise-users')).toMatchObject({ id: account.id });
    expect(await read(await end(visitor))).toMatchObject({ message: '没有其他设备登录。' });
  });

  it('of somebody else are neither listed nor ended: absent, as anything foreign', async () => {
    const [mine, theirs] = [await clerkBrowser(bed), await clerkBrowser(bed)];
    const [{ id }] = (await listOf(theirs.visitor)) as [Listed];
    expect((await listOf(mine.visitor)).map((each) => each.id)).not.toContain(id);
    expect((await end(mine.visitor, `/${id}`)).status).toBe(404);
    expect((await end(mine.visitor, '/not-a-name')).status).toBe(404);
    expect(await theirs.visitor.me('enterprise-users')).toMatchObject({ id: theirs.account.id });
  });

  it('of the two sign-ins of one browser are kept apart', async () => {
    const { visitor } = await staffBrowser(bed);
    const company = await clerkBrowser(bed);
    for (const [name, value] of company.visitor.cookies) visitor.cookies.set(name, value);
    expect(await listOf(visitor, 'users')).toHaveLength(1);
    expect((await end(visitor, '', 'users')).status).toBe(200);
    expect(await visitor.me('enterprise-users')).toMatchObject({ id: company.account.id });
  });

  it('are told to nobody who is not signed in', async () => {
    for (const collection of ['users', 'enterprise-users']) {
      for (const method of ['GET', 'DELETE']) expect((await browser(bed).send(`/${collection}/sessions`, { method })).status).toBe(401);
      expect((await end(browser(bed), '/0190a0a0-0000-7000-8000-000000000000', collection)).status).toBe(401);
    }
  });
});
