import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountsBed,
  browser,
  clerkBrowser,
  makeOlder,
  PASSWORD,
  read,
  signInClerk,
  signInStaff,
  staffBrowser,
  type AccountsBed,
} from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

const NEW_PASSWORD = 'Other#2027';

describe('changing the password', () => {
  it('ends every other session and gives this browser a new one', async () => {
    const { account, visitor } = await clerkBrowser(bed);
    const elsewhere = browser(bed);
    await signInClerk(elsewhere, account.username);
    const before = visitor.sessionOf('enterprise-users');
    const answer = await visitor.post('/enterprise-users/change-password', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(answer.status).toBe(200);
    expect(visitor.sessionOf('enterprise-users')).not.toBe(before);
    expect(await visitor.me('enterprise-users')).toMatchObject({ id: account.id });
    expect(await elsewhere.me('enterprise-users')).toBeNull();
    expect((await signInClerk(browser(bed), account.username)).status).toBe(401);
    expect((await signInClerk(browser(bed), account.username, NEW_PASSWORD)).status).toBe(200);
  });

  it('asks for the current password, and stops after five wrong ones', async () => {
    const { visitor } = await staffBrowser(bed);
    const guess = () => visitor.post('/users/change-password', { currentPassword: 'Wrong#2026', newPassword: NEW_PASSWORD });
    for (let round = 0; round < 5; round++) {
      const answer = await guess();
      expect(await read(answer)).toEqual({ errors: [{ field: 'currentPassword', message: '当前密码不正确，请重新输入。' }] });
    }
    expect((await guess()).status).toBe(429);
  });

  it.each([
    ['short1#', '密码应为 8 至 18 个字符，您输入了 7 个，请修改。'],
    [PASSWORD, '新密码不能与当前密码相同，请另设一个。'],
  ])('refuses %s as the new one', async (newPassword, message) => {
    const { visitor } = await staffBrowser(bed);
    const answer = await visitor.post('/users/change-password', { currentPassword: PASSWORD, newPassword });
    expect(answer.status).toBe(422);
    expect(await read(answer)).toEqual({ errors: [{ field: 'newPassword', message }] });
  });

  it('is for people who are signed in', async () => {
    const answer = await browser(bed).post('/users/change-password', { currentPassword: PASSWORD, newPassword: NEW_PASSWORD });
    expect(answer.status).toBe(401);
  });

  it('on the account page of the admin asks for a recent sign-in', async () => {
    const { account, visitor } = await staffBrowser(bed, 'reviewer');
    const change = () => visitor.send(`/users/${account.id}`, { method: 'PATCH', json: { password: NEW_PASSWORD } });
    await makeOlder(bed, account.id, 'created_at', '11 minutes');
    expect((await change()).status).toBe(403);
    await signInStaff(visitor, account.email);
    expect((await change()).status).toBe(200);
    expect(await visitor.me('users')).toBeNull();
    expect((await signInStaff(visitor, account.email, NEW_PASSWORD)).status).toBe(200);
  });
});

describe('staff', () => {
  const patch = async (collection: string, id: string, json: object) => {
    const { visitor } = await staffBrowser(bed);
    return visitor.send(`/${collection}/${id}`, { method: 'PATCH', json });
  };

  it.each(['users', 'enterprise-users'] as const)('who disable an account of %s end its sessions at once', async (collection) => {
    const { account, visitor } = collection === 'users' ? await staffBrowser(bed, 'reviewer') : await clerkBrowser(bed);
    expect((await patch(collection, account.id, { isDisabled: true })).status).toBe(200);
    expect(await visitor.me(collection)).toBeNull();
    expect((await bed.pool.query('select 1 from auth_sessions where user_id = $1', [account.id])).rows).toHaveLength(0);
  });

  it('who reset the password of a colleague end its sessions', async () => {
    const { account, visitor } = await staffBrowser(bed, 'reviewer');
    expect((await patch('users', account.id, { password: NEW_PASSWORD })).status).toBe(200);
    expect(await visitor.me('users')).toBeNull();
    expect((await signInStaff(browser(bed), account.email, NEW_PASSWORD)).status).toBe(200);
  });

  it('cannot give a weak password', async () => {
    const { account } = await staffBrowser(bed, 'reviewer');
    const answer = await patch('users', account.id, { password: 'password' });
    expect(answer.status).toBe(422);
  });

  it('cannot set the password of a company', async () => {
    const { account } = await clerkBrowser(bed);
    expect((await patch('enterprise-users', account.id, { password: NEW_PASSWORD })).status).toBe(403);
    expect((await signInClerk(browser(bed), account.username)).status).toBe(200);
  });

  it('who save a form that shows a masked number do not destroy it', async () => {
    const { account } = await staffBrowser(bed, 'reviewer');
    await patch('users', account.id, { mobile: '13912345678' });
    await patch('users', account.id, { mobile: '139****5678', name: '改名' });
    const { rows } = await bed.pool.query('select name, mobile from users where id = $1', [account.id]);
    expect(rows[0]).toEqual({ name: '改名', mobile: '13912345678' });
  });
});
