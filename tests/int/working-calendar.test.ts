import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownHolidays } from '../../scripts/demo/holidays.ts';
import { inTransaction } from '../../src/adapters/database.ts';
import { countQueue } from '../../src/queries/queue.ts';
import { workingCalendar } from '../../src/queries/workingCalendar.ts';
import { waitingText } from '../../src/domain/workingTime.ts';
import { company, draftProduct } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => { database = await createTestDatabase(); });
afterAll(() => database.drop());

/** A connection of its own each time: what is remembered is remembered per connection pool. */
const fresh = () => ({ query: (text: string, values?: unknown[]) => database.pool.query(text, values) }) as never;
const shanghai = (text: string) => new Date(`${text}+08:00`);

describe('working days of the office', () => {
  it('are there from the start for the years the package knows: 2026 with its holidays and the weekends worked for them', async () => {
    const isWorking = await workingCalendar(fresh());
    expect(['2026-01-01', '2026-01-04', '2026-10-01', '2026-10-08', '2026-10-10', '2026-10-11'].map(isWorking)).toEqual([false, true, false, true, true, false]);
    expect(knownHolidays().filter(({ date }) => date.startsWith('2026-')).length).toBeGreaterThan(20);
  });

  it('decide how long somebody waits, in the list and in the number above it alike', async () => {
    const owner = await company(database.pool);
    await inTransaction(database.pool, async (client) => {
      await client.query(`select set_config('casework.action', 'test', true)`);
      await draftProduct(client as never, owner, { status: 'submitted', submitted_at: shanghai('2026-09-30T16:00:00') });
    });
    const now = shanghai('2026-10-09T10:00:00');
    expect(waitingText(shanghai('2026-09-30T16:00:00'), now, await workingCalendar(fresh()))).toBe('2 个工作日');
    expect(await countQueue(fresh(), 'products', { age: 'days' }, now)).toBe(1);
    expect(await countQueue(fresh(), 'products', { age: 'longer' }, now)).toBe(0);
  });

  it('show an import within a minute, not at once to a process that just asked', async () => {
    const known = fresh();
    expect((await workingCalendar(known))('2032-03-01')).toBe(true);
    await database.pool.query(`insert into holidays (id, date, kind) values (uuidv7(), '2032-03-01', 'holiday')`);
    expect([(await workingCalendar(known))('2032-03-01'), (await workingCalendar(fresh()))('2032-03-01')]).toEqual([true, false]);
  });
});
