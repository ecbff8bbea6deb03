import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { brokenChains } from '../../src/casework/verifyChains.ts'
import { performAction } from '../../src/casework/performAction.ts'
import type { ActionRequest } from '../../src/casework/types.ts'
import { lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts'
import type { Actor, Role } from '../../src/domain/roles.ts'
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, submittable, type Company } from '../support/people.ts'
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts'

/** The invariants of page 6 that concern what exists, on real PostgreSQL and through the only writer of a status. */
let database: TestDatabase
const act = (request: ActionRequest) => performAction(database.pool, request)
const rowsOf = async <R = Record<string, never>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[]
const thisYear = () => new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

type Case = { collection: CaseCollection; id: string; owner: Company; others: Company }
type Logged = { action: string; from_status: string; to_status: string; actor_id: string; actor_role: Role; revision: string; input: { reason?: string } | null }

const officers: Record<string, Actor> = { r1: officer('reviewer', '甲'), r2: officer('reviewer', '乙'), staff: officer('staff', '丙'), editor: officer('editor', '丁'), auditor: officer('auditor', '戊') }
/** The same person as reviewer and as staff: whoever filed must not revoke, whatever hat they wear. */
officers.r2staff = { ...officers.r2!, role: 'staff' }
const actorOf = (name: string, { owner, others }: Case): Actor => (name === 'clerk' ? owner.clerk : name === 'stranger' ? others.clerk : officers[name]!)

const steps = (collection: CaseCollection) =>
  fc.array(
    fc.record({
      action: fc.constantFrom(...Object.keys(lifecycleOf(collection).actions)),
      who: fc.constantFrom('clerk', 'stranger', 'r2staff', ...Object.keys(officers)),
      reason: fc.constantFrom('理由', '理由', ''),
      // Most steps are something that may be done in this state by somebody, so that walks get far; the rest is anything.
      guided: fc.constantFrom(true, true, true, false),
      pick: fc.nat(1000),
    }),
    { minLength: 5, maxLength: 25 },
  )

describe.each(['products', 'verifications'] as const)('%s: any sequence of actions by anybody', (collection) => {
  it('keeps the invariants 1 to 8', async () => {
    await fc.assert(
      fc.asyncProperty(steps(collection), async (walk) => {
        const subject = await freshCase(collection)
        const seen: { status: string; revision: number; hash: string | null }[] = [await stateOf(subject)]
        for (const step of walk) {
          const { action, who, reason } = step.guided ? possible(collection, seen.at(-1)!.status, step) : step
          const outcome = await act({ collection, id: subject.id, action, actor: actorOf(who, subject), input: reason ? { reason } : {} })
          const now = await stateOf(subject)
          const before = seen.at(-1)!
          // 3: every move raises the revision by one, a refusal changes nothing at all.
          expect(now.revision).toBe(before.revision + (outcome.ok ? 1 : 0))
          if (!outcome.ok) expect(now).toEqual(before)
          // 7: the hash of what was filed only appears by filing and never changes.
          if (before.hash !== null) expect(now.hash).toBe(before.hash)
          else if (now.hash !== null) expect([action, outcome.ok]).toEqual(['file', true])
          seen.push(now)
        }
        await checkLog(subject, seen.at(-1)!)
      }),
      { numRuns: 25, endOnFailure: true },
    )
    expect(await brokenChains(database.pool)).toEqual([])
  }, 240_000)

  it('walked far enough to mean something', async () => {
    const rows = await rowsOf<{ to: string }>('select distinct to_status as to from case_log where case_collection = $1', [collection])
    expect(rows.length).toBe(collection === 'products' ? 7 : 4)
  })
})

type Step = { action: string; who: string; reason: string; pick: number }
const HANDS: Partial<Record<Role, string[]>> = { enterprise: ['clerk'], reviewer: ['r1', 'r2'], staff: ['staff', 'r2staff'] }

function possible(collection: CaseCollection, status: string, step: Step): Step {
  const moves = Object.entries(lifecycleOf(collection).actions).filter(([, { from }]) => from.includes(status))
  const [action, { by }] = moves[step.pick % moves.length] ?? [step.action, { by: ['staff' as Role] }]
  const hands = by.flatMap((role) => HANDS[role] ?? [])
  return { ...step, action, who: hands[step.pick % hands.length] ?? step.who, reason: '理由' }
}

async function freshCase(collection: CaseCollection): Promise<Case> {
  const others = await company(database.pool)
  if (collection === 'products') {
    const { owner, product } = await submittable(database.pool)
    return { collection, id: product, owner, others }
  }
  const owner = await company(database.pool, { verified: false })
  // The one verified enterprise of a code is whoever came first; each walk has its own code out of the way.
  await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`)
  await assetReport(database.pool, owner, thisYear() - 1)
  return { collection, id: await draftVerification(database.pool, owner), owner, others }
}

async function stateOf({ collection, id }: Case) {
  const hash = collection === 'products' ? 'snapshot_hash' : 'null'
  const [row] = await rowsOf<{ status: string; revision: string; hash: string | null }>(`select status::text, revision, ${hash} as hash from ${collection} where id = $1`, [id])
  return { status: row!.status, revision: Number(row!.revision), hash: row!.hash }
}

async function checkLog(subject: Case, now: { status: string; revision: number }): Promise<void> {
  const lifecycle = lifecycleOf(subject.collection)
  const log = await rowsOf<Logged>('select * from case_log where case_id = $1 order by sequence', [subject.id])
  let status = lifecycle.initial
  const doneBy: Record<string, string> = {}
  for (const [index, { action, from_status, to_status, actor_id, actor_role, revision, input }] of log.entries()) {
    const declared = lifecycle.actions[action]!
    // 1 and 4: along a declared edge, by a declared role, never out of a final state. 2: one row for each move.
    expect([from_status, declared.from.includes(from_status), declared.by.includes(actor_role), lifecycle.states[from_status]?.isFinal ?? false]).toEqual([status, true, true, false])
    expect([to_status, Number(revision)]).toEqual([declared.to === 'stay' ? from_status : declared.to, index + 2])
    // 5: a refusal has a reason. 6: two-person actions have two persons.
    if (['reject', 'refuseWithdrawal', 'revoke'].includes(action)) expect(input?.reason).toBeTruthy()
    if (declared.notBySameAs) expect(actor_id).not.toBe(doneBy[declared.notBySameAs.action])
    doneBy[action] = actor_id
    status = to_status
  }
  // 8: replaying the log gives the present state.
  expect([status, log.length]).toEqual([now.status, now.revision - 1])
  // 2: the notices of its moves, and no others: one SMS and one e-mail to the one clerk for each that tells.
  const told = log.filter(({ action }) => lifecycle.actions[action]?.tells).length
  expect(await rowsOf('select 1 from notices where case_id = $1', [subject.id])).toHaveLength(told * 2)
}

describe('a move is whole or not at all (2)', () => {
  it.each(['case_log', 'notices', 'certificates', 'submissions'])('when %s cannot be written, nothing has happened', async (table) => {
    const { owner, product } = await submittable(database.pool)
    if (table !== 'submissions') await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    const subject: Case = { collection: 'products', id: product, owner, others: owner }
    const before = await stateOf(subject)
    const log = await rowsOf('select 1 from case_log where case_id = $1', [product])
    await database.pool.query(`create function broken() returns trigger language plpgsql as $$ begin raise exception 'broken' using errcode = 'XX000'; end $$; create trigger broken before insert on ${table} for each row execute function broken()`)
    try {
      const request: ActionRequest = table === 'submissions' ? { collection: 'products', id: product, action: 'submit', actor: owner.clerk } : { collection: 'products', id: product, action: 'file', actor: officers.r1! }
      await expect(act(request)).rejects.toThrow('broken')
    } finally {
      await database.pool.query('drop function broken() cascade')
    }
    expect([await stateOf(subject), await rowsOf('select 1 from case_log where case_id = $1', [product]), await rowsOf('select 1 from certificates where product_id = $1', [product])]).toEqual([before, log, []])
  })
})

describe('who may file what', () => {
  it('9: one verified enterprise for each code, also when two are approved at once', async () => {
    await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`)
    const cases = []
    for (const _ of [1, 2]) {
      const owner = await company(database.pool, { verified: false })
      await assetReport(database.pool, owner, thisYear() - 1)
      const id = await draftVerification(database.pool, owner)
      expect(await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true })
      cases.push(id)
    }
    const outcomes = await Promise.all(cases.map((id, index) => act({ collection: 'verifications', id, action: 'approve', actor: index ? officers.r1! : officers.r2! })))
    expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true])
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('统一社会信用代码') }] })
    expect(await rowsOf(`select 1 from enterprises where uscc = '914403001922038216' and is_verified`)).toHaveLength(1)
  })

  it('10, 11: an unverified company files nothing, nor one whose verification is open', async () => {
    const { owner, product } = await submittable(database.pool)
    const submit = () => act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    await rowsOf('update enterprises set is_verified = false where id = $1', [owner.id])
    expect(await submit()).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('实名认证') }] })
    await rowsOf('update enterprises set is_verified = true where id = $1', [owner.id])
    const change = await draftVerification(database.pool, owner, { uscc: '91350100M000100Y43' })
    expect(await act({ collection: 'verifications', id: change, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true })
    expect(await submit()).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('正在审核') }] })
    await act({ collection: 'verifications', id: change, action: 'recall', actor: owner.clerk })
    expect(await submit()).toMatchObject({ ok: true })
  })

  it.each([
    ['2026-04-30T15:59:59.999Z', true],
    ['2026-04-30T16:00:00.000Z', false],
  ])('12: at %s in Shanghai a company without last year’s report may submit: %s', async (instant, may) => {
    const { owner, product } = await submittable(database.pool)
    await rowsOf('delete from asset_reports where enterprise_id = $1', [owner.id])
    vi.stubEnv('DEMO', '1')
    const nowIs = vi.spyOn(performance, 'now').mockReturnValue(0)
    vi.stubEnv('CLOCK_NOW', instant)
    try {
      expect((await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })).ok).toBe(may)
    } finally {
      nowIs.mockRestore()
      vi.unstubAllEnvs()
    }
  })

  it('13: a patent that lapses between submission and filing keeps the product from being filed', async () => {
    const { owner, product, patentId } = await submittable(database.pool)
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    await rowsOf(`update patents set legal_status = 'lapsed' where id = $1`, [patentId])
    expect(await act({ collection: 'products', id: product, action: 'file', actor: officers.r1! })).toMatchObject({ httpStatus: 422, errors: [{ message: expect.stringContaining('当前无效') }, { field: 'patents' }] })
  })

  it('14: numbers given at once are all different, and that of a revoked product is never given again', async () => {
    const products = []
    for (let count = 0; count < 12; count += 1) {
      const { owner, product } = await submittable(database.pool)
      await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
      products.push(product)
    }
    const outcomes = await Promise.all(products.map((id) => act({ collection: 'products', id, action: 'file', actor: officers.r1! })))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(12)
    const numbers = await rowsOf<{ number: string }>('select filing_number as number from products where id = any($1::uuid[])', [products])
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(12)
    await act({ collection: 'products', id: products[0]!, action: 'revoke', actor: officers.staff!, input: { reason: '核查不符' } })
    const { owner, product } = await submittable(database.pool)
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    await act({ collection: 'products', id: product, action: 'file', actor: officers.r1! })
    const [next] = await rowsOf<{ number: string }>('select filing_number as number from products where id = $1', [product])
    expect(numbers.map(({ number }) => number)).not.toContain(next!.number)
  })

  it('15: a product without sales is never filed, through no door', async () => {
    const { owner, product } = await submittable(database.pool)
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    await rowsOf('update products set sales = 0 where id = $1', [product])
    expect(await act({ collection: 'products', id: product, action: 'file', actor: officers.r1! })).toMatchObject({ ok: false, httpStatus: 422 })
    const filed = await draftProduct(database.pool, owner)
    await link(database.pool, owner, filed, await patent(database.pool, owner, { number: '2019109314806' })).catch(() => undefined)
    await expect(rowsOf(`select set_config('casework.action', 'test', true); update products set status = 'filed', filing_number = 'X1', sales = 0 where id = '${filed}'`)).rejects.toMatchObject({ constraint: 'products_filed_sells' })
  })
})

describe('the public side of a state (17)', () => {
  it('a revoked product leaves search and disclosure in the same transaction', async () => {
    const { owner, product, patentId } = await submittable(database.pool)
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    await act({ collection: 'products', id: product, action: 'file', actor: officers.r1! })
    const found = () => rowsOf('select 1 from search.product where id = $1', [product])
    expect(await found()).toHaveLength(1)
    await act({ collection: 'products', id: product, action: 'revoke', actor: officers.staff!, input: { reason: '核查不符' } })
    expect([await found(), await rowsOf('select is_public from patents where id = $1', [patentId])]).toEqual([[], [{ is_public: false }]])
  })
})

describe('two at once, and the same twice', () => {
  it('29: of many simultaneous decisions one wins, and the others are told who decided', async () => {
    const { owner, product } = await submittable(database.pool)
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })
    const reviewers = Array.from({ length: 8 }, (_, index) => officer('reviewer', `审核员${index}`))
    const outcomes = await Promise.all(reviewers.map((actor, index) => act({ collection: 'products', id: product, action: index % 2 ? 'file' : 'reject', actor, input: { reason: '理由' } })))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes.filter(({ ok }) => !ok)) expect(outcome).toMatchObject({ httpStatus: 409, errors: [{ message: expect.stringMatching(/审核员\d已于/) }] })
  })

  it('30: one key has one effect and one answer, also after the case has moved on; another person’s same key is theirs', async () => {
    const { owner, product } = await submittable(database.pool)
    const submit: ActionRequest = { collection: 'products', id: product, action: 'submit', actor: owner.clerk, idempotencyKey: 'k' }
    const first = await act(submit)
    await act({ collection: 'products', id: product, action: 'file', actor: officers.r1!, idempotencyKey: 'k' })
    expect(await act(submit)).toEqual(first)
    expect((await rowsOf<{ action: string }>('select action from case_log where case_id = $1 order by sequence', [product])).map(({ action }) => action)).toEqual(['submit', 'file'])
  })
})
