import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { inTransaction } from '../../src/adapters/database.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { announcementFigures, ageFigures, casesByState, noticesByState, queueFigures, reviewerFigures } from '../../src/queries/dashboard.ts';
import { AGES, countQueue, nextInQueue, QUEUE_PAGE, readQueue, type AgeKey, type QueueScope } from '../../src/queries/queue.ts';
import { company, draftProduct, draftVerification, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let owner: Company;

/** A Wednesday noon in Shanghai. */
const NOW = new Date('2026-11-18T04:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  owner = await company(database.pool, { name: '苏州精工机械有限公司' });
});
afterAll(() => database.drop());
beforeEach(async () => {
  await database.pool.query('delete from products');
  await database.pool.query('delete from verifications');
});

const page = (number = 1) => ({ now: NOW, number });
const names = async (scope: QueueScope, filter = {}) => (await readQueue(database.pool, scope, filter, page())).rows.map(({ name }) => name);

/** The database lets a case begin as nothing but a draft unless an action is named. */
function within<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  return inTransaction(database.pool, async (client) => {
    await client.query(`select set_config('casework.action', 'test', true)`);
    return work(client as unknown as pg.Pool);
  });
}

function waiting(name: string, submittedAt: string, overrides: Record<string, unknown> = {}): Promise<string> {
  return within((pool) => draftProduct(pool, owner, { name, status: 'submitted', submitted_at: submittedAt, ...overrides }));
}

const inHandsOf = ({ id, name }: Actor) => ({ taken_by: id, taken_by_name: name });

describe('what waits for a decision', () => {
  it('stands in the order in which it came in, drafts and decided cases are not there', async () => {
    await waiting('第二件', '2026-11-17T02:00:00Z');
    await waiting('第一件', '2026-11-16T02:00:00Z');
    await draftProduct(database.pool, owner, { name: '草稿' });
    await waiting('已退回', '2026-11-10T02:00:00Z', { status: 'rejected' });
    expect(await names('products')).toEqual(['第一件', '第二件']);
  });

  it('is listed by kind: verifications, filings, withdrawals; together under 全部', async () => {
    await within((pool) => draftVerification(pool, owner, { name: '待认证单位', status: 'submitted', submitted_at: '2026-11-16T01:00:00Z' }));
    await waiting('待备案产品', '2026-11-16T02:00:00Z');
    await waiting('待撤销产品', '2025-03-01T02:00:00Z', { status: 'withdrawing', filing_number: '20250000001', updated_at: '2026-11-16T03:00:00Z' });
    expect(await names('verifications')).toEqual(['待认证单位']);
    expect(await names('products')).toEqual(['待备案产品']);
    expect(await names('withdrawals')).toEqual(['待撤销产品']);
    expect(await names('all')).toEqual(['待认证单位', '待备案产品', '待撤销产品']);
  });

  it('a withdrawal waits since its request, not since the filing years ago', async () => {
    const id = await waiting('旧产品', '2024-01-10T02:00:00Z', { status: 'filed', filing_number: '20240000001', filed_at: '2024-01-12T02:00:00Z' });
    const before = new Date();
    expect(await performAction(database.pool, { collection: 'products', id, action: 'requestWithdrawal', actor: owner.clerk, input: { reason: '停产' } })).toMatchObject({ ok: true });
    const { rows } = await readQueue(database.pool, 'withdrawals', {}, { now: new Date() });
    expect(rows[0]!.since.getTime()).toBeGreaterThanOrEqual(before.getTime() - 1_000);
  });

  it('is found by a part of its name or of the organisation, and % is no wildcard', async () => {
    await waiting('切割机', '2026-11-16T02:00:00Z');
    await waiting('水泵 100%', '2026-11-16T03:00:00Z');
    expect(await names('products', { q: '切割' })).toEqual(['切割机']);
    expect(await names('products', { q: '精工 水泵' })).toEqual(['水泵 100%']);
    expect(await names('products', { q: '%' })).toEqual(['水泵 100%']);
  });

  it('can be narrowed to what nobody, or one person, has in hand', async () => {
    const [one, other] = [officer('reviewer', '甲'), officer('reviewer', '乙')];
    await waiting('无人', '2026-11-16T02:00:00Z');
    await waiting('甲的', '2026-11-16T03:00:00Z', inHandsOf(one));
    await waiting('乙的', '2026-11-16T04:00:00Z', inHandsOf(other));
    expect(await names('all', { taken: 'nobody' })).toEqual(['无人']);
    expect(await names('all', { taken: { by: one.id } })).toEqual(['甲的']);
  });

  it('comes in pages, and the count is that of the whole list', async () => {
    for (let index = 0; index < QUEUE_PAGE + 3; index += 1) await waiting(`产品${index}`, `2026-11-16T02:00:${String(index).padStart(2, '0')}Z`);
    const first = await readQueue(database.pool, 'products', {}, page());
    const second = await readQueue(database.pool, 'products', {}, page(2));
    expect([first.rows.length, second.rows.length, first.total, second.total]).toEqual([QUEUE_PAGE, 3, QUEUE_PAGE + 3, QUEUE_PAGE + 3]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(QUEUE_PAGE + 3);
  });
});

describe('the next case', () => {
  it('is the one that came in after this one and is in nobody else\'s hands', async () => {
    const [me, other] = [officer('reviewer'), officer('reviewer')];
    const first = await waiting('一', '2026-11-16T01:00:00Z');
    await waiting('二', '2026-11-16T02:00:00Z', inHandsOf(other));
    const third = await waiting('三', '2026-11-16T03:00:00Z', inHandsOf(me));
    expect(await nextInQueue(database.pool, 'products', { id: first, reviewer: me.id! })).toBe(third);
    expect(await nextInQueue(database.pool, 'products', { id: third, reviewer: me.id! })).toBe(first);
  });

  it('after a decision is the oldest that is left; nothing when none is', async () => {
    const me = officer('reviewer');
    const decided = await waiting('已办', '2026-11-16T01:00:00Z', { status: 'rejected' });
    expect(await nextInQueue(database.pool, 'products', { id: decided, reviewer: me.id! })).toBeNull();
    await waiting('新', '2026-11-17T01:00:00Z');
    const oldest = await waiting('旧', '2026-11-15T01:00:00Z');
    expect(await nextInQueue(database.pool, 'products', { id: decided, reviewer: me.id! })).toBe(oldest);
  });
});

describe('every number of the home page is that of the list behind it', () => {
  beforeEach(async () => {
    for (const at of ['2026-11-18T01:00:00Z', '2026-11-17T15:59:59Z', '2026-11-17T16:00:00Z', '2026-11-13T04:00:00Z', '2026-11-10T15:59:59Z', '2026-11-10T16:00:00Z', '2026-10-01T00:00:00Z']) await waiting(at, at);
  });

  it('ages: each bin has as many as its list, and together they are all', async () => {
    const figures = await ageFigures(database.pool, NOW);
    for (const { key, count } of figures) expect([key, (await readQueue(database.pool, 'all', { age: key }, page())).rows.length]).toEqual([key, count]);
    expect(figures.reduce((sum, { count }) => sum + count, 0)).toBe(await countQueue(database.pool, 'all', {}, NOW));
  });

  it('ages turn at midnight in Shanghai and count working days only', async () => {
    const inBin = async (age: AgeKey) => names('products', { age });
    expect(await inBin('today')).toEqual(['2026-11-17T16:00:00Z', '2026-11-18T01:00:00Z']);
    expect(await inBin('days')).toEqual(['2026-11-17T15:59:59Z']);
    expect(await inBin('week')).toEqual(['2026-11-10T16:00:00Z', '2026-11-13T04:00:00Z']);
    expect(await inBin('longer')).toEqual(['2026-10-01T00:00:00Z', '2026-11-10T15:59:59Z']);
    expect(Object.keys(AGES)).toHaveLength(4);
  });

  it('queues tell how many there are and since when the oldest waits', async () => {
    const products = (await queueFigures(database.pool, NOW)).find(({ key }) => key === 'products');
    expect(products).toMatchObject({ count: 7, oldest: new Date('2026-10-01T00:00:00Z') });
  });

  it('a reviewer sees what is in their own hands', async () => {
    const me = officer('reviewer', '甲');
    await waiting('我的', '2026-11-16T00:00:00Z', inHandsOf(me));
    const { mine, mineTotal } = await reviewerFigures(database.pool, me.id!, NOW);
    expect([mine.map(({ name }) => name), mineTotal]).toEqual([['我的'], 1]);
  });

  it('states stand in the order of the lifecycle, empty ones as 0', async () => {
    const states = await casesByState(database.pool, 'products');
    expect(states.map(({ label, count }) => [label, count])).toEqual([['未提交', 0], ['审核中', 7], ['不通过', 0], ['已备案', 0], ['撤销审核中', 0], ['已撤销', 0], ['平台撤销', 0]]);
    expect((await noticesByState(database.pool)).map(({ key }) => key)).toEqual(['pending', 'sending', 'sent', 'dead']);
    expect((await announcementFigures(database.pool, NOW)).states.every(({ count }) => count === 0)).toBe(true);
  });
});
