import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountsBed, browser, clerk, clerkBrowser, codeFor, newMobile, noticesTo, PASSWORD, read, registrationForm, type AccountsBed, type Browser } from '../support/accountsBed.ts';
import { openAccount, ssoSite, whyNot } from '../support/ssoSite.ts';
import { bindAccount as bind, company, newUscc, person, travels, vouching } from '../support/vouching.ts';

let bed: AccountsBed;
let arrive: ReturnType<typeof travels>['arrive'];
beforeAll(async () => {
  bed = await accountsBed();
  ({ arrive } = travels(ssoSite(bed, vouching)));
});
afterAll(() => bed.close());

const enterpriseOf = async (userId: string) =>
  (await bed.pool.query<{ enterprise_id: string }>('select enterprise_id from enterprise_users where id = $1', [userId])).rows[0]!.enterprise_id;
const verify = async (userId: string, uscc: string, name = '示例市已认证公司') =>
  bed.pool.query('update enterprises set is_verified = true, uscc = $2, name = $3 where id = $1', [await enterpriseOf(userId), uscc, name]);

describe('an identity without an account', () => {
  it('is bound to the account whose password is known, and opens it from then on', async () => {
    const [account, identity] = [await clerk(bed), person()];
    const [first, second] = [browser(bed), browser(bed)];
    await arrive(first, identity);
    expect((await bind(first, account.username)).status).toBe(200);
    expect((await first.me('enterprise-users'))!.id).toBe(account.id);
    expect(await arrive(second, identity)).toBe('/portal');
    expect((await second.me('enterprise-users'))!.id).toBe(account.id);
  });

  it('gets nothing by a wrong password, five times at most', async () => {
    const account = await clerk(bed);
    const visitor = browser(bed);
    await arrive(visitor, person());
    for (let guess = 0; guess < 5; guess++) expect((await bind(visitor, account.username, 'Wrong#2026')).status).toBe(401);
    expect((await bind(visitor, account.username)).status).toBe(429);
    expect((await bed.pool.query('select 1 from identity_bindings where user_id = $1', [account.id])).rows).toEqual([]);
  });

  it('does not go with the browser that did not come back with it, nor twice, nor too late', async () => {
    const [account, visitor, stranger] = [await clerk(bed), browser(bed), browser(bed)];
    await arrive(visitor, person());
    const token = visitor.cookies.get('portal_sso')!;
    const over = { errors: [{ message: '身份认证的结果只保留 15 分钟，现在已经失效。请回到登录页重新开始。' }] };
    expect(await read(await bind(stranger, account.username))).toEqual(over);
    expect((await bind(visitor, account.username)).status).toBe(200);
    visitor.cookies.set('portal_sso', token);
    expect((await bind(visitor, account.username)).status).toBe(409);
    expect((await openAccount(bed, visitor)).status).toBe(409);
    const late = browser(bed);
    await arrive(late, person());
    await bed.pool.query(`update sso_attempts set expires_at = now() where identity is not null`);
    expect(await read(await openAccount(bed, late))).toEqual(over);
  });

  it('opens no account without the SMS code, and waits on', async () => {
    const [visitor, mobile] = [browser(bed), newMobile()];
    await arrive(visitor, person());
    await codeFor(bed, mobile);
    expect((await visitor.post('/enterprise-users/sso-register', registrationForm(mobile, { code: '000000' }))).status).toBe(422);
    expect((await openAccount(bed, visitor)).status).toBe(201);
  });

  it('in two tabs gets one account', async () => {
    const [identity, one, two] = [person(), browser(bed), browser(bed)];
    await arrive(one, identity);
    await arrive(two, identity);
    const answers = await Promise.all([openAccount(bed, one), openAccount(bed, two)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await bed.pool.query('select 1 from identity_bindings where subject = $1', [identity.subject])).rows).toHaveLength(1);
  });
});

describe('a company the provider vouches for', () => {
  it('that is verified gets another clerk, not another organisation; nobody becomes its main account', async () => {
    const [owner, uscc, visitor] = [await clerk(bed), newUscc(), browser(bed)];
    await verify(owner.id, uscc);
    expect(await arrive(visitor, company(uscc))).toBe('/portal/sso/complete');
    await openAccount(bed, visitor);
    expect(await visitor.me('enterprise-users')).toMatchObject({ enterprise: await enterpriseOf(owner.id), isOwner: false });
    expect((await bed.pool.query('select 1 from verifications where enterprise_id = $1', [await enterpriseOf(owner.id)])).rows).toEqual([]);
  });

  it('tells its main account who joined', async () => {
    const [owner, uscc, visitor] = [await clerk(bed), newUscc(), browser(bed)];
    await verify(owner.id, uscc, '示例市甲公司');
    await arrive(visitor, company(uscc));
    await openAccount(bed, visitor);
    const { username } = (await visitor.me('enterprise-users')) as { username: string };
    for (const address of [owner.mobile, owner.email]) {
      expect(await noticesTo(bed, address)).toMatchObject([{ template: 'identity-clerk-joined', variables: { enterpriseName: '示例市甲公司', username } }]);
    }
  });

  it('with the name of a verified one, but another code, is another one', async () => {
    const [owner, visitor] = [await clerk(bed), browser(bed)];
    await verify(owner.id, newUscc(), '示例市同名公司');
    await arrive(visitor, company(newUscc(), undefined, '示例市同名公司'));
    await openAccount(bed, visitor);
    expect((await visitor.me('enterprise-users'))!.enterprise).not.toBe(await enterpriseOf(owner.id));
  });

  it('signing in five times at once is one organisation with one main account', async () => {
    const uscc = newUscc();
    const visitors = Array.from({ length: 5 }, () => browser(bed));
    for (const visitor of visitors) await arrive(visitor, company(uscc));
    const answers = await Promise.all(visitors.map((visitor) => openAccount(bed, visitor)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const people = await Promise.all(visitors.map((visitor) => visitor.me('enterprise-users')));
    expect(new Set(people.map((each) => each!.enterprise)).size).toBe(1);
    expect(people.filter((each) => each!.isOwner)).toHaveLength(1);
    expect((await bed.pool.query('select 1 from verifications where uscc = $1', [uscc])).rows).toHaveLength(1);
  });

  it('is not told to an account of another company, though the password is right', async () => {
    const [mine, other, uscc, visitor] = [await clerk(bed), await clerk(bed), newUscc(), browser(bed)];
    await verify(mine.id, uscc);
    await verify(other.id, newUscc());
    await arrive(visitor, company(uscc, undefined, '示例市本公司'));
    const refused = await bind(visitor, other.username);
    expect(refused.status).toBe(409);
    expect(await read(refused)).toEqual({
      errors: [{ field: 'username', message: '这个账号不属于示例市本公司，不能绑定它的法人账号。请改用本单位的账号，或者新建账号。' }],
    });
    expect(visitor.sessionOf('enterprise-users')).toBeUndefined();
    expect((await bind(visitor, mine.username)).status).toBe(200);
  });

  it('and is not verified binds an account whose organisation has no code, and none that has begun with another', async () => {
    const [free, begun, uscc, visitor] = [await clerk(bed), await clerk(bed), newUscc(), browser(bed)];
    await bed.pool.query(`insert into verifications (id, enterprise_id, revision, uscc) values (uuidv7(), $1, 1, $2)`, [await enterpriseOf(begun.id), newUscc()]);
    await arrive(visitor, company(uscc));
    expect((await bind(visitor, begun.username)).status).toBe(409);
    expect((await bind(visitor, free.username)).status).toBe(200);
    const colleague = browser(bed);
    await arrive(colleague, company(uscc));
    await openAccount(bed, colleague);
    expect((await colleague.me('enterprise-users'))!.enterprise).toBe(await enterpriseOf(free.id));
  });

  it('that was verified by somebody else meanwhile is that one from now on', async () => {
    const [uscc, identity, first, second] = [newUscc(), company(newUscc()), browser(bed), browser(bed)];
    identity.corporate!.uscc = uscc;
    await arrive(first, identity);
    await openAccount(bed, first);
    const verified = await clerk(bed);
    await verify(verified.id, uscc);
    expect(await arrive(second, identity)).toBe('/portal/sso/complete');
    expect((await bind(second, verified.username)).status).toBe(200);
    const third = browser(bed);
    await arrive(third, identity);
    expect((await third.me('enterprise-users'))!.id).toBe(verified.id);
  });

  it('opened with one code and verified with another does not stay the first', async () => {
    const [uscc, first, second] = [newUscc(), browser(bed), browser(bed)];
    await arrive(first, company(uscc));
    await openAccount(bed, first);
    const { id, enterprise } = (await first.me('enterprise-users')) as { id: string; enterprise: string };
    await verify(id, newUscc());
    await arrive(second, company(uscc));
    await openAccount(bed, second);
    expect((await second.me('enterprise-users'))!.enterprise).not.toBe(enterprise);
  });

  it('of which one person acts for several has one account in each', async () => {
    const [one, two, subject] = [newUscc(), newUscc(), 'busy'];
    const visitors = [browser(bed), browser(bed)] as const;
    for (const [index, uscc] of [one, two].entries()) {
      await arrive(visitors[index]!, company(uscc, subject));
      await openAccount(bed, visitors[index]!);
    }
    const again = browser(bed);
    expect(await arrive(again, company(one, subject))).toBe('/portal');
    expect((await again.me('enterprise-users'))!.id).toBe((await visitors[0].me('enterprise-users'))!.id);
    expect((await visitors[1].me('enterprise-users'))!.id).not.toBe((await visitors[0].me('enterprise-users'))!.id);
  });
});

describe('a disabled account', () => {
  it.each([
    ['person', () => person()],
    ['company', () => company(newUscc())],
  ])('stays out, and its %s opens no other one', async (_kind, made) => {
    const [identity, first, second] = [made(), browser(bed), browser(bed)];
    await arrive(first, identity);
    await openAccount(bed, first);
    await bed.pool.query('update enterprise_users set is_disabled = true where id = $1', [(await first.me('enterprise-users'))!.id]);
    expect(whyNot(await arrive(second, identity))).toBe('disabled');
    expect(second.sessionOf('enterprise-users')).toBeUndefined();
    expect((await openAccount(bed, second)).status).toBe(409);
  });

  it('is not bound, and reads like a wrong password', async () => {
    const [account, visitor] = [await clerk(bed), browser(bed)];
    await bed.pool.query('update enterprise_users set is_disabled = true where id = $1', [account.id]);
    await arrive(visitor, person());
    const [refused, wrong] = [await bind(visitor, account.username), await bind(visitor, account.username, 'Wrong#2026')];
    expect([refused.status, await read(refused)]).toEqual([401, await read(wrong)]);
  });
});

describe('taking a binding away', () => {
  const bound = async () => {
    const { account, visitor } = await clerkBrowser(bed);
    const [identity, other] = [person(), browser(bed)];
    await arrive(other, identity);
    await bind(other, account.username);
    const { rows } = await bed.pool.query<{ id: string }>('select id from identity_bindings where user_id = $1', [account.id]);
    return { account, visitor, identity, binding: rows[0]!.id };
  };
  const unbind = (visitor: Browser, binding: string, password = PASSWORD) => visitor.post('/enterprise-users/sso-unbind', { binding, password });

  it('asks for the password, and the identity opens the account no more', async () => {
    const { visitor, identity, binding } = await bound();
    const wrong = await unbind(visitor, binding, 'Wrong#2026');
    expect([wrong.status, await read(wrong)]).toEqual([422, { errors: [{ field: 'password', message: '密码不正确，请重新输入。' }] }]);
    expect((await unbind(visitor, binding)).status).toBe(200);
    expect(await arrive(browser(bed), identity)).toBe('/portal/sso/complete');
    expect((await unbind(visitor, binding)).status).toBe(404);
  });

  it('is for its own person, signed in', async () => {
    const { identity, binding } = await bound();
    const { visitor: stranger } = await clerkBrowser(bed);
    expect((await unbind(stranger, binding)).status).toBe(404);
    expect((await unbind(browser(bed), binding)).status).toBe(401);
    expect((await unbind(stranger, 'not an id')).status).toBe(422);
    expect(await arrive(browser(bed), identity)).toBe('/portal');
  });

  it('cannot be guessed at', async () => {
    const { visitor, binding } = await bound();
    for (let guess = 0; guess < 5; guess++) expect((await unbind(visitor, binding, 'Wrong#2026')).status).toBe(422);
    expect((await unbind(visitor, binding)).status).toBe(429);
  });
});
