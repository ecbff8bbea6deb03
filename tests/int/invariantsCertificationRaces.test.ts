import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certifyDue } from '../../src/casework/certificationRounds.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionOutcome } from '../../src/casework/types.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { certification, certificationRound, filedProduct } from '../support/certification.ts';
import { handIn, readyToHandIn } from '../support/handedIn.ts';
import { company, officer, type Company } from '../support/people.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

/** Two people at the same moment: invariants 17, 18, 21 and 29 of page 6 where an objection is decided. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const TIMES = 12;
const each = <T>(work: (index: number) => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: TIMES }, (_, index) => work(index)));
const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];
const reviewer = officer('reviewer', '审核员甲');
const [first, second] = [officer('staff', '平台丙'), officer('staff', '平台丁')];
const LAST_MOMENT = new Date('2026-05-18T15:59:59.999Z');
const MIDNIGHT = new Date('2026-05-18T16:00:00.000Z');

function act(collection: CaseCollection, id: string, action: string, actor: Actor, at?: Date): Promise<ActionOutcome> {
  return performAction(database.pool, { collection, id, action, actor, input: { reason: `${actor.name}的意见` } }, ...(at ? [() => at] : []));
}

type Bed = { owner: Company; product: string; certification: string; objection: string };

/** A product in publicity until 18 May 2026. */
async function publicised(): Promise<Omit<Bed, 'objection'>> {
  const owner = await company(database.pool);
  const product = await filedProduct(database.pool, owner);
  const round = await certificationRound(database.pool, { publicised_at: new Date('2026-05-04T02:00:00Z'), publicity_ends_on: '2026-05-18' });
  return { owner, product, certification: await certification(database.pool, owner, 'publicised', { round, product }) };
}

/** With an objection that a reviewer has accepted. */
async function objected(): Promise<Bed> {
  const made = await publicised();
  const objection = (await handIn(database.pool, made.product, new Date('2026-05-06T02:00:00Z')))!;
  expect(await act('objections', objection, 'accept', reviewer)).toMatchObject({ ok: true });
  return { ...made, objection };
}

async function states({ product, certification: id, objection }: Bed): Promise<string> {
  const [found] = await rowsOf<{ states: string }>(
    `select concat_ws(' ', (select status::text from objections where id = $1), (select status::text from products where id = $2), (select status::text from certifications where id = $3)) as states`,
    [objection, product, id],
  );
  return found!.states;
}

/** Messages by template, to the objector and to the company, of this matter. */
async function told({ owner, objection }: Bed): Promise<Record<string, number>> {
  const rows = await rowsOf<{ template: string; count: number }>(
    `select template, count(*)::int from notices where (case_id = $1 or enterprise = $2) and template not in ('objection-received', 'objection-accepted') group by template`,
    [objection, owner.id],
  );
  return Object.fromEntries(rows.map(({ template, count }) => [template, count]));
}

const UPHELD = 'upheld revoked revoked';

describe('two staff decide the same objection at the same moment', () => {
  it('one decides, the other is told who did, and each side hears of one result once', async () => {
    await each(async () => {
      const bed = await objected();
      const [upheld, dismissed] = await Promise.all([act('objections', bed.objection, 'uphold', first), act('objections', bed.objection, 'dismiss', second)]);
      const lost = upheld.ok ? dismissed : upheld;
      expect([upheld.ok, dismissed.ok].toSorted()).toEqual([false, true]);
      expect(lost).toMatchObject({ httpStatus: 409 });
      expect(JSON.stringify(lost)).toContain(upheld.ok ? first.name : second.name);
      expect(await states(bed)).toBe(upheld.ok ? UPHELD : 'dismissed filed publicised');
      expect(await told(bed)).toEqual(upheld.ok ? { 'objection-upheld': 2, 'product-revoked': 2 } : { 'objection-dismissed': 2, 'objection-dismissed-respondent': 2 });
    });
  });

  it('two who uphold it revoke once', async () => {
    await each(async () => {
      const bed = await objected();
      const outcomes = await Promise.all([first, second].map((staff) => act('objections', bed.objection, 'uphold', staff)));
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect([await states(bed), await told(bed)]).toEqual([UPHELD, { 'objection-upheld': 2, 'product-revoked': 2 }]);
    });
  });
});

describe('an objection is upheld while the filing ends in another way', () => {
  it('a withdrawal is never approved over it: the filing is revoked', async () => {
    await each(async () => {
      const bed = await objected();
      expect(await act('products', bed.product, 'requestWithdrawal', bed.owner.clerk)).toMatchObject({ ok: true });
      const [upheld, approved] = await Promise.all([act('objections', bed.objection, 'uphold', first), act('products', bed.product, 'approveWithdrawal', reviewer)]);
      expect([upheld.ok, approved.ok, await states(bed)]).toEqual([true, false, UPHELD]);
      expect(await told(bed)).toEqual({ 'objection-upheld': 2, 'product-revoked': 2 });
    });
  });

  it('revoked by somebody else at that moment it is revoked once, and the company hears of the finding all the same', async () => {
    await each(async () => {
      const bed = await objected();
      const [upheld, revoked] = await Promise.all([act('objections', bed.objection, 'uphold', first), act('products', bed.product, 'revoke', second)]);
      // Revoked before the finding, the filing has closed what was in publicity.
      expect([upheld.ok, await states(bed)]).toEqual([true, revoked.ok ? 'upheld revoked excluded' : UPHELD]);
      expect(await told(bed)).toEqual({ 'objection-upheld': 2, 'product-revoked': 2, ...(revoked.ok ? { 'objection-upheld-respondent': 2 } : {}) });
    });
  });

  it('two objections against one product upheld at once revoke it once; the second tells what it found', async () => {
    await each(async () => {
      const bed = await objected();
      const other = (await handIn(database.pool, bed.product, new Date('2026-05-07T02:00:00Z')))!;
      expect(await act('objections', other, 'accept', reviewer)).toMatchObject({ ok: true });
      const outcomes = await Promise.all([act('objections', bed.objection, 'uphold', first), act('objections', other, 'uphold', second)]);
      expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
      expect([await states(bed), await states({ ...bed, objection: other })]).toEqual([UPHELD, UPHELD]);
      expect(await told(bed)).toEqual({ 'objection-upheld': 2, 'product-revoked': 2, 'objection-upheld-respondent': 2 });
    });
  });
});

describe('the last moment of the publicity', () => {
  it('an objection handed in then and the certification that follows at midnight exclude each other', async () => {
    await each(async () => {
      const made = await publicised();
      const press = await readyToHandIn(database.pool, made.product);
      const [objection, certified] = await Promise.all([press(LAST_MOMENT), act('certifications', made.certification, 'certify', first, MIDNIGHT)]);
      // Whoever has the product first: an objection that is in stops the certification, a certification ends the publicity.
      expect([objection !== null, certified.ok].toSorted()).toEqual([false, true]);
      const [found] = await rowsOf<{ status: string; papers: number }>(
        `select status::text as status, (select count(*)::int from certificates x where x.certification_id = c.id) as papers from certifications c where id = $1`,
        [made.certification],
      );
      expect(found).toEqual(objection ? { status: 'publicised', papers: 0 } : { status: 'certified', papers: 1 });
    });
  });

  it('an objection at that moment is in time, at midnight it is not, and nobody objects without an identity paper', async () => {
    const made = await publicised();
    expect(await handIn(database.pool, made.product, MIDNIGHT)).toBeNull();
    expect(await handIn(database.pool, made.product, new Date('2026-05-04T01:59:59.999Z'))).toBeNull();
    expect(await handIn(database.pool, made.product, LAST_MOMENT, { withIdentity: false })).toBeNull();
    expect(await handIn(database.pool, made.product, LAST_MOMENT)).not.toBeNull();
  });

  it('the hourly work leaves those with an open objection, and certifies them once it is dismissed', async () => {
    const bed = await objected();
    await certifyDue(database.pool, MIDNIGHT);
    expect(await states(bed)).toBe('accepted filed publicised');
    expect(await act('objections', bed.objection, 'dismiss', second, MIDNIGHT)).toMatchObject({ ok: true });
    await certifyDue(database.pool, MIDNIGHT);
    expect(await states(bed)).toBe('dismissed filed certified');
  });

  it('several who certify at once issue one number and one paper', async () => {
    await each(async () => {
      const { certification: id } = await publicised();
      const outcomes = await Promise.all([act('certifications', id, 'certify', first, MIDNIGHT), act('certifications', id, 'certify', second, MIDNIGHT)]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await rowsOf('select number from certificates where certification_id = $1', [id])).toHaveLength(1);
    });
    expect(await rowsOf('select number from certifications where number is not null group by number having count(*) > 1')).toEqual([]);
  });
});
