import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatherCandidates } from '../../src/casework/candidates.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { LEFT_OUT } from '../../src/domain/certification/candidates.ts';
import { deskFacets, deskRound, readDesk } from '../../src/queries/certificationDesk.ts';
import { leftOutByReason, readLeftOut } from '../../src/queries/certificationDeskLeftOut.ts';
import { announcement } from '../support/announcements.ts';
import { certificationRound, filedProduct } from '../support/certification.ts';
import { manyProducts, moveAll, publicise, shanghai, standing } from '../support/certificationRounds.ts';
import { assetReport, company, link, officer, patent, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { asAction, draftUpdate } from '../support/updates.ts';

let database: TestDatabase;
let owner: Company;
let round: string;
const NOW = shanghai('2026-07-01T09:00:00');

beforeAll(async () => { database = await createTestDatabase(); });
afterAll(() => database.drop());
/** Each test its own products: a gathering goes through all of the platform. */
beforeEach(async () => {
  await database.pool.query('truncate certification_left_out, certifications, certification_rounds, product_updates, products, benchmarks cascade');
  owner = await company(database.pool);
  await assetReport(database.pool, owner, 2025);
  await database.pool.query('update asset_reports set employees = 200 where enterprise_id = $1', [owner.id]);
  round = await certificationRound(database.pool);
});

const gather = (now = NOW) => gatherCandidates(database.pool, round, now);
const reasonsOf = async (product: string) => (await database.pool.query<{ reasons: string[] }>('select reasons from certification_left_out where round_id = $1 and product_id = $2', [round, product])).rows.map(({ reasons }) => reasons);
const certificationOf = async (product: string) => (await database.pool.query('select id, status::text, revision::int, metrics, metrics_met::int as met, metrics_known::int as known from certifications where round_id = $1 and product_id = $2', [round, product])).rows[0];
const benchmark = (value: string) => database.pool.query(`insert into benchmarks (id, standard, metric, product_class, value) values (uuidv7(), '标准 A', '专利密度', '34', $1) on conflict (standard, metric, product_class) do update set value = excluded.value`, [value]);

describe('gathering the candidates of a round', () => {
  it('takes who qualifies and notes of everybody else each reason once', async () => {
    const { pool } = database;
    const poor = await company(pool);
    const fine = await filedProduct(pool, owner);
    const late = await filedProduct(pool, owner, { submitted_at: shanghai('2026-07-01T00:00:00') });
    const lastMinute = await filedProduct(pool, owner, { submitted_at: shanghai('2026-06-30T23:59:59.999') });
    const old = await filedProduct(pool, owner, { filing_year: 2024 });
    const updated = await filedProduct(pool, owner, { filing_year: 2024 });
    await asAction(pool, 'product_updates', await draftUpdate(pool, owner, updated, { year: 2026 }), { status: 'updated', submitted_at: shanghai('2026-05-01T09:00:00') });
    const unfinished = await filedProduct(pool, owner, { filing_year: 2024 });
    await asAction(pool, 'product_updates', await draftUpdate(pool, owner, unfinished, { year: 2026 }), { status: 'submitted', submitted_at: shanghai('2026-05-01T09:00:00') });
    const leaving = await filedProduct(pool, poor, { status: 'withdrawing', wants_certification: false, patents_disclosed: false });
    await filedProduct(pool, owner, { status: 'revoked' });

    expect(await gather()).toEqual({ candidates: 3, leftOut: 4 });
    for (const product of [fine, lastMinute, updated]) expect([(await certificationOf(product))?.status, await reasonsOf(product)]).toEqual(['candidate', []]);
    expect([await reasonsOf(late), await reasonsOf(old), await reasonsOf(unfinished)]).toEqual([[['late']], [['notCurrent']], [['notCurrent']]]);
    expect(await reasonsOf(leaving)).toEqual([['notFiled', 'notWanted', 'notDisclosed', 'noAssetReport']]);
    const counts = Object.fromEntries((await leftOutByReason(pool, round)).map(({ key, count }) => [key, count]));
    expect(counts).toEqual({ notFiled: 1, notWanted: 1, notCurrent: 2, late: 1, notDisclosed: 1, noAssetReport: 1 });
    expect(Object.keys(counts)).toEqual(Object.keys(LEFT_OUT));
    expect((await readLeftOut(pool, round, { reason: 'notCurrent' }, 1)).rows.map(({ product }) => product).toSorted()).toEqual([old, unfinished].toSorted());
  });

  it('computes each metric from product and report, against the benchmark of the class', async () => {
    const { pool } = database;
    const product = await filedProduct(pool, owner);
    for (let nth = 0; nth < 3; nth += 1) await link(pool, owner, product, await patent(pool, owner, { number: `20210000000${nth}0` }));
    await benchmark('1.5');
    await gather();
    expect(await certificationOf(product)).toMatchObject({ met: 1, known: 1, metrics: [{ name: '专利密度', unit: '件/百人', value: '1.5', benchmark: '1.5', meets: true }] });
    await benchmark('1.6');
    await gather();
    expect(await certificationOf(product)).toMatchObject({ met: 0, known: 1, revision: 1, metrics: [{ benchmark: '1.6', meets: false }] });
  });

  it('again changes nothing of whoever is further on, and takes out a candidate that no longer qualifies', async () => {
    const { pool } = database;
    const [first, second, third] = [await filedProduct(pool, owner), await filedProduct(pool, owner), await filedProduct(pool, owner)];
    await benchmark('1');
    await gather();
    const reviewer = officer('reviewer');
    const shortlisted = await certificationOf(first);
    expect((await performAction(pool, { collection: 'certifications', id: shortlisted.id, action: 'shortlist', actor: reviewer }, () => NOW)).ok).toBe(true);
    const before = await certificationOf(first);
    await benchmark('9');
    await pool.query('update products set wants_certification = false where id = any($1)', [[first, second]]);
    expect(await gather()).toEqual({ candidates: 1, leftOut: 1 });
    expect([await certificationOf(first), await reasonsOf(first)]).toEqual([before, []]);
    expect([await certificationOf(second), await reasonsOf(second)]).toEqual([undefined, [['notWanted']]]);
    expect((await certificationOf(third)).metrics[0].benchmark).toBe('9');
    await pool.query('update products set wants_certification = true where id = $1', [second]);
    expect(await gather()).toEqual({ candidates: 2, leftOut: 0 });
  });

  it('forgets who has left the platform meanwhile', async () => {
    const { pool } = database;
    const product = await filedProduct(pool, owner, { wants_certification: false });
    expect(await gather()).toEqual({ candidates: 0, leftOut: 1 });
    await asAction(pool, 'products', product, { status: 'revoked' });
    expect(await gather()).toEqual({ candidates: 0, leftOut: 0 });
  });

  it('twice at once is the same as one after the other', async () => {
    const { pool } = database;
    await filedProduct(pool, owner);
    await filedProduct(pool, owner, { wants_certification: false });
    expect(await Promise.all([gather(), gather(), gather()])).toEqual(Array(3).fill({ candidates: 1, leftOut: 1 }));
  });

  it('is over once the publicity has begun, and unknown rounds are not there', async () => {
    const { pool } = database;
    await filedProduct(pool, owner);
    await gather();
    await moveAll(pool, round, 'shortlisted');
    await pool.query('update certification_rounds set announcement_id = $2 where id = $1', [round, await announcement(pool, 'draft')]);
    expect(await publicise(pool, round, NOW)).toMatchObject({ moved: 1 });
    await expect(gather()).rejects.toMatchObject({ httpStatus: 409 });
    await expect(gatherCandidates(pool, 'no-round', NOW)).rejects.toMatchObject({ httpStatus: 404 });
    expect(await standing(pool, round)).toEqual({ publicised: 1 });
  });
});

describe('more than a thousand products', () => {
  it('are gathered piece by piece, and the desk finds its way among them', async () => {
    const { pool } = database;
    await manyProducts(pool, owner, 1_100);
    await manyProducts(pool, owner, 50, { wants_certification: 'false', filing_number: `'2026' || lpad((7000000 + n)::text, 7, '0')` });
    expect(await gather()).toEqual({ candidates: 1_100, leftOut: 50 });
    expect(await deskRound(pool, round)).toMatchObject({ counts: { candidate: 1_100 }, leftOut: 50, metrics: 1, openObjections: 0, gatheredAt: NOW });
    const page = await readDesk(pool, round, { q: '产品10' }, 3);
    expect([page.total, page.rows.length, page.rows.every(({ productName }) => productName.includes('产品10'))]).toEqual([111, 11, true]);
    expect((await readDesk(pool, round, { industry: '34', productClass: '3403', met: 1 }, 1)).total).toBe(0);
    expect((await readDesk(pool, round, { outcome: 'missing' }, 1)).total).toBe(1_100);
    expect((await deskFacets(pool, round)).industries).toMatchObject([{ code: '34', count: 1_100 }]);
  });
});
