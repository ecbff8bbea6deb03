import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadCase } from '../../src/admin/case/loadCase.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { readQueue } from '../../src/queries/queue.ts';
import { officer, patent } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { thisYear, updatable } from '../support/updates.ts';

/** What a reviewer of an annual update has before them. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const reviewer = officer('reviewer');

it('year beside year, what changes, patents that come and go; the same after it was accepted', async () => {
  const bed = await updatable(database.pool, { sales: 900_000_000 });
  const added = await patent(database.pool, bed.owner, { number: '2019109314806', title: '一种泵' });
  const links = JSON.stringify([{ patent: added, core: true, upheld: false, caseNumber: null }]);
  await database.pool.query(`update product_updates set facts_changed = 'changed', model = 'LGK-120', introduction = '由电源和割炬组成。', is_main_product = true, patents_disclosed = true, links = $2 where id = $1`, [bed.update, links]);
  const act = (action: string, actor: typeof reviewer) => performAction(database.pool, { collection: 'product-updates', id: bed.update, action, actor });
  expect(await act('submit', bed.owner.clerk)).toMatchObject({ ok: true });
  const seen = async () => (await loadCase(database.pool, 'product-updates', bed.update, reviewer))!;
  const before = await seen();
  expect(before).toMatchObject({ year: thisYear() - 1, file: { values: { name: '等离子弧切割机', model: 'LGK-120' } }, queue: { key: 'product-updates', waiting: 1 } });
  expect(before.update).toMatchObject({
    year: thisYear(),
    before: { figuresYear: 2019, values: { model: 'LGK-100', sales: 400_000_000 }, patents: [{ core: true }] },
    after: { model: 'LGK-120', sales: 900_000_000, productClass: '3403' },
    patents: [{ number: '2019109314806' }],
  });
  expect(before.conflicts.map(({ message }) => message)).toContainEqual(expect.stringContaining('销售额比 2019 年度增加 125%'));
  expect(before.actions.map(({ action, allowed }) => [action, allowed])).toEqual(expect.arrayContaining([['accept', true], ['reject', true], ['take', true]]));
  expect(await act('accept', reviewer)).toMatchObject({ ok: true });
  const after = await seen();
  expect(after.update?.before).toMatchObject({ figuresYear: 2019, values: { model: 'LGK-100', sales: 400_000_000 } });
  expect(after.queue).toBeNull();
});

it('of a resubmission only what was changed since, beside what was objected to', async () => {
  const bed = await updatable(database.pool);
  const act = (action: string, actor: typeof reviewer, input = {}) => performAction(database.pool, { collection: 'product-updates', id: bed.update, action, actor, input });
  await act('submit', bed.owner.clerk);
  await act('reject', reviewer, { reason: '销售额不一致', comments: [{ field: 'sales', text: '请更正' }] });
  await database.pool.query('update product_updates set sales = 440000000, revision = revision + 1 where id = $1', [bed.update]);
  await act('submit', bed.owner.clerk);
  const data = await loadCase(database.pool, 'product-updates', bed.update, reviewer);
  expect(data?.changes?.list).toMatchObject([{ field: 'sales', label: `${thisYear() - 1}年度销售额`, before: 450_000_000, after: 440_000_000 }]);
  expect(data?.refusal).toMatchObject({ reason: '销售额不一致', comments: [{ field: 'sales' }] });
});

it('stands in the queue under the name of its product and company', async () => {
  const bed = await updatable(database.pool);
  await performAction(database.pool, { collection: 'product-updates', id: bed.update, action: 'submit', actor: bed.owner.clerk });
  const { rows } = await readQueue(database.pool, 'product-updates', { q: bed.owner.name }, { now: new Date() });
  expect(rows).toMatchObject([{ id: bed.update, name: '等离子弧切割机', enterprise: bed.owner.name, times: 1 }]);
});
