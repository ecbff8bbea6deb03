import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import { attachFiles, draftVerification, link, officer, patent } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, draftUpdate, thisYear, updatable } from '../support/updates.ts';

/** The annual update on real PostgreSQL: row "product-updates" of page 6, invariants 11, 12, 13, 16 and 17. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const r1 = officer('reviewer', '甲');
const staff = officer('staff', '丙');
const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const act = (request: Omit<ActionRequest, 'collection'> & { collection?: ActionRequest['collection'] }) => performAction(database.pool, { collection: 'product-updates', ...request });
const productRow = async (id: string) => (await rowsOf('select * from products where id = $1', [id]))[0]!;
const statusOf = async (id: string) => (await rowsOf<{ status: string }>('select status::text from product_updates where id = $1', [id]))[0]?.status;
const submit = (bed: { owner: { clerk: ActionRequest['actor'] }; update: string }) => act({ id: bed.update, action: 'submit', actor: bed.owner.clerk });
const messages = (outcome: Awaited<ReturnType<typeof act>>) => (outcome.ok ? [] : outcome.errors.map(({ message }) => message));

describe('from submission to acceptance', () => {
  it('the figures of the year and its number are written to the product, which stays filed; the company is told', async () => {
    const bed = await updatable(database.pool);
    const before = await productRow(bed.product);
    expect(await submit(bed)).toMatchObject({ ok: true, answer: { status: 'submitted' } });
    expect(await act({ id: bed.update, action: 'accept', actor: r1 })).toMatchObject({ ok: true, answer: { status: 'updated' } });
    const after = await productRow(bed.product);
    expect(after).toMatchObject({ status: 'filed', sales: '450000000', profit: '60000000', market_share: '4', figures_year: String(thisYear() - 1), last_update_year: String(thisYear()), model: 'LGK-100' });
    expect(Number(after.revision)).toBe(Number(before.revision) + 1);
    expect(after.snapshot_hash).not.toBe(before.snapshot_hash);
    const told = await rowsOf<{ body: string }>(`select body from notices where enterprise = $1 and template = 'update-accepted' and channel = 'sms'`, [bed.owner.id]);
    expect(told.map(({ body }) => body)).toEqual([`产品“等离子弧切割机”${thisYear()} 年度的备案信息更新已通过。`]);
  });

  it('changed facts, patents and pictures replace those of the product; what was filed before can still be seen', async () => {
    const bed = await updatable(database.pool);
    const added = await patent(database.pool, bed.owner, { number: '2019109314806' });
    const links = [{ patent: added, core: true, upheld: true, caseNumber: '5W100001' }];
    await rowsOf(`update product_updates set facts_changed = 'changed', model = 'LGK-120', introduction = '由电源和割炬组成，用于切割金属。', is_main_product = true, patents_disclosed = true, links = $2 where id = $1`, [bed.update, JSON.stringify(links)]);
    await attachFiles(database.pool, bed.owner, 'product-updates', bed.update, ['mainPicture']);
    expect(await submit(bed)).toMatchObject({ ok: true });
    expect(await act({ id: bed.update, action: 'accept', actor: r1 })).toMatchObject({ ok: true });
    expect(await productRow(bed.product)).toMatchObject({ model: 'LGK-120', introduction: '由电源和割炬组成，用于切割金属。' });
    expect(await rowsOf('select patent_id as id, core, case_number, is_public from product_patents where product_id = $1', [bed.product])).toEqual([{ id: added, core: true, case_number: '5W100001', is_public: true }]);
    expect(await rowsOf('select id, is_public from patents where id in ($1, $2) order by is_public', [bed.patentId, added])).toEqual([
      { id: bed.patentId, is_public: false },
      { id: added, is_public: true },
    ]);
    const pictures = await rowsOf<{ key: string; owner: string }>(`select storage_key as key, owner_collection as owner from attachments where slot = 'mainPicture' and owner_id in ($1, $2)`, [bed.update, bed.product]);
    expect(pictures.map(({ owner }) => owner).toSorted()).toEqual(['product-updates', 'products']);
    expect(new Set(pictures.map(({ key }) => key)).size).toBe(1);
    expect(await rowsOf('select before from product_updates where id = $1', [bed.update])).toMatchObject([{ before: { values: { model: 'LGK-100' }, figuresYear: 2019, patents: [{ core: true }] } }]);
  });

  it('what changed under the reviewer’s eyes is not accepted', async () => {
    const bed = await updatable(database.pool);
    await submit(bed);
    await rowsOf('update product_updates set sales = 1 where id = $1', [bed.update]);
    expect(messages(await act({ id: bed.update, action: 'accept', actor: r1 }))[0]).toContain('与提交时不一致');
  });

  it('refused with a reason it is mended and submitted again; taken back only while nobody has it', async () => {
    const bed = await updatable(database.pool);
    await submit(bed);
    expect(await act({ id: bed.update, action: 'recall', actor: bed.owner.clerk })).toMatchObject({ ok: true, answer: { status: 'draft' } });
    await submit(bed);
    expect(await act({ id: bed.update, action: 'reject', actor: r1 })).toMatchObject({ httpStatus: 422 });
    expect(await act({ id: bed.update, action: 'take', actor: r1 })).toMatchObject({ ok: true });
    expect(messages(await act({ id: bed.update, action: 'recall', actor: bed.owner.clerk }))[0]).toContain('已开始审核');
    expect(await act({ id: bed.update, action: 'reject', actor: r1, input: { reason: '证明不清楚' } })).toMatchObject({ ok: true });
    expect(await submit(bed)).toMatchObject({ ok: true });
    expect(await rowsOf(`select number::int from submissions where case_id = $1 order by number`, [bed.update])).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  });
});

describe('what keeps an update from being submitted', () => {
  it('16: one update for each product and year, whatever two requests do at once', async () => {
    const bed = await updatable(database.pool);
    await expect(draftUpdate(database.pool, bed.owner, bed.product)).rejects.toMatchObject({ constraint: 'product_updates_one_a_year' });
  });

  it('29: of two reviewers one decides, the other is told who', async () => {
    const bed = await updatable(database.pool);
    await submit(bed);
    const [a, b] = await Promise.all([act({ id: bed.update, action: 'accept', actor: r1 }), act({ id: bed.update, action: 'reject', actor: officer('reviewer', '乙'), input: { reason: '不清楚' } })]);
    expect([a.ok, b.ok].toSorted()).toEqual([false, true]);
    expect([a, b].find(({ ok }) => !ok)).toMatchObject({ httpStatus: 409, errors: [{ message: expect.stringContaining('办理') }] });
  });

  it.each([
    [`${thisYear()}-04-30T15:59:59.999Z`, true],
    [`${thisYear()}-04-30T16:00:00.000Z`, false],
  ])('12: at %s a company without last year’s asset report may submit: %s', async (instant, may) => {
    const bed = await updatable(database.pool);
    await rowsOf('delete from asset_reports where enterprise_id = $1', [bed.owner.id]);
    vi.stubEnv('DEMO', '1');
    vi.stubEnv('CLOCK_NOW', instant);
    const stopped = vi.spyOn(performance, 'now').mockReturnValue(0);
    const outcome = await submit(bed).finally(() => (stopped.mockRestore(), vi.unstubAllEnvs()));
    expect([outcome.ok, messages(outcome)[0] ?? '']).toEqual([may, may ? '' : expect.stringContaining('资产信息已过补报期限')]);
  });

  it('11: an open verification waits for its end', async () => {
    const bed = await updatable(database.pool);
    await draftVerification(database.pool, bed.owner).then((id) => asAction(database.pool, 'verifications', id, { status: 'submitted' }));
    expect(messages(await submit(bed))[0]).toContain('实名认证正在审核');
  });

  it('15: without sales there is no update, and the way out is named', async () => {
    const bed = await updatable(database.pool, { sales: 0 });
    expect(await submit(bed)).toMatchObject({ httpStatus: 422, errors: expect.arrayContaining([{ field: 'sales', message: expect.stringContaining('申请撤销备案') }]) });
  });

  it.each([
    ['a product filed this year', { filing_year: thisYear() }, '从下一年起'],
    ['a product that is being withdrawn', { status: 'withdrawing' }, '不是“已备案”'],
  ])('%s', async (_who, columns, sentence) => {
    const bed = await updatable(database.pool);
    await asAction(database.pool, 'products', bed.product, columns);
    expect(messages(await submit(bed))[0]).toContain(sentence);
  });

  it('an update of last year cannot be submitted any more', async () => {
    const bed = await updatable(database.pool, { year: thisYear() - 1 });
    expect(messages(await submit(bed))[0]).toContain('年度已经结束');
  });

  it('13: a patent linked anew must be valid and the company’s; a lapsed one that was linked before may stay beside a valid one', async () => {
    const bed = await updatable(database.pool);
    const lapsed = await patent(database.pool, bed.owner, { number: '2018114005988', legal_status: 'lapsed' });
    const facts = { model: 'LGK-100', introduction: '由电源和割炬组成。' };
    const keep = { patent: bed.patentId, core: true, upheld: false, caseNumber: null };
    const propose = (links: object[]) =>
      rowsOf(`update product_updates set facts_changed = 'changed', model = $2, introduction = $3, is_main_product = true, patents_disclosed = true, links = $4 where id = $1`, [bed.update, facts.model, facts.introduction, JSON.stringify(links)]);
    await propose([keep, { ...keep, patent: lapsed }]);
    expect(messages(await submit(bed))[0]).toContain('新关联的专利');
    await link(database.pool, bed.owner, bed.product, lapsed);
    expect(await submit(bed)).toMatchObject({ ok: true });
  });

  it('13: a product all of whose patents have lapsed is not updated but withdrawn', async () => {
    const bed = await updatable(database.pool);
    await rowsOf(`update patents set legal_status = 'lapsed' where id = $1`, [bed.patentId]);
    expect(messages(await submit(bed))[0]).toContain('全部失效');
  });

  it('a product that keeps its patents to itself takes part in no certification', async () => {
    const bed = await updatable(database.pool, { wants_certification: true });
    await rowsOf('update products set patents_disclosed = false where id = $1', [bed.product]);
    expect(await submit(bed)).toMatchObject({ errors: expect.arrayContaining([{ field: 'wantsCertification', message: expect.stringContaining('公开关联专利') }]) });
  });
});

describe('17: with the product its open update ends, in the same transaction', () => {
  it.each([['draft'], ['submitted'], ['rejected']])('an update that is %s is closed when the platform revokes the product', async (state) => {
    const bed = await updatable(database.pool);
    if (state !== 'draft') await submit(bed);
    if (state === 'rejected') await act({ id: bed.update, action: 'reject', actor: r1, input: { reason: '不清楚' } });
    expect(await act({ collection: 'products', id: bed.product, action: 'revoke', actor: staff, input: { reason: '材料不实' } })).toMatchObject({ ok: true });
    expect(await statusOf(bed.update)).toBe('closed');
    const stamps = await rowsOf(`select distinct xmin::text from case_log where (case_id = $1 and action = 'close') or (case_id = $2 and action = 'revoke')`, [bed.update, bed.product]);
    expect(stamps).toHaveLength(1);
  });

  it('a confirmed lapse closes it, what was updated stays updated', async () => {
    const bed = await updatable(database.pool);
    const earlier = await draftUpdate(database.pool, bed.owner, bed.product, { year: thisYear() - 1 });
    await asAction(database.pool, 'product_updates', earlier, { status: 'updated' });
    await rowsOf(`update patents set legal_status = 'lapsed' where id = $1`, [bed.patentId]);
    expect(await act({ collection: 'products', id: bed.product, action: 'confirmLapse', actor: bed.owner.clerk })).toMatchObject({ ok: true });
    expect([await statusOf(bed.update), await statusOf(earlier)]).toEqual(['closed', 'updated']);
  });

  it('acceptance and revocation at the same moment: both are done or one is told, nothing hangs', async () => {
    const beds = [];
    for (let count = 0; count < 6; count += 1) beds.push(await updatable(database.pool));
    const outcomes = await Promise.all(
      beds.map(async (bed) => {
        await submit(bed);
        const [accepted, revoked] = await Promise.all([
          act({ id: bed.update, action: 'accept', actor: r1 }),
          act({ collection: 'products', id: bed.product, action: 'revoke', actor: staff, input: { reason: '材料不实' } }),
        ]);
        return { accepted: accepted.ok, revoked: revoked.ok, status: await statusOf(bed.update) };
      }),
    );
    for (const { accepted, revoked, status } of outcomes) expect([revoked, status]).toEqual([true, accepted ? 'updated' : 'closed']);
  });

  it('nobody closes an update by hand', async () => {
    const bed = await updatable(database.pool);
    for (const actor of [bed.owner.clerk, r1, staff]) expect(await act({ id: bed.update, action: 'close', actor })).toMatchObject({ httpStatus: 403 });
  });
});

it('of another company’s update nobody learns that it is there', async () => {
  const [bed, other] = [await updatable(database.pool), await updatable(database.pool)];
  expect(await act({ id: bed.update, action: 'submit', actor: other.owner.clerk })).toMatchObject({ httpStatus: 404 });
});
