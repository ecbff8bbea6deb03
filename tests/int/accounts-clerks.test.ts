import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUpAccounts } from '../../src/accounts/cleanUp.ts';
import { accountsBed, browser, clerk, newMobile, noticesTo, read, register, registrationForm, codeFor, signInClerk, staffBrowser, type AccountsBed } from '../support/accountsBed.ts';
import { invitationCode, join, joinCode, joinedClerk, joinForm, ownerBrowser } from '../support/clerks.ts';

/** Several clerks of one company (spec 2 and 10): invited, stopped, taken out, and one main account among them. */
let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

const NO_INVITATION = { errors: [{ message: expect.stringContaining('邀请码不正确') }] };
const ownersOf = async (enterprise: string) => (await bed.pool.query('select id from enterprise_users where enterprise_id = $1 and is_owner', [enterprise])).rows;
const rowOf = async (id: string) => (await bed.pool.query('select * from enterprise_users where id = $1', [id])).rows[0];

describe('an invitation', () => {
  it('brings its person into the same company, as a clerk, once the invited phone is proven', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    expect((await owner.invite(mobile)).status).toBe(200);
    const visitor = browser(bed);
    const answer = await join(visitor, await joinForm(bed, visitor, mobile));
    expect(answer.status).toBe(201);
    expect(await visitor.me('enterprise-users')).toMatchObject({ enterprise: owner.enterprise, mobile, isOwner: false, agreementVersion: '2026-01' });
  });

  it('goes by SMS without a link, and by e-mail with one, when an address is given', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile, 'yaoqing@demo.test');
    const code = await invitationCode(bed, mobile);
    expect(await noticesTo(bed, 'yaoqing@demo.test')).toMatchObject([
      { template: 'clerk-invited', channel: 'email', variables: { code, link: expect.stringMatching(new RegExp(`/portal/join\\?code=${code}$`)) } },
    ]);
  });

  it('is no use without the code sent to the invited phone', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const invitation = await invitationCode(bed, mobile);
    const other = newMobile();
    const code = await codeFor(bed, other);
    const answer = await join(browser(bed), { ...registrationForm(other, { code }), invitation });
    expect([answer.status, (await read(answer)).errors?.[0]?.field]).toEqual([422, 'code']);
  });

  it('serves once', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const visitor = browser(bed);
    const form = await joinForm(bed, visitor, mobile);
    await join(visitor, form);
    expect(await read(await join(browser(bed), { ...form, username: 'lingyige' }))).toEqual(NO_INVITATION);
  });

  it.each([
    ['seven days have passed', `update clerk_invitations set expires_at = now() where mobile = $1`],
    ['it was revoked', `update clerk_invitations set revoked_at = now() where mobile = $1`],
  ])('ends when %s, also between the SMS code and the last press', async (_what, sql) => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const visitor = browser(bed);
    const form = await joinForm(bed, visitor, mobile);
    await bed.pool.query(sql, [mobile]);
    expect(await read(await join(visitor, form))).toEqual(NO_INVITATION);
    expect((await bed.pool.query('select 1 from enterprise_users where mobile = $1', [mobile])).rows).toEqual([]);
  });

  it('of the same number takes the place of the one before', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const first = await invitationCode(bed, mobile);
    await owner.invite(mobile);
    expect(await read(await browser(bed).post('/enterprise-users/invitation-code', { invitation: first }))).toEqual(NO_INVITATION);
    const { rows } = await bed.pool.query('select 1 from clerk_invitations where mobile = $1 and used_at is null and revoked_at is null', [mobile]);
    expect(rows).toHaveLength(1);
  });

  it('leaves nothing of the number a month after its end', async () => {
    const owner = await ownerBrowser(bed);
    const [old, recent] = [newMobile(), newMobile()];
    for (const mobile of [old, recent]) await owner.invite(mobile);
    await bed.pool.query(`update clerk_invitations set expires_at = now() - interval '31 days' where mobile = $1`, [old]);
    await bed.pool.query(`update clerk_invitations set expires_at = now() - interval '29 days' where mobile = $1`, [recent]);
    await cleanUpAccounts(bed.pool);
    const { rows } = await bed.pool.query('select mobile from clerk_invitations where mobile = any($1)', [[old, recent]]);
    expect(rows).toEqual([{ mobile: recent }]);
  });

  it('is typed as people type: lower case, blanks, full width', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const code = (await invitationCode(bed, mobile)).toLowerCase();
    const typed = ` ${code.slice(0, 5)}－${code.slice(5)} `;
    expect(await joinCode(bed, browser(bed), mobile, typed)).toMatch(/^(?!000000)\d{6}$/);
  });

  it('lies in the database as a hash only', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const { rows } = await bed.pool.query<{ row: string }>('select to_jsonb(i)::text as row from clerk_invitations i where mobile = $1', [mobile]);
    expect(rows[0]!.row).not.toContain(await invitationCode(bed, mobile));
  });

  it('is taken back by the main account, twice without fault, and not after it was accepted', async () => {
    const owner = await ownerBrowser(bed);
    const [open, used] = [newMobile(), newMobile()];
    for (const mobile of [open, used]) await owner.invite(mobile);
    await bed.pool.query('update clerk_invitations set used_at = now() where mobile = $1', [used]);
    const idOf = async (mobile: string) => (await bed.pool.query('select id from clerk_invitations where mobile = $1', [mobile])).rows[0].id;
    const revoke = async (id: string, by = owner.visitor) => (await by.post(`/enterprise-users/invitations/${id}/revoke`)).status;
    expect(await revoke(await idOf(open), (await ownerBrowser(bed)).visitor)).toBe(404);
    expect([await revoke(await idOf(open)), await revoke(await idOf(open)), await revoke(await idOf(used))]).toEqual([200, 200, 409]);
  });
});

describe('a number that has an account', () => {
  it('is not told to the inviter, only to its holder', async () => {
    const [owner, stranger] = [await ownerBrowser(bed), await clerk(bed)];
    const [taken, free] = [await owner.invite(stranger.mobile), await owner.invite(newMobile())];
    expect([taken.status, await taken.json()]).toEqual([free.status, await free.json()]);
    expect(await noticesTo(bed, stranger.mobile)).toMatchObject([{ template: 'clerk-invited-elsewhere', recipient_user: stranger.id }]);
    const { rows } = await bed.pool.query('select revoked_at, used_at from clerk_invitations where mobile = $1', [stranger.mobile]);
    expect(rows).toEqual([{ revoked_at: null, used_at: null }]);
  });

  it('in one’s own company is told', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    expect((await owner.invite(colleague.mobile)).status).toBe(422);
  });
});

describe('a clerk who is stopped', () => {
  it('is signed out at once, cannot sign in, and can again when let', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    expect((await owner.act(colleague.id, 'disable')).status).toBe(200);
    expect(await colleague.visitor.me('enterprise-users')).toBeNull();
    expect((await signInClerk(browser(bed), colleague.username)).status).toBe(401);
    await owner.act(colleague.id, 'enable');
    expect((await signInClerk(browser(bed), colleague.username)).status).toBe(200);
  });
});

describe('a clerk who is taken out', () => {
  it('is signed out, never signs in again, and frees number and address; the name stays', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    expect((await owner.act(colleague.id, 'remove')).status).toBe(200);
    expect(await colleague.visitor.me('enterprise-users')).toBeNull();
    for (const name of [colleague.username, colleague.mobile, colleague.email]) expect((await signInClerk(browser(bed), name)).status, name).toBe(401);
    expect(await rowOf(colleague.id)).toMatchObject({ username: colleague.username, is_disabled: true, removed_at: expect.any(Date), hash: null });
    expect((await noticesTo(bed, colleague.mobile)).map(({ template }) => template)).toContain('clerk-removed');
    await owner.invite(colleague.mobile);
    const visitor = browser(bed);
    await bed.pool.query(`update sms_codes set created_at = created_at - interval '2 minutes' where mobile = $1`, [colleague.mobile]);
    expect((await join(visitor, await joinForm(bed, visitor, colleague.mobile, { email: colleague.email }))).status).toBe(201);
    expect((await signInClerk(browser(bed), colleague.email)).status).toBe(200);
  });

  it('is not let in again by anybody, staff included', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    await owner.act(colleague.id, 'remove');
    expect((await owner.act(colleague.id, 'enable')).status).toBe(404);
    const { visitor } = await staffBrowser(bed);
    const answer = await visitor.send(`/enterprise-users/${colleague.id}`, { method: 'PATCH', json: { isDisabled: false } });
    expect([answer.status, (await read(answer)).errors?.[0]?.message]).toEqual([409, expect.stringContaining('已移出单位')]);
  });
});

describe('the main account', () => {
  it('is handed over to a clerk, who has its rights at once; the old one has none', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    expect((await owner.act(colleague.id, 'hand-over')).status).toBe(200);
    expect(await ownersOf(owner.enterprise)).toEqual([{ id: colleague.id }]);
    expect((await owner.invite(newMobile())).status).toBe(403);
    expect((await colleague.visitor.post('/enterprise-users/invitations', { mobile: newMobile() })).status).toBe(200);
    expect((await noticesTo(bed, colleague.mobile)).map(({ template }) => template)).toContain('ownership-received');
  });

  it('handed to many at the same time goes to exactly one', async () => {
    const owner = await ownerBrowser(bed);
    const colleagues = [await joinedClerk(bed, owner), await joinedClerk(bed, owner), await joinedClerk(bed, owner)];
    const answers = await Promise.all(colleagues.map(({ id }) => owner.act(id, 'hand-over')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 403, 403]);
    expect(await ownersOf(owner.enterprise)).toHaveLength(1);
  });

  it('handed over while its new holder is taken out belongs to somebody who is there', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    await Promise.all([owner.act(colleague.id, 'hand-over'), owner.act(colleague.id, 'remove')]);
    const [main] = await ownersOf(owner.enterprise);
    expect(await rowOf(main!.id)).toMatchObject({ removed_at: null, is_disabled: false });
  });

  it('is one for each company even for a writer who forgets it', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    await expect(bed.pool.query('update enterprise_users set is_owner = true where id = $1', [colleague.id])).rejects.toThrow(/enterprise_users_one_owner/);
  });

  it('is not given to somebody who is stopped, nor taken from oneself by removing oneself', async () => {
    const owner = await ownerBrowser(bed);
    const colleague = await joinedClerk(bed, owner);
    await owner.act(colleague.id, 'disable');
    expect((await owner.act(colleague.id, 'hand-over')).status).toBe(409);
    expect((await owner.act(owner.account.id, 'remove')).status).toBe(404);
  });
});

const ACTS = ['disable', 'enable', 'remove', 'hand-over'] as const;

describe('who may do it', () => {
  it.each(ACTS)('%s: not a clerk, not another company, not a stranger, not staff', async (what) => {
    const owner = await ownerBrowser(bed);
    const [one, two] = [await joinedClerk(bed, owner), await joinedClerk(bed, owner)];
    const [foreign, officer] = [await ownerBrowser(bed), await staffBrowser(bed)];
    const status = async (visitor: typeof one.visitor) => (await visitor.post(`/enterprise-users/${two.id}/${what}`)).status;
    expect([await status(one.visitor), await status(foreign.visitor), await status(browser(bed)), await status(officer.visitor)]).toEqual([403, 404, 401, 404]);
    expect(await rowOf(two.id)).toMatchObject({ is_disabled: false, is_owner: false, removed_at: null });
  });

  it('a registration opens a company of its own, whoever was invited', async () => {
    const owner = await ownerBrowser(bed);
    const mobile = newMobile();
    await owner.invite(mobile);
    const visitor = browser(bed);
    await register(visitor, registrationForm(mobile, { code: await codeFor(bed, mobile, visitor) }));
    expect(await visitor.me('enterprise-users')).toMatchObject({ isOwner: true, enterprise: expect.not.stringContaining(owner.enterprise) });
  });
});
