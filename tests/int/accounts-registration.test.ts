import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountsBed, browser, clerk, PASSWORD, read, signInClerk, type AccountsBed, type Browser } from '../support/accountsBed.ts'

let bed: AccountsBed
beforeAll(async () => {
  bed = await accountsBed()
})
afterAll(() => bed.close())

let serial = 0
const newMobile = () => `1377000${String(++serial).padStart(4, '0')}`

function form(mobile: string, more: object = {}) {
  const username = `xinyonghu${++serial}`
  const consents = { agreement: true, privacy: true }
  return { username, mobile, email: `${username}@demo.test`, code: '', password: PASSWORD, passwordConfirmation: PASSWORD, ...consents, ...more }
}

const askForCode = (visitor: Browser, mobile: string) => visitor.post('/enterprise-users/registration-code', { mobile })
const register = (visitor: Browser, body: object) => visitor.post('/enterprise-users/register', body)

type Notice = { template: string; channel: string; status: string; variables: Record<string, string>; recipient_user: string | null }

async function noticesTo(recipient: string): Promise<Notice[]> {
  const { rows } = await bed.pool.query<Notice>('select template, channel, status, variables, recipient_user from notices where recipient = $1 order by id', [recipient])
  return rows
}

async function codeFor(visitor: Browser, mobile: string): Promise<string> {
  await askForCode(visitor, mobile)
  return (await noticesTo(mobile)).at(-1)!.variables.code!
}

const wrong = (code: string) => (code === '123456' ? '654321' : '123456')
const older = (mobile: string, interval: string) =>
  bed.pool.query('update sms_codes set created_at = created_at - $2::interval where mobile = $1', [mobile, interval])

const WRONG_CODE = { errors: [{ field: 'code', message: '验证码不正确或已失效，请核对短信，或重新获取验证码。' }] }

describe('registering', () => {
  it('opens an account and its organisation, keeps the consents, signs in', async () => {
    const visitor = browser(bed)
    const mobile = newMobile()
    const body = form(mobile, { code: await codeFor(visitor, mobile) })
    const answer = await register(visitor, body)
    expect(answer.status).toBe(201)
    expect(answer.headers.get('set-cookie')).toMatch(/^portal_session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Lax$/)
    expect(await visitor.me('enterprise-users')).toMatchObject({ username: body.username, mobile, email: body.email, isOwner: true })
    const { rows } = await bed.pool.query(
      `select u.agreement_version, u.privacy_version, u.agreed_at, e.uscc, e.is_verified, e.created_at is not null as dated
       from enterprise_users u join enterprises e on e.id = u.enterprise_id where u.mobile = $1`,
      [mobile],
    )
    expect(rows).toEqual([{ agreement_version: '2026-01', privacy_version: '2026-01', agreed_at: expect.any(Date), uscc: null, is_verified: false, dated: true }])
    expect((await signInClerk(browser(bed), mobile)).status).toBe(200)
  })

  it('keeps the password only as a hash', async () => {
    const visitor = browser(bed)
    const mobile = newMobile()
    await register(visitor, form(mobile, { code: await codeFor(visitor, mobile) }))
    const { rows } = await bed.pool.query<{ row: string }>('select to_jsonb(u)::text as row from enterprise_users u where mobile = $1', [mobile])
    expect(rows[0]!.row).not.toContain(PASSWORD)
    expect(rows[0]!.row).toContain('pbkdf2-sha256-v1:')
  })

  it('names everything that is wrong at once, in the order of the form', async () => {
    const answer = await register(browser(bed), { username: '张', mobile: '1234', email: 'x', code: 'abc', password: 'short', passwordConfirmation: 'other' })
    expect(answer.status).toBe(422)
    const { errors } = await read(answer)
    expect(errors?.map(({ field }) => field)).toEqual(['username', 'mobile', 'email', 'code', 'password', 'passwordConfirmation', 'agreement', 'privacy'])
  })

  it('tells of a taken user name only after the phone is proven, and the same code then serves for another name', async () => {
    const { username } = await clerk(bed)
    const visitor = browser(bed)
    const mobile = newMobile()
    const code = await codeFor(visitor, mobile)
    expect(await read(await register(visitor, form(mobile, { username, code: wrong(code) })))).toEqual(WRONG_CODE)
    const taken = await register(visitor, form(mobile, { username: username.toUpperCase(), code }))
    expect(await read(taken)).toEqual({ errors: [{ field: 'username', message: '该用户名已被使用，请换一个。' }] })
    expect((await register(visitor, form(mobile, { code }))).status).toBe(201)
  })

  it('twice at once makes one account, and both clicks are signed in', async () => {
    const visitor = browser(bed)
    const mobile = newMobile()
    const body = form(mobile, { code: await codeFor(visitor, mobile) })
    const answers = await Promise.all([register(visitor, body), register(browser(bed), body), register(browser(bed), body)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await bed.pool.query('select 1 from enterprise_users where mobile = $1', [mobile])).rows).toHaveLength(1)
  })

  it('with one code and two names at once makes one account', async () => {
    const mobile = newMobile()
    const code = await codeFor(browser(bed), mobile)
    const answers = await Promise.all([register(browser(bed), form(mobile, { code })), register(browser(bed), form(mobile, { code }))])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409])
    expect((await bed.pool.query('select 1 from enterprise_users where mobile = $1', [mobile])).rows).toHaveLength(1)
  })

  it('of two people with one user name or one address at once goes well for both or says the name is taken', async () => {
    const [one, two] = [newMobile(), newMobile()]
    const shared = { username: 'tongming', email: 'tongyige@demo.test' }
    const bodies = [form(one, { ...shared, code: await codeFor(browser(bed), one) }), form(two, { ...shared, code: await codeFor(browser(bed), two) })]
    const answers = await Promise.all(bodies.map((body) => register(browser(bed), body)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
    const late = await register(browser(bed), form(two, { email: shared.email, code: bodies[1]!.code }))
    expect(late.status === 201 || answers[1]!.status === 201).toBe(true)
  })

  it('leaves no organisation behind when it fails', async () => {
    const count = async () => (await bed.pool.query('select count(*)::int as n from enterprises')).rows[0].n
    const before = await count()
    const { username } = await clerk(bed)
    const mobile = newMobile()
    const code = await codeFor(browser(bed), mobile)
    await register(browser(bed), form(mobile, { username, code }))
    expect(await count()).toBe(before + 1) // the clerk's own
  })
})

describe('a stranger learns nothing', () => {
  it('about a mobile number: same answer for the code, same answer for the registration', async () => {
    const owner = await clerk(bed)
    const free = newMobile()
    const [forTaken, forFree] = [await askForCode(browser(bed), owner.mobile), await askForCode(browser(bed), free)]
    expect([forTaken.status, await forTaken.text(), [...forTaken.headers]]).toEqual([forFree.status, await forFree.text(), [...forFree.headers]])
    const [takenTry, freeTry] = [await register(browser(bed), form(owner.mobile, { code: '000000' })), await register(browser(bed), form(free, { code: '000000' }))]
    expect([takenTry.status, await takenTry.text()]).toEqual([freeTry.status, await freeTry.text()])
  })

  it('the owner of the number is told, and gets no code', async () => {
    const owner = await clerk(bed)
    await askForCode(browser(bed), owner.mobile)
    const notices = await noticesTo(owner.mobile)
    expect(notices).toMatchObject([{ template: 'account-exists', channel: 'sms', status: 'pending', variables: {}, recipient_user: owner.id }])
  })

  it('about an e-mail address: the registration goes through, the owner is told', async () => {
    const owner = await clerk(bed)
    const [visitor, other] = [browser(bed), browser(bed)]
    const [mobile, otherMobile] = [newMobile(), newMobile()]
    const taken = await register(visitor, form(mobile, { email: owner.email, code: await codeFor(visitor, mobile) }))
    const free = await register(other, form(otherMobile, { code: await codeFor(other, otherMobile) }))
    const [takenBody, freeBody] = [await read(taken), await read(free)]
    expect(taken.status).toBe(free.status)
    expect(Object.keys(takenBody.user!)).toEqual(Object.keys(freeBody.user!))
    expect(takenBody.user).toMatchObject({ email: owner.email })
    expect(await visitor.me('enterprise-users')).toMatchObject({ email: owner.email })
    expect(await noticesTo(owner.email)).toMatchObject([{ template: 'account-exists', channel: 'email', recipient_user: owner.id }])
  })

  it('and gets nothing of that address: the owner alone signs in with it, mail of the other account leads nowhere', async () => {
    const owner = await clerk(bed)
    const visitor = browser(bed)
    const mobile = newMobile()
    await register(visitor, form(mobile, { email: owner.email, password: 'Stranger#1', passwordConfirmation: 'Stranger#1', code: await codeFor(visitor, mobile) }))
    expect((await signInClerk(browser(bed), owner.email, 'Stranger#1')).status).toBe(401)
    expect((await signInClerk(browser(bed), owner.email)).status).toBe(200)
    const { rows } = await bed.pool.query<{ email: string }>('select email from enterprise_users where mobile = $1', [mobile])
    expect(rows[0]!.email).toMatch(/\.invalid$/)
    expect((await signInClerk(browser(bed), rows[0]!.email, 'Stranger#1')).status).toBe(401)
  })
})

describe('a code', () => {
  it('is never in an answer, and lies in the database only as a hash once it is sent', async () => {
    const mobile = newMobile()
    const answer = await askForCode(browser(bed), mobile)
    const code = (await noticesTo(mobile))[0]!.variables.code!
    expect(code).toMatch(/^\d{6}$/)
    expect(await answer.text()).not.toContain(code)
    const { rows } = await bed.pool.query<{ row: string }>('select to_jsonb(c)::text as row from sms_codes c where mobile = $1', [mobile])
    expect(rows[0]!.row).toMatch(/"code_hash": "[0-9a-f]{64}"/)
  })

  it('cannot be guessed: five tries end it, right or wrong', async () => {
    const mobile = newMobile()
    const code = await codeFor(browser(bed), mobile)
    for (let guess = 0; guess < 5; guess++) expect(await read(await register(browser(bed), form(mobile, { code: wrong(code) })))).toEqual(WRONG_CODE)
    expect(await read(await register(browser(bed), form(mobile, { code })))).toEqual(WRONG_CODE)
  })

  it('cannot be guessed by forty tries at once either', async () => {
    const mobile = newMobile()
    await askForCode(browser(bed), mobile)
    await Promise.all(Array.from({ length: 40 }, (_, index) => register(browser(bed), form(mobile, { code: String(100000 + index) }))))
    const { rows } = await bed.pool.query('select tries from sms_codes where mobile = $1', [mobile])
    expect(rows).toEqual([{ tries: 5 }])
  })

  it('serves once', async () => {
    const mobile = newMobile()
    const code = await codeFor(browser(bed), mobile)
    expect((await register(browser(bed), form(mobile, { code }))).status).toBe(201)
    expect(await read(await register(browser(bed), form(mobile, { code })))).toEqual(WRONG_CODE)
  })

  it('is over after five minutes', async () => {
    const mobile = newMobile()
    const code = await codeFor(browser(bed), mobile)
    const { rows } = await bed.pool.query(`select extract(epoch from expires_at - created_at)::int as lives from sms_codes where mobile = $1`, [mobile])
    expect(rows).toEqual([{ lives: 300 }])
    await bed.pool.query(`update sms_codes set expires_at = now() - interval '1 millisecond' where mobile = $1`, [mobile])
    expect(await read(await register(browser(bed), form(mobile, { code })))).toEqual(WRONG_CODE)
  })

  it('is replaced by the next one', async () => {
    const mobile = newMobile()
    const first = await codeFor(browser(bed), mobile)
    await older(mobile, '61 seconds')
    const second = await codeFor(browser(bed), mobile)
    if (first !== second) expect(await read(await register(browser(bed), form(mobile, { code: first })))).toEqual(WRONG_CODE)
    expect((await register(browser(bed), form(mobile, { code: second }))).status).toBe(201)
  })

  it('of one number proves nothing for another', async () => {
    const [mine, other] = [newMobile(), newMobile()]
    const code = await codeFor(browser(bed), mine)
    await askForCode(browser(bed), other)
    expect(await read(await register(browser(bed), form(other, { code })))).toEqual(WRONG_CODE)
  })

  it('got for another purpose proves nothing here', async () => {
    const mobile = newMobile()
    const code = await codeFor(browser(bed), mobile)
    await bed.pool.query(`update sms_codes set purpose = 'login' where mobile = $1`, [mobile])
    expect(await read(await register(browser(bed), form(mobile, { code })))).toEqual(WRONG_CODE)
  })
})

describe('a number cannot be bombed', () => {
  it('one code a minute, with the time to wait', async () => {
    const mobile = newMobile()
    expect((await askForCode(browser(bed), mobile)).status).toBe(200)
    const second = await askForCode(browser(bed), mobile)
    expect(second.status).toBe(429)
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(55)
    expect((await read(second)).errors).toEqual([{ field: 'mobile', message: expect.stringMatching(/^该手机号获取验证码过于频繁，请 .+后再试。$/) }])
  })

  it.each([['an hour', 5, '5 minutes'], ['a day', 10, '2 hours']])('the limit of %s holds for known and unknown numbers alike', async (_, most, pause) => {
    for (const mobile of [newMobile(), (await clerk(bed)).mobile]) {
      for (let sent = 0; sent < most; sent++) {
        expect((await askForCode(browser(bed), mobile)).status).toBe(200)
        await older(mobile, pause)
      }
      expect((await askForCode(browser(bed), mobile)).status).toBe(429)
      expect(await noticesTo(mobile)).toHaveLength(most)
    }
  })

  it('twenty requests at once send one SMS', async () => {
    const mobile = newMobile()
    await Promise.all(Array.from({ length: 20 }, () => askForCode(browser(bed), mobile)))
    expect(await noticesTo(mobile)).toHaveLength(1)
  })

  it('one address cannot go through many numbers', async () => {
    const visitor = browser(bed)
    for (let sent = 0; sent < 30; sent++) expect((await askForCode(visitor, newMobile())).status).toBe(200)
    expect((await askForCode(visitor, newMobile())).status).toBe(429)
  })

  it('a number that is none is refused before anything is counted', async () => {
    const answer = await askForCode(browser(bed), '0592-1234567')
    expect(answer.status).toBe(422)
    expect((await read(answer)).errors?.[0]?.field).toBe('mobile')
  })
})
