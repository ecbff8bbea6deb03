import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCase, type CaseData } from '../../src/admin/case/loadCase.ts';
import { listActions } from '../../src/casework/listActions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { nextInQueue, readQueue } from '../../src/queries/queue.ts';
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { thisYear, updatable } from '../support/updates.ts';

/** What lies on a reviewer's desk in each of the cases page 3 and the queue of page 8 name: everything the page shows comes from here. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const reviewer = officer('reviewer', '审核员甲');
const colleague = officer('reviewer', '审核员乙');
const staff = officer('staff', '平台丙');
const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const decide = (collection: CaseCollection, id: string, action: string, actor: Actor, input = {}) => performAction(database.pool, { collection, id, action, actor, input });
async function act(...request: Parameters<typeof decide>): Promise<void> {
  expect(await decide(...request)).toMatchObject({ ok: true });
}
const load = async (collection: CaseCollection, id: string, actor: Actor = reviewer): Promise<CaseData> => (await loadCase(database.pool, collection, id, actor))!;
const set = (table: string, id: string, columns: Record<string, unknown>) =>
  rowsOf(`update ${table} set ${Object.keys(columns).map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`, [id, ...Object.values(columns)]);
const said = ({ conflicts }: CaseData) => conflicts.map(({ field, message }) => `${field}: ${message}`).join('\n');

async function submitted(columns: Record<string, unknown> = {}) {
  const bed = await submittable(database.pool);
  if (Object.keys(columns).length > 0) await set('products', bed.product, columns);
  await act('products', bed.product, 'submit', bed.owner.clerk);
  return bed;
}

async function filed() {
  const bed = await submitted();
  await act('products', bed.product, 'file', reviewer);
  return bed;
}

describe('a filing on the desk', () => {
  it('a finding of the text checks stands with its rule and the company’s reason', async () => {
    const { product } = await submitted({ name: '螺栓和螺母', finding_reasons: JSON.stringify({ MULTI: ' 成对销售，不单独出售 ' }) });
    expect((await load('products', product)).findings).toMatchObject([{ code: 'MULTI', severity: 'warn', formField: 'name', companyReason: '成对销售，不单独出售', rule: expect.stringContaining('一种产品') }]);
  });

  it('several models with a reason are pointed out with it; one model is not', async () => {
    const { product } = await submitted({ model: 'LGK-100、LGK-120', models_reason: '仅额定电流不同' });
    expect(said(await load('products', product))).toContain('modelsReason: 填写了多个型号，单位说明的理由是“仅额定电流不同”');
    const { product: single } = await submitted({ models_reason: '没有多个' });
    expect(said(await load('products', single))).not.toContain('多个型号');
  });

  it('several models without a reason never reach the desk', async () => {
    const bed = await submittable(database.pool);
    await set('products', bed.product, { model: 'LGK-100、LGK-120' });
    expect(await decide('products', bed.product, 'submit', bed.owner.clerk)).toMatchObject({ ok: false, httpStatus: 422, errors: expect.arrayContaining([{ field: 'modelsReason', message: expect.stringContaining('多个型号') }]) });
  });

  it('the company’s asset report of that year lies beside, and what exceeds it is pointed out', async () => {
    const { product, owner } = await submitted();
    await rowsOf('update asset_reports set product_sales = 300000000, total_cost = 200000000 where enterprise_id = $1', [owner.id]);
    const data = await load('products', product);
    expect([data.report?.year, data.report?.values.productSales, data.report?.files.map(({ slot }) => slot)]).toEqual([thisYear() - 1, 300_000_000, ['incomeStatement']]);
    expect(said(data)).toMatch(/^sales: 该产品销售额 400 万元，高于资产信息中的产品销售总额 300 万元.*\ntotalCost: 该产品总成本 300 万元，高于/);
  });

  it('figures that contradict each other, a lapsed patent and a patent of many products are told together', async () => {
    const { product, owner, patentId } = await submitted({ sales: 600_000_000 });
    await rowsOf('update asset_reports set product_sales = 900000000, total_cost = 900000000 where enterprise_id = $1', [owner.id]);
    for (const name of ['甲', '乙']) {
      const other = await draftProduct(database.pool, owner, { name });
      await link(database.pool, owner, other, patentId);
      await act('products', other, 'submit', owner.clerk);
    }
    await set('patents', patentId, { legal_status: 'lapsed' });
    const data = await load('products', product);
    expect(data.conflicts.map(({ field, tone }) => [field, tone])).toEqual([['patents', 'bad'], ['patents', 'waiting'], ['sales', 'waiting']]);
    expect(data.patents[0]!.otherProducts.map(({ name }) => name).toSorted()).toEqual(['乙', '甲'].toSorted());
    expect(data.actions.find(({ action }) => action === 'file')).toMatchObject({ allowed: false, why: expect.stringContaining('当前无效') });
  });

  it('reasons of the library are there for the whole case and for single fields, those of this kind of case alone', async () => {
    await rowsOf(`insert into reasons (id, case_collection, field, text) values (uuidv7(), 'products', '', '材料不清楚'), (uuidv7(), 'products', 'name', '请写明用途'), (uuidv7(), 'verifications', '', '证照过期')`);
    const { product } = await submitted();
    const { reasons } = await load('products', product);
    expect(reasons).toEqual(expect.arrayContaining([{ field: null, text: '材料不清楚' }, { field: 'name', text: '请写明用途' }]));
    expect(reasons.map(({ text }) => text)).not.toContain('证照过期');
    expect(reasons.findLastIndex(({ field }) => field === null)).toBeLessThan(reasons.findIndex(({ field }) => field !== null));
  });

  it('refused and mended it shows what changed and what was objected to; once filed it is read whole', async () => {
    const { product, owner } = await submitted();
    await act('products', product, 'reject', reviewer, { reason: '图片不清楚', comments: [{ field: 'mainPicture', text: '请重新拍摄' }] });
    await set('products', product, { introduction: '由电源、割炬组成，切割金属板。' });
    await act('products', product, 'submit', owner.clerk);
    const again = await load('products', product, colleague);
    expect([again.times, again.changes?.list.map(({ field }) => field), again.refusal?.comments]).toEqual([2, ['introduction'], [{ field: 'mainPicture', text: '请重新拍摄' }]]);
    await act('products', product, 'file', colleague);
    expect((await load('products', product)).changes).toBeNull();
  });
});

describe('who is working on it (taken)', () => {
  it('stands in the queue and on the case, others cannot take it, and the way on leaves it out for them', async () => {
    const [{ product: taken }, { product: free }] = [await submitted(), await submitted()];
    await act('products', taken, 'take', reviewer);
    const { rows } = await readQueue(database.pool, 'products', { taken: { by: reviewer.id! } }, { now: new Date() });
    expect(rows).toMatchObject([{ id: taken, takenByName: '审核员甲', times: 1 }]);
    const seen = await load('products', taken, colleague);
    expect(seen.file).toMatchObject({ takenBy: reviewer.id, takenByName: '审核员甲', takenAt: expect.any(Date) });
    expect(seen.actions.find(({ action }) => action === 'take')).toMatchObject({ allowed: false, why: expect.stringContaining('已由他人领取') });
    const waysOn = new Set<string | null>();
    for (let from = free; !waysOn.has(from); ) {
      waysOn.add(from);
      from = (await nextInQueue(database.pool, 'products', { id: from, reviewer: colleague.id! }))!;
    }
    expect(waysOn).not.toContain(taken);
  });

  it('a first decision takes by itself: the company can no longer take it back, and reads so', async () => {
    const { product, owner } = await submitted();
    await act('products', product, 'reject', reviewer, { reason: '请补充' });
    await act('products', product, 'submit', owner.clerk);
    await act('products', product, 'take', reviewer);
    expect((await listActions(database.pool, 'products', product, owner.clerk))?.find(({ action }) => action === 'recall')).toMatchObject({ allowed: false, why: expect.stringContaining('已开始审核') });
  });
});

describe('the end of a filing on the desk', () => {
  it('a request to withdraw waits in its own queue, with the company’s reason before everything else', async () => {
    const { product, owner } = await filed();
    await act('products', product, 'requestWithdrawal', owner.clerk, { reason: '第一次' });
    await act('products', product, 'refuseWithdrawal', reviewer, { reason: '请写明' });
    expect((await load('products', product)).withdrawal).toBeNull();
    await act('products', product, 'requestWithdrawal', owner.clerk, { reason: '产品已退出市场' });
    const data = await load('products', product);
    expect([data.queue?.key, data.withdrawal]).toMatchObject(['withdrawals', { reason: '产品已退出市场', by: owner.clerk.name }]);
    expect(data.actions.filter(({ look }) => look).map(({ action, look, allowed, asks }) => [action, look, allowed, asks.map(({ name }) => name)])).toEqual([
      ['approveWithdrawal', 'primary', true, []],
      ['refuseWithdrawal', 'danger', true, ['reason']],
    ]);
  });

  it('staff are offered to revoke, with a reason; not whoever filed it, and no reviewer is', async () => {
    const { product } = await filed();
    const offered = async (actor: Actor) => (await load('products', product, actor)).actions.filter(({ action }) => action === 'revoke');
    expect(await offered(staff)).toMatchObject([{ allowed: true, look: 'danger', asks: [{ name: 'reason', required: true }] }]);
    expect(await offered({ ...reviewer, role: 'staff' })).toMatchObject([{ allowed: false, why: '通过该备案的人不能撤销它。' }]);
    expect(await offered(reviewer)).toEqual([]);
  });

  it('after the end nothing is offered to anybody, and the whole way can be read', async () => {
    const { product } = await filed();
    await act('products', product, 'revoke', staff, { reason: '核查不符' });
    for (const actor of [reviewer, staff]) {
      const { actions, queue, timeline } = await load('products', product, actor);
      expect([actions, queue, timeline.map(({ action }) => action)]).toEqual([[], null, ['submit', 'file', 'revoke']]);
    }
  });
});

describe('an annual update on the desk', () => {
  it('last year’s figures lie beside the new ones, and what moved by half or more is pointed out', async () => {
    const bed = await updatable(database.pool, { sales: 900_000_000, output: 1_000_000_000 });
    await act('product-updates', bed.update, 'submit', bed.owner.clerk);
    const data = await load('product-updates', bed.update);
    expect(data.update).toMatchObject({ year: thisYear(), changesFacts: false, before: { figuresYear: 2019, values: { sales: 400_000_000 } }, after: { sales: 900_000_000 } });
    expect(data.report?.year).toBe(thisYear() - 1);
    expect(said(data)).toMatch(/sales: 销售额比 2019 年度.*增加/);
  });

  it('changed facts are judged by the text checks, several models and new patents among them', async () => {
    const bed = await updatable(database.pool);
    const added = await patent(database.pool, bed.owner, { number: '2019109314806', title: '新的割炬' });
    const links = [{ patent: bed.patentId, core: false, upheld: false, caseNumber: null }, { patent: added, core: true, upheld: false, caseNumber: null }];
    await set('product_updates', bed.update, { facts_changed: 'changed', model: 'LGK-100、LGK-120', models_reason: '仅电流不同', introduction: '由电源和割炬组成。', is_main_product: true, patents_disclosed: true, links: JSON.stringify(links) });
    await act('product-updates', bed.update, 'submit', bed.owner.clerk);
    await set('patents', added, { legal_status: 'lapsed' });
    const data = await load('product-updates', bed.update);
    expect(said(data)).toMatch(/patents: 专利 .*失效/);
    expect(said(data)).toContain('单位说明的理由是“仅电流不同”');
    // What is said of a patent that stays is compared as well: it was a core one.
    expect([data.update!.before.patents, data.update!.patents.find(({ id }) => id === bed.patentId)]).toMatchObject([[{ core: true, upheld: false }], { core: false }]);
    expect(data.actions.find(({ action }) => action === 'accept')).toMatchObject({ allowed: false });
  });
});

describe('a verification on the desk', () => {
  it('submitted on the last day of a year it is approved in the new one, with the report it came with', async () => {
    await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, thisYear() - 2);
    const id = await draftVerification(database.pool, owner);
    const lastDay = () => new Date(`${thisYear() - 1}-12-31T08:00:00Z`);
    expect(await performAction(database.pool, { collection: 'verifications', id, action: 'submit', actor: owner.clerk }, lastDay)).toMatchObject({ ok: true });
    const data = await load('verifications', id);
    expect([data.report?.year, data.actions.find(({ action }) => action === 'approve')?.allowed]).toEqual([thisYear() - 2, true]);
    await act('verifications', id, 'approve', reviewer);
    expect((await load('verifications', id)).report?.year).toBe(thisYear() - 2);
  });

  it('recalled in the new year it needs the report of the new year', async () => {
    await rowsOf(`update enterprises set uscc = null, is_verified = false where uscc = '914403001922038216'`);
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, thisYear() - 2);
    const id = await draftVerification(database.pool, owner);
    await performAction(database.pool, { collection: 'verifications', id, action: 'submit', actor: owner.clerk }, () => new Date(`${thisYear() - 1}-12-31T08:00:00Z`));
    await act('verifications', id, 'recall', owner.clerk);
    expect((await decide('verifications', id, 'submit', owner.clerk)).ok).toBe(false);
  });
});
