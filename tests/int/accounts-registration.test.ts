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
  PASSWORD,
  read,
  register,
  registrationForm,
  signInClerk,
  WRONG_CODE,
  type AccountsBed,
} from '../support/accountsBed.ts';

let bed: AccountsBed;
beforeAll(async () => {
  bed = await accountsBed();
});
afterAll(() => bed.close());

describe('registering', () => {
  it('opens an account and its organisation, keeps the consents, signs in', async () => {
    const visitor = browser(bed);
    const mobile = newMobile();
    const body = registrationForm(mobile, { code: await codeFor(bed, mobile, visitor) });
    const answer = await register(visitor, body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('set-cookie')).toMatch(/^portal_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/);
    expect(await visitor.me('enterprise-users')).toMatchObject({ username: body.username, mobile, email: body.email, isOwner: true });
    const { rows } = await bed.pool.query(
      `select u.agreement_version, u.privacy_version, u.agreed_at, e.uscc, e.is_verified, e.created_at is not null as dated
       from enterprise_users u join enterprises e on e.id = u.enterprise_id where u.mobile = $1`,
      [mobile],
    );
    expect(rows).toEqual([
      { agreement_version: '2026-01', privacy_version: '2026-01', agreed_at: expect.any(Date), uscc: null, is_verified: false, dated: true },
    ]);
    expect((await signInClerk(browser(bed), mobile)).status).toBe(200);
  });

  it('keeps the password only as a hash', async () => {
    const visitor = browser(bed);
    const mobile = newMobile();
    await register(visitor, registrationForm(mobile, { code: await codeFor(bed, mobile, visitor) }));
    const { rows } = await bed.pool.query<{ row: string }>('select to_jsonb(u)::text as row from enterprise_users u where mobile = $1', [mobile]);
    expect(rows[0]!.row).not.toContain(PASSWORD);
    expect(rows[0]!.row).toContain('pbkdf2-sha256-v1:');
  });

  it('names everything that is wrong at once, in the order of the form', async () => {
    const answer = await register(browser(bed), { username: '张', mobile: '1234', email: 'x', code: 'abc', password: 'short', passwordConfirmation: 'other' });
    expect(answer.status).toBe(422);
    const { errors } = await read(answer);
    expect(errors?.map(({ field }) => field)).toEqual(['username', 'mobile', 'email', 'code', 'password', 'passwordConfirmation', 'agreement', 'privacy']);
  });

  it('tells of a taken user name only after the phone is proven, and the same code then serves for another name', async () => {
    const { username } = await clerk(bed);
    const visitor = browser(bed);
    const mobile = newMobile();
    const code = await codeFor(bed, mobile, visitor);
    expect(await read(await register(visitor, registrationForm(mobile, { username, code: anotherCode(code) })))).toEqual(WRONG_CODE);
    const taken = await register(visitor, registrationForm(mobile, { username: username.toUpperCase(), code }));
    expect(await read(taken)).toEqual({ errors: [{ field: 'username', message: '该用户名已被使用，请换一个。' }] });
    expect((await register(visitor, registrationForm(mobile, { code }))).status).toBe(201);
  });

  it('twice at once makes one account, and both clicks are signed in', async () => {
    const visitor = browser(bed);
    const mobile = newMobile();
    const body = registrationForm(mobile, { code: await codeFor(bed, mobile, visitor) });
    const answers = await Promise.all([register(visitor, body), register(browser(bed), body), register(browser(bed), body)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await bed.pool.query('select 1 from enterprise_users where mobile = $1', [mobile])).rows).toHaveLength(1);
  });

  it('with one code and two names at once makes one account', async () => {
    const mobile = newMobile();
    const code = await codeFor(bed, mobile);
    const answers = await Promise.all([register(browser(bed), registrationForm(mobile, { code })), register(browser(bed), registrationForm(mobile, { code }))]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect((await bed.pool.query('select 1 from enterprise_users where mobile = $1', [mobile])).rows).toHaveLength(1);
  });

  it('of two people who want one user name at once gives it to one', async () => {
    const bodies = await Promise.all(
      [newMobile(), newMobile()].map(async (mobile) => registrationForm(mobile, { username: 'tongming', code: await codeFor(bed, mobile) })),
    );
    const answers = await Promise.all(bodies.map((body) => register(browser(bed), body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422]);
  });

  it('of two people with one address at once goes through for both, and one has the address', async () => {
    const email = 'tongyige@demo.test';
    const bodies = await Promise.all([newMobile(), newMobile()].map(async (mobile) => registrationForm(mobile, { email, code: await codeFor(bed, mobile) })));
    const answers = await Promise.all(bodies.map((body) => register(browser(bed), body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await bed.pool.query('select 1 from enterprise_users where email = $1', [email])).rows).toHaveLength(1);
  });

  it('leaves no organisation behind when it fails', async () => {
    const count = async () => (await bed.pool.query('select count(*)::int as n from enterprises')).rows[0].n;
    const before = await count();
    const { username } = await clerk(bed);
    const mobile = newMobile();
    const code = await codeFor(bed, mobile);
    await register(browser(bed), registrationForm(mobile, { username, code }));
    expect(await count()).toBe(before + 1); // the clerk's own
  });
});

describe('a stranger learns nothing', () => {
  it('about a mobile number: same answer for the code, same answer for the registration', async () => {
    const owner = await clerk(bed);
    const free = newMobile();
    const [forTaken, forFree] = [await askForCode(browser(bed), owner.mobile), await askForCode(browser(bed), free)];
    expect([forTaken.status, await forTaken.text(), [...forTaken.headers]]).toEqual([forFree.status, await forFree.text(), [...forFree.headers]]);
    const [takenTry, freeTry] = [
      await register(browser(bed), registrationForm(owner.mobile, { code: '000000' })),
      await register(browser(bed), registrationForm(free, { code: '000000' })),
    ];
    expect([takenTry.status, await takenTry.text()]).toEqual([freeTry.status, await freeTry.text()]);
  });

  it('the owner of the number is told, and gets no code', async () => {
    const owner = await clerk(bed);
    await askForCode(browser(bed), owner.mobile);
    const notices = await noticesTo(bed, owner.mobile);
    expect(notices).toMatchObject([{ template: 'account-exists', channel: 'sms', status: 'pending', variables: {}, recipient_user: owner.id }]);
  });

  it('about an e-mail address: the registration goes through, the owner is told', async () => {
    const owner = await clerk(bed);
    const [visitor, other] = [browser(bed), browser(bed)];
    const [mobile, otherMobile] = [newMobile(), newMobile()];
    const taken = await register(visitor, registrationForm(mobile, { email: owner.email, code: await codeFor(bed, mobile, visitor) }));
    const free = await register(other, registrationForm(otherMobile, { code: await codeFor(bed, otherMobile, other) }));
    const [takenBody, freeBody] = [await read(taken), await read(free)];
    expect(taken.status).toBe(free.status);
    expect(Object.keys(takenBody.user!)).toEqual(Object.keys(freeBody.user!));
    expect(takenBody.user).toMatchObject({ email: owner.email });
    expect(await visitor.me('enterprise-users')).toMatchObject({ email: owner.email });
    expect(await noticesTo(bed, owner.email)).toMatchObject([{ template: 'account-exists', channel: 'email', recipient_user: owner.id }]);
  });

  it('and gets nothing of that address: the owner alone signs in with it, mail of the other account leads nowhere', async () => {
    const owner = await clerk(bed);
    const visitor = browser(bed);
    const mobile = newMobile();
    await register(
      visitor,
      registrationForm(mobile, { email: owner.email, password: 'Stranger#1', passwordConfirmation: 'Stranger#1', code: await codeFor(bed, mobile, visitor) }),
    );
    expect((await signInClerk(browser(bed), owner.email, 'Stranger#1')).status).toBe(401);
    expect((await signInClerk(browser(bed), owner.email)).status).toBe(200);
    const { rows } = await bed.pool.query<{ email: string }>('select email from enterprise_users where mobile = $1', [mobile]);
    expect(rows[0]!.email).toMatch(/\.invalid$/);
    expect((await signInClerk(browser(bed), rows[0]!.email, 'Stranger#1')).status).toBe(401);
  });
});
