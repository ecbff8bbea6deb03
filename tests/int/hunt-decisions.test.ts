import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkedPatents } from '../../src/casework/linkedPatents.ts';
import { listActions } from '../../src/casework/listActions.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { reveal } from '../../src/casework/reveal.ts';
import { refreshSince } from '../../src/casework/refreshPatents.ts';
import { patentRegister } from '../../src/adapters/patentSource.ts';
import { brokenAccesses, brokenChains } from '../../src/casework/verifyChains.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { assetReport, company, draftProduct, draftVerification, link, officer, patent, submittable } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const act = (request: ActionRequest, at?: string) => performAction(database.pool, request, at ? () => new Date(at) : undefined);
const rowsOf = async (text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows;
const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();

async function submitted() {
  const made = await submittable(database.pool);
  expect(await act({ collection: 'products', id: made.product, action: 'submit', actor: made.owner.clerk })).toMatchObject({ ok: true });
  return made;
}
const file = (id: string, more: Partial<ActionRequest> = {}) => act({ collection: 'products', id, action: 'file', actor: officer('reviewer'), ...more });

describe('a reviewer decides on what was submitted', () => {
  it('and files nothing else: content changed behind everybody’s back can only be sent back', async () => {
    const { product } = await submitted();
    await database.pool.query('update products set sales = sales + 1 where id = $1', [product]);
    expect(await file(product)).toMatchObject({ ok: false, httpStatus: 422, errors: [{ message: expect.stringContaining('与提交时不一致') }] });
    const reject = { collection: 'products', id: product, action: 'reject', actor: officer('reviewer'), input: { reason: '请核对' } } as const;
    expect(await act(reject)).toMatchObject({ ok: true });
  });

  it('a file that was exchanged, or a link that was added, counts as changed', async () => {
    const [first, second] = [await submitted(), await submitted()];
    await database.pool.query(`update attachments set sha256 = repeat('cd', 32) where owner_id = $1 and slot = 'mainPicture'`, [first.product]);
    await link(database.pool, second.owner, second.product, await patent(database.pool, second.owner, { number: 'B000000000001' }));
    for (const { product } of [first, second]) expect(await file(product)).toMatchObject({ ok: false, httpStatus: 422 });
  });

  it('a title the register mends meanwhile is no change, and the filed hash is that of the submission', async () => {
    const { product, patentId } = await submitted();
    await database.pool.query(`update patents set title = '一种切割装置及其控制方法' where id = $1`, [patentId]);
    expect(await file(product)).toMatchObject({ ok: true });
    const [{ filed, sent }] = await rowsOf('select p.snapshot_hash as filed, s.hash as sent from products p join submissions s on s.case_id = p.id::text where p.id = $1', [product]);
    expect(filed).toBe(sent);
  });

  it('a patent that lapses meanwhile is not filed with', async () => {
    const { product, patentId } = await submitted();
    const [{ number }] = await rowsOf('select number from patents where id = $1', [patentId]);
    await database.pool.query(`insert into patent_register (id, number, title, type, holders, legal_status, as_of) values (uuidv7(), $1, '装置', 'invention', '["某"]', 'lapsed', '2026-02-01') on conflict (number) do update set legal_status = 'lapsed', updated_at = now()`, [number]);
    await refreshSince(database.pool, patentRegister(database.pool), '2020-01-01');
    expect(await file(product)).toMatchObject({ ok: false, httpStatus: 422, errors: [{ message: expect.stringContaining('当前无效') }, { field: 'patents' }] });
  });
});

describe('codes come from the tables', () => {
  it.each([
    ['an industry nobody knows', { industry: '9999' }, { field: 'industry', message: '所属行业不在现行的分类表中，请重新选择。' }],
    ['an industry that is a whole division', { industry: '34' }, { field: 'industry', message: '所属行业请选到最末一级。' }],
    ['a class that was taken out of the table', { product_class: '3499' }, { field: 'productClass', message: '产品分类不在现行的分类表中，请重新选择。' }],
    ['a country that is none', { is_exported: true, export_value: 1, export_destinations: '["DE","QQ"]' }, { field: 'exportDestinations', message: '出口国家或地区不在现行的分类表中，请重新选择。' }],
  ])('%s does not get through submission', async (_what, columns, problem) => {
    const { owner } = await submittable(database.pool);
    const product = await draftProduct(database.pool, owner, columns);
    await link(database.pool, owner, product, (await rowsOf('select id from patents where enterprise_id = $1', [owner.id]))[0].id);
    const outcome = await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    expect(outcome).toMatchObject({ ok: false, httpStatus: 422 });
    expect(outcome.ok || outcome.errors).toContainEqual(problem);
  });

  it('Hong Kong, Macao and Taiwan are destinations, though no countries', async () => {
    const { owner, product } = await submittable(database.pool);
    await database.pool.query(`update products set is_exported = true, export_value = 1, export_destinations = '["HK","DE"]' where id = $1`, [product]);
    expect(await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk })).toMatchObject({ ok: true });
  });

  it('a company is registered in a district, not in a province', async () => {
    const owner = await company(database.pool, { verified: false });
    await assetReport(database.pool, owner, year - 1);
    const id = await draftVerification(database.pool, owner, { registered_region: '440000', industry: '34' });
    const outcome = await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk });
    expect(outcome.ok || outcome.errors.slice(1)).toEqual([{ field: 'registeredRegion', message: '注册地区请选到最末一级。' }, { field: 'industry', message: '所属行业请选到最末一级。' }]);
  });
});

describe('what a company is told', () => {
  it('is everything at once: what blocks, what is missing, what does not fit', async () => {
    const { owner, product } = await submittable(database.pool);
    await database.pool.query(`update products set name = '一种切割方法', sales = 0, introduction = null where id = $1`, [product]);
    const outcome = await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    const fields = outcome.ok ? [] : outcome.errors.map((each) => ('field' in each ? each.field : ''));
    expect(fields).toEqual(expect.arrayContaining(['sales', 'name', 'introduction']));
  });

  it('of an index the server cannot compute is why, not to fill it in', async () => {
    const { owner, product } = await submittable(database.pool);
    await database.pool.query(`update products set contribution_method = 'spending', ip_spending = 400000000, contribution_factor = 1, contribution_index = null where id = $1`, [product]);
    const outcome = await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    expect(outcome.ok || outcome.errors.slice(1)).toEqual([{ field: 'contributionIndex', message: '计算结果超过 100%，请核对知识产权投入、产品总成本和系数 K。' }]);
  });

  it('reasons stored by an older version that are no text do not hide the buttons', async () => {
    const { owner, product } = await submittable(database.pool);
    await database.pool.query(`update products set finding_reasons = '{"MULTI":5,"BRAND":null}' where id = $1`, [product]);
    expect(await listActions(database.pool, 'products', product, owner.clerk)).toMatchObject([{ action: 'submit', allowed: true }]);
  });
});

describe('dates are those of Shanghai', () => {
  it('the year of a filing turns at 16:00 UTC on 31 December, and each year counts from one', async () => {
    const [late, early] = [await submitted(), await submitted()];
    await act({ collection: 'products', id: late.product, action: 'file', actor: officer('reviewer') }, '2098-12-31T15:59:59.999Z');
    await act({ collection: 'products', id: early.product, action: 'file', actor: officer('reviewer') }, '2098-12-31T16:00:00.000Z');
    const numbers = await rowsOf('select filing_number, filing_year::int as year from products where id = any($1::uuid[]) order by filing_number', [[late.product, early.product]]);
    expect(numbers).toEqual([{ filing_number: '20980000001', year: 2098 }, { filing_number: '20990000001', year: 2099 }]);
  });

  it('without last year’s report a product is submitted through 30 April, and not on 1 May', async () => {
    const submit = async (at: string) => {
      const { owner, product } = await submittable(database.pool);
      await database.pool.query('delete from attachments where owner_collection = $1 and enterprise_id = $2', ['asset-reports', owner.id]);
      await database.pool.query('update products set figures_year = $2 where id = $1', [product, Number(at.slice(0, 4)) - 1]);
      return act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk }, at);
    };
    expect(await submit('2027-04-30T15:59:59.999Z')).toMatchObject({ ok: true });
    expect(await submit('2027-04-30T16:00:00.000Z')).toMatchObject({ ok: false, httpStatus: 422, errors: [{ message: expect.stringContaining('补报') }] });
  });

  it('a verification that put the report off is told on 1 May that the tick no longer helps', async () => {
    const owner = await company(database.pool, { verified: false });
    const id = await draftVerification(database.pool, owner, { asset_report_deferred: true, uscc: '91100000100003962T' });
    const request = { collection: 'verifications', id, action: 'submit', actor: owner.clerk } as const;
    expect(await act(request, '2027-05-01T00:00:00+08:00')).toMatchObject({ ok: false, errors: [{ message: expect.stringContaining('已过补报期限') }, { field: 'assetReport', message: '请填写 2026 年度资产信息。' }] });
    expect(await act(request, '2027-04-30T23:59:59+08:00')).toMatchObject({ ok: true });
  });
});

describe('the end of a filing', () => {
  it('hides patents of that product alone: one shared with another filed product stays public', async () => {
    const { owner, product } = await submittable(database.pool);
    const [{ id: shared }] = await rowsOf('select id from patents where enterprise_id = $1', [owner.id]);
    const alone = await patent(database.pool, owner, { number: 'B000000000001' });
    await link(database.pool, owner, product, alone);
    const second = await draftProduct(database.pool, owner);
    await link(database.pool, owner, second, shared);
    for (const id of [product, second]) {
      await act({ collection: 'products', id, action: 'submit', actor: owner.clerk });
      expect(await file(id)).toMatchObject({ ok: true });
    }
    await act({ collection: 'products', id: product, action: 'requestWithdrawal', actor: owner.clerk, input: { reason: '停产' } });
    expect(await rowsOf('select is_public from patents where id = $1', [alone])).toEqual([{ is_public: true }]);
    expect(await act({ collection: 'products', id: product, action: 'approveWithdrawal', actor: officer('reviewer') })).toMatchObject({ ok: true, answer: { status: 'withdrawn' } });
    expect(await rowsOf('select id, is_public from patents where id = any($1::uuid[]) order by is_public', [[alone, shared]])).toEqual([{ id: alone, is_public: false }, { id: shared, is_public: true }]);
  });

  it('a refused withdrawal may be asked for again; each message of the story goes out once', async () => {
    const { owner, product } = await submitted();
    await file(product);
    for (const action of ['requestWithdrawal', 'refuseWithdrawal', 'requestWithdrawal', 'refuseWithdrawal'] as const) {
      const actor = action === 'requestWithdrawal' ? owner.clerk : officer('reviewer');
      expect(await act({ collection: 'products', id: product, action, actor, input: { reason: '理由' } })).toMatchObject({ ok: true });
    }
    const told = await rowsOf('select template, count(*)::int as messages from notices where case_id = $1 group by template order by template', [product]);
    expect(told).toEqual([{ template: 'product-filed', messages: 2 }, { template: 'withdrawal-refused', messages: 4 }]);
  });

  it('by lapse needs every patent gone', async () => {
    const { owner, product } = await submittable(database.pool);
    await link(database.pool, owner, product, await patent(database.pool, owner, { number: 'B000000000001' }));
    await act({ collection: 'products', id: product, action: 'submit', actor: owner.clerk });
    await file(product);
    const confirm = { collection: 'products', id: product, action: 'confirmLapse', actor: owner.clerk } as const;
    await database.pool.query(`update patents set legal_status = 'lapsed' where enterprise_id = $1 and number = 'B000000000001'`, [owner.id]);
    expect(await act(confirm)).toMatchObject({ ok: false, httpStatus: 422 });
    await database.pool.query(`update patents set legal_status = 'transferred' where enterprise_id = $1 and legal_status = 'valid'`, [owner.id]);
    expect(await act(confirm)).toMatchObject({ ok: true, answer: { status: 'withdrawn' } });
    expect((await linkedPatents(database.pool, product)).map(({ number }) => number)).toHaveLength(2);
  });
});

describe('names', () => {
  it('a name taken up again is the present one and no former one', async () => {
    const owner = await company(database.pool, { name: '甲有限公司' });
    await assetReport(database.pool, owner, year - 1);
    for (const name of ['乙有限公司', '甲有限公司', '乙有限公司']) {
      const id = await draftVerification(database.pool, owner, { name, uscc: '914403001922038216' });
      await act({ collection: 'verifications', id, action: 'submit', actor: owner.clerk });
      expect(await act({ collection: 'verifications', id, action: 'approve', actor: officer('reviewer') })).toMatchObject({ ok: true });
    }
    expect(await rowsOf('select name, former_names from enterprises where id = $1', [owner.id])).toEqual([{ name: '乙有限公司', former_names: ['甲有限公司'] }]);
  });
});

describe('who looked at personal data', () => {
  it('is chained, also when many look at once, and a changed row is found', async () => {
    const id = await draftVerification(database.pool, await company(database.pool, { verified: false }));
    await Promise.all(Array.from({ length: 12 }, () => reveal(database.pool, { collection: 'verifications', id, field: 'contactPhone', actor: officer('reviewer') })));
    expect(await brokenAccesses(database.pool)).toEqual([]);
    await database.pool.query('alter table access_log disable trigger access_log_append_only');
    const [{ id: changed }] = await rowsOf('select id from access_log order by id offset 5 limit 1');
    await database.pool.query(`update access_log set actor_name = '别人' where id = $1`, [changed]);
    await database.pool.query('alter table access_log enable trigger access_log_append_only');
    expect(await brokenAccesses(database.pool)).toEqual([changed]);
  });
});

it('after all this every chain of the case log is whole', async () => {
  expect(await brokenChains(database.pool)).toEqual([]);
});
