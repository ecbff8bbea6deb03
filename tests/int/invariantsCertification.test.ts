import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireDue } from '../../src/casework/certificationRounds.ts';
import { brokenChains } from '../../src/casework/verifyChains.ts';
import { toCivilDate } from '../../src/domain/civilDate.ts';
import { verifyCode } from '../../src/queries/verifyCode.ts';
import { ALWAYS, events, happen, PAST, roundBed, type Event, type RoundBed } from '../support/certificationWalk.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { checkLog } from '../support/walks.ts';

/** Invariants 16 to 21 of page 6 while a round is judged, publicised, objected to, certified and runs out, in any order, by anybody. */
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const rowsOf = async <R = Record<string, unknown>>(text: string, values: unknown[] = []) => (await database.pool.query(text, values)).rows as R[];

type Standing = {
  id: string; status: string; number: string | null; issuedOn: string | null; validUntil: string | null; product: string; filed: string; filingNumber: string;
  disclosed: boolean; current: boolean; publicised: Date | null; endsOn: string | null; searchable: boolean; marked: boolean | null; open: number;
};

const standings = (bed: RoundBed) =>
  rowsOf<Standing>(
    `select c.id, c.status::text as status, c.number, c.issued_on as "issuedOn", c.valid_until as "validUntil", p.id as product, p.status::text as filed, p.filing_number as "filingNumber",
       p.patents_disclosed as disclosed, r.publicised_at as publicised, r.publicity_ends_on as "endsOn", s.id is not null as searchable, s.certified as marked,
       p.filing_year = 2026 or exists (select 1 from product_updates u where u.product_id = p.id and u.year = 2026 and u.status = 'updated') as current,
       (select count(*)::int from objections o where o.product_id = p.id and o.status in ('submitted', 'accepted')) as open
     from certifications c join products p on p.id = c.product_id join certification_rounds r on r.id = c.round_id left join search.product s on s.id = p.id
     where c.round_id = $1 order by c.id`,
    [bed.round],
  );

const GONE = ['withdrawn', 'revoked'];
const FINAL = ['excluded', 'expired', 'revoked'];

async function check(bed: RoundBed, before: Standing[], event: Event, done: boolean): Promise<Standing[]> {
  const now = await standings(bed);
  if (!done) expect([event.kind, now]).toEqual([event.kind, before]);
  for (const [index, each] of now.entries()) {
    const was = before[index]!;
    if (FINAL.includes(was.status)) expect(each.status).toBe(was.status);
    if (each.status === 'certified' && was.status !== 'certified') checkCertified(was, each, bed.now);
    await checkShown(each, bed.now, event);
  }
  return now;
}

/** 18: at the moment it is certified, and never with an objection open or the publicity running. */
function checkCertified(was: Standing, { filed, current, disclosed, endsOn, open, number, issuedOn }: Standing, now: Date): void {
  expect([was.status, filed, current, disclosed, open]).toEqual(['publicised', 'filed', true, true, 0]);
  expect(toCivilDate(now) > endsOn!).toBe(true);
  expect([/^RD2\d{3}/.test(number!), issuedOn]).toEqual([true, toCivilDate(now)]);
}

/** 17 and 19: what anybody who looks it up is told at this very moment. */
async function checkShown({ status, number, issuedOn, filed, filingNumber, searchable, marked }: Standing, now: Date, { kind }: Event): Promise<void> {
  const today = toCivilDate(now);
  const filing = await verifyCode(database.pool, filingNumber, today);
  expect(filing).toMatchObject({ kind: 'filing', state: GONE.includes(filed) ? filed : 'valid' });
  expect(searchable).toBe(!GONE.includes(filed));
  if (GONE.includes(filed)) expect(FINAL).toContain(status);
  if (searchable) expect(marked).toBe(status === 'certified');
  if (!number) return expect(['certified', 'expired']).not.toContain(status);
  const lastDay = `${Number(issuedOn!.slice(0, 4)) + 1}${issuedOn!.slice(4) === '-02-29' ? '-02-28' : issuedOn!.slice(4)}`;
  const expected = status === 'revoked' ? 'revoked' : today > lastDay ? 'expired' : 'valid';
  expect(await verifyCode(database.pool, number, today)).toMatchObject({ kind: 'certification', state: expected });
  if (kind === 'due') expect([status, expected]).toEqual([{ valid: 'certified', expired: 'expired', revoked: 'revoked' }[expected], expected]);
}

/** 20: every objection there is was handed in by somebody who says and proves who they are, while its product was in publicity. */
async function checkObjections(bed: RoundBed): Promise<void> {
  const stray = await rowsOf(
    `select o.id from objections o join certifications c on c.id = o.certification_id join certification_rounds r on r.id = c.round_id
     where o.id = any($1::uuid[]) and not (r.publicised_at is not null and o.submitted_at >= r.publicised_at and to_char(o.submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') <= r.publicity_ends_on
       and coalesce(o.person_name, o.organisation_name, '') <> '' and coalesce(o.phone, '') <> '' and coalesce(o.email, '') <> ''
       and exists (select 1 from attachments a where a.owner_collection = 'objections' and a.owner_id = o.id::text and a.slot in ('identityDocument', 'sealedLetter')))`,
    [bed.objections],
  );
  expect(stray).toEqual([]);
}

type Upheld = { id: string; filed: string; certification: string; together: number; closing: number; toldObjector: number; toldCompany: number };

/** 21: product and certification are revoked in the transaction of the finding, and each side is told once. */
async function checkUpheld(bed: RoundBed): Promise<void> {
  const upheld = await rowsOf<Upheld>(
    `select o.id, p.status::text as filed, c.status::text as certification,
       (select count(*)::int from case_log l where l.case_collection = 'products' and l.case_id = p.id::text and l.action = 'revoke' and l.xmin = u.xmin) as together,
       (select count(*)::int from case_log l where l.case_collection = 'certifications' and l.case_id = c.id::text and l.action in ('revoke', 'close') and l.xmin = u.xmin) as closing,
       (select count(*)::int from notices n where n.case_id = o.id::text and n.template = 'objection-upheld') as "toldObjector",
       (select count(*)::int from notices n where n.enterprise = o.respondent_id::text and n.template = 'objection-upheld-respondent' and n.dedupe_key like '%' || o.id || '%') as "toldCompany"
     from objections o join products p on p.id = o.product_id join certifications c on c.id = o.certification_id
       join case_log u on u.case_collection = 'objections' and u.case_id = o.id::text and u.action = 'uphold' where o.id = any($1::uuid[]) and o.status = 'upheld'`,
    [bed.objections],
  );
  for (const { filed, certification, together, closing, toldObjector, toldCompany } of upheld) {
    expect([GONE.includes(filed), FINAL.includes(certification), toldObjector]).toEqual([true, true, 2]);
    // Either this finding ended the filing, of which the company hears, or it had ended before: then it hears of the finding.
    expect(toldCompany).toBe(together === 1 ? 0 : 2);
    if (together === 0) expect(closing).toBe(0);
    else expect([certification, closing]).toEqual(closing === 1 ? ['revoked', 1] : [certification, 0]);
  }
  const revoked = await rowsOf(`select case_id, count(*)::int as told from notices where template = 'product-revoked' and case_id = any($1) group by case_id having count(*) <> 2`, [bed.products]);
  expect(revoked).toEqual([]);
}

describe('a round with two products: anything that may happen, in any order', () => {
  it('keeps the invariants 1 to 8 and 16 to 21', async () => {
    await fc.assert(
      fc.asyncProperty(events, async (walk) => {
        const bed = await roundBed(database.pool);
        let before = await standings(bed);
        for (const event of walk) {
          const done = await happen(bed, event);
          // 16: a second update for the same year is never made.
          if (event.kind === 'again') expect(done).toBe(false);
          before = await check(bed, before, event, done || event.kind === 'clock');
        }
        await checkObjections(bed);
        await checkUpheld(bed);
        const parties = { owner: bed.owner, others: bed.others };
        for (const id of bed.certifications) await checkLog(database.pool, { collection: 'certifications', id, ...parties });
        for (const id of bed.objections) await checkLog(database.pool, { collection: 'objections', id, ...parties });
      }),
      { numRuns: 30, endOnFailure: true, examples: ALWAYS.map((walk) => [walk]) },
    );
    expect(await brokenChains(database.pool)).toEqual([]);
  }, 120_000);

  it('walked far enough to mean something', async () => {
    const reached = async (collection: string) => (await rowsOf<{ to: string }>('select distinct to_status as to from case_log where case_collection = $1', [collection])).map(({ to }) => to);
    expect(await reached('certifications')).toEqual(expect.arrayContaining(['shortlisted', 'excluded', 'publicised', 'certified', 'expired', 'revoked']));
    expect(await reached('objections')).toEqual(expect.arrayContaining(['accepted', 'refused', 'upheld', 'dismissed']));
  });

  it('a certification runs out by itself after its last day, and is told as expired from then on, noticed or not', async () => {
    const bed = await roundBed(database.pool);
    const id = bed.certifications[0];
    for (const event of PAST) expect([event.kind, await happen(bed, event)]).toEqual([event.kind, true]);
    const [issued] = await rowsOf<{ number: string; until: string; status: string }>('select number, valid_until as until, status::text from certifications where id = $1', [id]);
    expect(issued).toMatchObject({ status: 'certified', until: '2027-05-24' });
    const told = async (day: string) => (await verifyCode(database.pool, issued!.number, day))!.kind === 'certification' && (await verifyCode(database.pool, issued!.number, day) as { state: string }).state;
    expect([await told('2027-05-24'), await told('2027-05-25')]).toEqual(['valid', 'expired']);
    const after = async (instant: string) => (await expireDue(database.pool, new Date(instant)), (await rowsOf<{ status: string }>('select status::text from certifications where id = $1', [id]))[0]!.status);
    expect([await after('2027-05-24T15:59:59.999Z'), await after('2027-05-24T16:00:00Z')]).toEqual(['certified', 'expired']);
    expect([await told('2027-05-24'), await told('2027-05-25')]).toEqual(['expired', 'expired']);
  });
});
