import { hashPassword } from '../../src/accounts/passwords.ts'
import { SESSION_COOKIES, type AccountCollection } from '../../src/accounts/sessions.ts'
import type { BackOfficeRole } from '../../src/domain/roles.ts'
import { testPayload, type RestInit, type TestPayload } from './payload.ts'
import { createTestDatabase, type TestDatabase } from './postgres.ts'

export const PASSWORD = 'Demo#2026'

export type AccountsBed = TestPayload & { database: TestDatabase; pool: TestDatabase['pool'] }

/** A database of its own with a Payload on it. */
export async function accountsBed(): Promise<AccountsBed> {
  const database = await createTestDatabase()
  const payload = await testPayload(database.url)
  const close = async () => {
    await payload.close()
    await database.drop()
  }
  return { ...payload, database, pool: database.pool, close }
}

let serial = 0

// One hash for everybody: it costs a quarter of a second, and these tests make hundreds of accounts.
const hashed = hashPassword(PASSWORD)

/** A back-office account with {@link PASSWORD}; its e-mail address is unique. */
export async function officer(bed: AccountsBed, role: BackOfficeRole = 'staff', { isDisabled = false } = {}) {
  const [email, { hash, salt }] = [`officer${++serial}@demo.test`, await hashed]
  const { rows } = await bed.pool.query<{ id: string }>(
    `insert into users (id, name, role, email, hash, salt, is_disabled) values (uuidv7(), '经办人', $1, $2, $3, $4, $5) returning id`,
    [role, email, hash, salt, isDisabled],
  )
  return { id: rows[0]!.id, email }
}

/** A portal account with {@link PASSWORD} and its organisation. */
export async function clerk(bed: AccountsBed) {
  const number = String(++serial).padStart(4, '0')
  const names = { username: `qiye${number}`, mobile: `1380000${number}`, email: `qiye${number}@demo.test` }
  const { hash, salt } = await hashed
  const { rows } = await bed.pool.query<{ id: string }>(
    `with enterprise as (insert into enterprises (id) values (uuidv7()) returning id)
     insert into enterprise_users (id, enterprise_id, username, mobile, email, is_owner, hash, salt)
     select uuidv7(), id, $1, $2, $3, true, $4, $5 from enterprise returning id`,
    [names.username, names.mobile, names.email, hash, salt],
  )
  return { id: rows[0]!.id, ...names }
}

/** A browser: it keeps cookies, and has an address of its own unless told otherwise. */
export function browser(bed: AccountsBed, address = `10.0.${Math.floor(++serial / 250)}.${serial % 250}`) {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'x-client-address': address, ...(cookie ? { cookie } : {}), ...init.headers }
    const answer = await bed.rest(path, { ...init, headers })
    for (const line of answer.headers.getSetCookie()) keep(cookies, line)
    return answer
  }
  const post = (path: string, json: unknown = {}, headers: Record<string, string> = {}) => send(path, { method: 'POST', json, headers })
  const me = async (collection: AccountCollection) => (await read(await send(`/${collection}/me`))).user
  const sessionOf = (collection: AccountCollection) => cookies.get(SESSION_COOKIES[collection])
  return { send, post, me, cookies, sessionOf }
}

export type Browser = ReturnType<typeof browser>

export const signInStaff = (visitor: Browser, email: string, password = PASSWORD) => visitor.post('/users/login', { email, password })
export const signInClerk = (visitor: Browser, username: string, password = PASSWORD) =>
  visitor.post('/enterprise-users/login', { username, password })

/**
 * Milliseconds of processor time `work` takes in this process, hashing threads included. Other programs on the
 * machine do not disturb it as they do a clock; one hash is about 200.
 */
export async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export type Answer = { errors?: { message: string; field?: string }[]; user?: Record<string, unknown> | null; exp?: number; token?: unknown; message?: string }

export async function read(answer: Response): Promise<Answer> {
  return (await answer.json()) as Answer
}

function keep(cookies: Map<string, string>, line: string): void {
  const [name = '', value = ''] = line.split(';', 1)[0]!.split('=')
  if (value === '') cookies.delete(name)
  else cookies.set(name, value)
}
