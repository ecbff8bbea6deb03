import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherCandidates } from '../../src/casework/candidates.ts';
import { whatNext } from '../../src/domain/certification/forCompany.ts';
import { certificationCounts, leftOutOf, listOwnCertifications, ownCertification, ownObjections, ownRounds } from '../../src/queries/portalCertifications.ts';
import { productCertification, roundOfAnnouncement, roundProducts } from '../../src/queries/publicCertifications.ts';
import { searchProducts } from '../../src/queries/publicProducts.ts';
import { moveTo, row } from '../policy/recordRows.ts';
import { certification, certificationRound, filedProduct, objection } from '../support/certification.ts';
import { company, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
let owner: Company;
let other: Company;
beforeAll(async () => {
  database = await createTestDatabase();
  [owner, other] = [await company(database.pool), await company(database.pool)];
});
afterAll(() => database.drop());

const TODAY = '2026-11-22';
const NO_FILTER = { round: '', name: '', status: '', page: 1 };

describe('what a company sees of its certifications', () => {
  it('its own alone, by round, name and state', async () => {
    const round = await certificationRound(database.pool);
    const mine = await certification(database.pool, owner, 'candidate', { round });
    await certification(database.pool, other, 'candidate', { round });
    const list = (filter: Partial<typeof NO_FILTER>) => listOwnCertifications(database.pool, owner.id, { ...NO_FILTER, ...filter }, TODAY).then(({ items }) => items.map(({ id }) => id));
    for (const fits of [{ round }, { round, name: '切割' }, { round, status: 'candidate' }]) expect(await list(fits)).toEqual([mine]);
    for (const none of [{ round, name: '%' }, { round, status: 'certified' }, { status: "' or 1=1" }]) expect(await list(none)).toEqual([]);
    expect(await ownCertification(database.pool, other.id, mine, TODAY)).toBeNull();
    expect(await ownCertification(database.pool, owner.id, 'no-id', TODAY)).toBeNull();
  });

  it('why each product was left out, those that asked to take part first, and what the home page counts', async () => {
    const someone = await company(database.pool);
    const round = await certificationRound(database.pool);
    const silent = await filedProduct(database.pool, someone, { wants_certification: false });
    const closed = await filedProduct(database.pool, someone, { patents_disclosed: false });
    await gatherCandidates(database.pool, round, new Date());
    const { items, total } = await leftOutOf(database.pool, someone.id, round, 1);
    expect(items.map(({ productId, reasons }) => [productId, reasons])).toEqual([
      [closed, ['notDisclosed', 'noAssetReport']],
      [silent, ['notWanted', 'noAssetReport']],
    ]);
    expect(total).toBe(2);
    expect((await leftOutOf(database.pool, other.id, round, 1)).items.map(({ productId }) => productId)).not.toContain(closed);
    expect(await ownRounds(database.pool, someone.id)).toMatchObject([{ id: round, taking: 0, leftOut: 1 }]);
    expect(await certificationCounts(database.pool, someone.id, TODAY)).toMatchObject({ wanting: 1, leftOut: 1, judged: 0 });
  });

  it('that there was an objection and what was found; never who, and not why one was refused', async () => {
    const accused = await company(database.pool);
    await objection(database.pool, accused, 'accepted');
    for (const status of ['refused', 'dismissed']) await objection(database.pool, accused, status, { finding: `${status}：异议人没有提供身份证件` });
    const told = await ownObjections(database.pool, accused.id);
    expect(told.map(({ status, finding }) => [status, finding]).toSorted()).toEqual([['accepted', null], ['dismissed', expect.stringContaining('dismissed')], ['refused', null]]);
    expect(JSON.stringify(told)).not.toMatch(/异议人甲|11010519491231002X|13700001111|objector@|YY2026/);
    expect(await ownObjections(database.pool, other.id)).toEqual([]);
  });
});

describe('what happens next, in words', () => {
  const standing = { status: 'publicised', publicityEndsOn: '2026-06-12', isOver: false, openObjections: 0, validUntil: null, reason: null };
  it.each([
    [standing, '公示到 2026年6月12日（含当天）。期满没有异议的，予以认定。'],
    [{ ...standing, openObjections: 1 }, '公示到 2026年6月12日（含当天）。有异议正在处理，处理完毕后才能认定。'],
    [{ ...standing, isOver: true }, '公示期已满，没有待处理的异议，即将认定。'],
    [{ ...standing, isOver: true, openObjections: 2 }, '有异议正在处理，处理完毕后才能认定。'],
    [{ ...standing, status: 'certified', validUntil: '2027-06-15' }, '有效期至 2027年6月15日，期满自动失效。'],
    [{ ...standing, status: 'revoked', reason: '数据不实。' }, '理由：数据不实。'],
  ])('%o', (given, words) => expect(whatNext(given)).toBe(words));
});

describe('the table below a publicity announcement', () => {
  it('is that of its round once the publicity has begun, with the states the public may know and nothing of what is no longer filed', async () => {
    const announcement = await row(database.pool, 'announcements', { slug: 'gongshi', title: '公示', category: 'publicity', _status: 'draft' });
    const round = await certificationRound(database.pool, { announcement_id: announcement });
    expect(await roundOfAnnouncement(database.pool, announcement)).toBeNull();
    await database.pool.query('update certification_rounds set publicised_at = now(), publicity_ends_on = $2 where id = $1', [round, '2099-12-31']);
    expect(await roundOfAnnouncement(database.pool, announcement)).toMatchObject({ id: round, endsOn: '2099-12-31' });
    const products = [await filedProduct(database.pool, owner), await filedProduct(database.pool, owner), await filedProduct(database.pool, owner)];
    for (const [index, status] of ['publicised', 'excluded', 'revoked'].entries()) await certification(database.pool, owner, status, { round, product: products[index]! });
    await moveTo(database.pool, 'products', products[2]!, { status: 'revoked', closed_at: new Date() });
    const all = await roundProducts(database.pool, round, { q: '', page: 1 }, TODAY);
    expect(all.items.map(({ status, productName, enterpriseName }) => [status, productName, enterpriseName])).toEqual([['publicised', '等离子弧切割机', owner.name], ['revoked', null, null]]);
    const matches = async (q: string) => (await roundProducts(database.pool, round, { q, page: 1 }, TODAY)).total;
    expect([await matches('等离子'), await matches(owner.name), await matches(all.items[1]!.filingNumber), await matches('%'), await matches('不存在')]).toEqual([1, 1, 1, 0, 0]);
  });

  it('a product page tells the certification that holds before one in publicity, and the search finds what is certified', async () => {
    const product = await filedProduct(database.pool, owner);
    const held = await certification(database.pool, owner, 'certified', { product });
    await certification(database.pool, owner, 'publicised', { product });
    const { rows } = await database.pool.query<{ number: string }>('select filing_number as number from products where id = $1', [product]);
    const number = rows[0]!.number;
    const until = addYear();
    await database.pool.query('update certifications set valid_until = $2 where id = $1', [held, until]);
    expect(await productCertification(database.pool, number, TODAY)).toMatchObject({ status: 'certified' });
    expect(await productCertification(database.pool, number, '2999-01-01')).toMatchObject({ status: 'publicised' });
    expect((await searchProducts(database.pool, { q: number, certified: true })).items).toMatchObject([{ filingNumber: number, certified: true }]);
    expect((await searchProducts(database.pool, { q: number, certified: false })).total).toBe(0);
  });
});

function addYear(): string {
  return `${new Date().getUTCFullYear() + 1}-12-31`;
}
