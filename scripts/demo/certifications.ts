import { now } from '../../src/adapters/clock.ts';
import { inTransaction, type Queryable } from '../../src/adapters/database.ts';
import { gatherCandidates } from '../../src/casework/candidates.ts';
import { certifyDue, expireDue, publiciseRound } from '../../src/casework/certificationRounds.ts';
import { act } from '../../src/casework/performAction.ts';
import { toCivilDate, type CivilDate } from '../../src/domain/civilDate.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { ActionInput } from '../../src/domain/lifecycle/engine.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { workingCalendar } from '../../src/queries/workingCalendar.ts';
import { announcementRow } from './announcements.ts';
import { bulkInsert, uuidAt } from './bulk.ts';
import { reportYear, type Stage } from './cases.ts';
import { benchmarkRows, CRITERIA, DROPPED, EXCLUDED, IN_PUBLICITY, PRODUCT_REVOKED, publicityText, REVOKED, STANDARD, WITHDRAWN } from './certificationTexts.ts';

/** Companies that let their products take part, and report their assets for it; the demo accounts are among the first. */
const COMPANIES = 40;
const PUBLICITY_DAYS = 10;

/**
 * Four rounds around the domain's today, played through the same steps as everywhere: one whose certifications have expired, one
 * whose certifications are valid (some revoked), one in publicity now, and one whose candidates nobody has decided yet.
 */
export async function playCertifications(stage: Stage): Promise<void> {
  const at = (days: number) => new Date(now().getTime() + days * 86_400_000);
  await insertBenchmarks(stage, at(-500));
  await playExpired(stage, at);
  await playValid(stage, at);
  const inPublicity = await playPublicity(stage, at);
  await playComing(stage, at, inPublicity);
  await dateNotices(stage);
}

/** What a company was told then, it was not told today. */
async function dateNotices({ pool }: Stage): Promise<void> {
  await pool.query(
    `update notices n set created_at = case when n.template = 'certification-certified' then (c.issued_on || 'T09:00:00+08:00')::timestamptz else coalesce(c.ended_at, n.created_at) end
     from certifications c where n.case_collection = 'certifications' and n.case_id = c.id::text and c.number is not null`,
  );
}

type Days = (days: number) => Date;
type Played = { round: string; taking: string[] };

async function playExpired(stage: Stage, at: Days): Promise<void> {
  const { round, taking } = await openRound(stage, { closesOn: closing(at(-450)), opened: at(-470), products: 14 });
  await gatherCandidates(stage.pool, round, at(-440));
  await judge(stage, round, { excluded: 2, at: at(-420) });
  await publicise(stage, round, at(-415));
  await certifyDue(stage.pool, at(-380));
  await expireDue(stage.pool, at(-13));
  await noLongerTaking(stage, taking);
}

async function playValid(stage: Stage, at: Days): Promise<void> {
  const { round } = await openRound(stage, { closesOn: closing(at(-260)), opened: at(-280), products: 32 });
  await gatherCandidates(stage.pool, round, at(-250));
  await judge(stage, round, { excluded: 4, at: at(-235) });
  await publicise(stage, round, at(-230));
  const [dropped] = await inState(stage, round, 'publicised', 1);
  await move(stage, 'certifications', dropped, 'drop', stage.staff, at(-225), { reason: DROPPED });
  await certifyDue(stage.pool, at(-200));
  await endSome(stage, round, at);
}

/** The three ways in which a certification ends before its day; the second of the demo accounts has one of them. */
async function endSome(stage: Stage, round: string, at: Days): Promise<void> {
  const held = await inState(stage, round, 'certified', 12);
  const [first, second, third] = [held[1], held[6], held[9]];
  await move(stage, 'certifications', first, 'revoke', stage.staff, at(-90), { reason: REVOKED });
  await move(stage, 'products', await productOf(stage, second), 'revoke', stage.staff, at(-60), { reason: PRODUCT_REVOKED });
  const product = await productOf(stage, third);
  const { rows } = await stage.pool.query<{ enterprise: string }>('select enterprise_id as enterprise from products where id = $1', [product]);
  const enterprise = rows[0]?.enterprise ?? '';
  await move(stage, 'products', product, 'requestWithdrawal', { role: 'enterprise', id: enterprise, name: '企业经办人', enterprise }, at(-40), { reason: WITHDRAWN });
  await move(stage, 'products', product, 'approveWithdrawal', reviewer(stage, 1), at(-38));
}

async function playPublicity(stage: Stage, at: Days): Promise<string> {
  const { round } = await openRound(stage, { closesOn: closing(at(-40)), opened: at(-70), products: 32 });
  await gatherCandidates(stage.pool, round, at(-30));
  await judge(stage, round, { excluded: 3, at: at(-10) });
  await publicise(stage, round, at(-5));
  return round;
}

/** Gathered and not decided; a few lie ready, and those in publicity are not judged twice. */
async function playComing(stage: Stage, at: Days, inPublicity: string): Promise<void> {
  const { round } = await openRound(stage, { closesOn: closing(at(20)), opened: at(-2), products: 72 });
  await letSomeBeLeftOut(stage);
  await gatherCandidates(stage.pool, round, at(-1));
  const { rows } = await stage.pool.query<{ id: string }>(
    `select c.id from certifications c join certifications o on o.product_id = c.product_id and o.round_id = $2 and o.status = 'publicised' where c.round_id = $1 order by c.id`,
    [round, inPublicity],
  );
  for (const { id } of rows) await move(stage, 'certifications', id, 'exclude', reviewer(stage, 0), at(-0.5), { reason: IN_PUBLICITY });
  for (const id of await inState(stage, round, 'candidate', 4)) await move(stage, 'certifications', id, 'shortlist', reviewer(stage, 1), at(-0.25));
}

/** The last day of a round that closes about then; in the first quarter hardly anybody is current yet, so it is the year before. */
function closing(instant: Date): CivilDate {
  const today = toCivilDate(instant);
  const latest = toCivilDate(new Date());
  const day = today < latest || today.slice(0, 4) === latest.slice(0, 4) ? today : latest;
  return day.slice(5) < '04-01' ? `${Number(day.slice(0, 4)) - 1}-12-31` : day;
}

type Opening = { closesOn: CivilDate; opened: Date; products: number };

/** A round with its criteria and its announcement as a draft, and that many products that take part and qualify. */
async function openRound(stage: Stage, { closesOn, opened, products }: Opening): Promise<Played> {
  const year = Number(closesOn.slice(0, 4));
  const { rows } = await stage.pool.query<{ before: number }>('select count(*)::int as before from certification_rounds where year = $1', [year]);
  const nth = (rows[0]?.before ?? 0) + 1;
  const title = `${year} 年度第${'一二三四'[nth - 1]}批专利密集型产品认定`;
  const announcement = announcementRow({ slug: `certification-${year}-${nth}`, category: 'publicity', ...publicityText(title, PUBLICITY_DAYS) }, { writtenAt: opened, publishedAt: null });
  await bulkInsert(stage.pool, 'announcements', [announcement]);
  const round = uuidAt(opened);
  const stamps = { created_at: opened, updated_at: opened };
  await bulkInsert(stage.pool, 'certification_rounds', [
    { id: round, title, year, closes_on: closesOn, standard: STANDARD, publicity_days: PUBLICITY_DAYS, validity_months: 12, announcement_id: announcement.id, ...stamps },
  ]);
  await bulkInsert(stage.pool, 'certification_rounds_criteria', CRITERIA.map((metric, index) => ({ ...metric, _order: index + 1, _parent_id: round, id: `${round}-${index + 1}` })));
  return { round, taking: await takePart(stage, { year, closesOn, products }) };
}

/** Products that qualify and have been in no round; a few of each company, those of the demo accounts first. */
const QUALIFYING = `select p.id, p.enterprise_id as enterprise
  from (select p.*, row_number() over (partition by p.enterprise_id order by right(p.filing_number, 2), p.filing_number) as turn
        from products p left join product_updates u on u.product_id = p.id and u.year = $2 and u.status = 'updated'
        where p.enterprise_id = any($1::uuid[]) and p.status = 'filed' and p.patents_disclosed and not exists (select 1 from certifications c where c.product_id = p.id)
          and case when p.filing_year = $2 then p.submitted_at else u.submitted_at end < ($3::date + 1)::timestamp at time zone 'Asia/Shanghai') p
  order by p.turn > 3, p.turn > 6, array_position($1::uuid[], p.enterprise_id) > 2, p.turn, p.filing_number limit $4`;

async function takePart(stage: Stage, { year, closesOn, products }: { year: number; closesOn: CivilDate; products: number }): Promise<string[]> {
  const companies = stage.cast.companies.slice(0, COMPANIES).map(({ id }) => id);
  const { rows } = await stage.pool.query<{ id: string; enterprise: string }>(QUALIFYING, [companies, year, closesOn, products]);
  const chosen = rows.map(({ id }) => id);
  await stage.pool.query('update products set wants_certification = true where id = any($1::uuid[])', [chosen]);
  for (const enterprise of new Set(rows.map((row) => row.enterprise))) await reportYear(stage, enterprise, year - 1, 1);
  return chosen;
}

/** Whoever's certification has run out does not ask for another one. */
async function noLongerTaking({ pool }: Stage, products: readonly string[]): Promise<void> {
  await pool.query('update products set wants_certification = false where id = any($1::uuid[])', [products]);
}

/** Products that take part without qualifying: not updated, patents not disclosed, no report of the company. */
async function letSomeBeLeftOut({ pool, cast }: Stage): Promise<void> {
  const companies = [...cast.companies.slice(0, 12), ...cast.companies.slice(COMPANIES, COMPANIES + 8)].map(({ id }) => id);
  await pool.query(
    `update products set wants_certification = true where id in (
       select id from (select id, row_number() over (partition by enterprise_id, patents_disclosed, last_update_year order by filing_number desc) as turn from products
         where enterprise_id = any($1::uuid[]) and status = 'filed') p where turn = 1)`,
    [companies],
  );
}

/** Every candidate is shortlisted by one reviewer, but for some another one excludes. */
async function judge(stage: Stage, round: string, { excluded, at }: { excluded: number; at: Date }): Promise<void> {
  const candidates = await inState(stage, round, 'candidate', 1_000);
  for (const [index, id] of candidates.entries()) {
    if (index % 5 === 4 && index / 5 < excluded) await move(stage, 'certifications', id, 'exclude', reviewer(stage, 1), at, { reason: EXCLUDED[index % EXCLUDED.length] as string });
    else await move(stage, 'certifications', id, 'shortlist', reviewer(stage, 0), at);
  }
}

/** The round and its announcement become public together. */
async function publicise(stage: Stage, round: string, at: Date): Promise<void> {
  const isWorking = await workingCalendar(stage.pool);
  await inTransaction(stage.pool, async (tx) => {
    const { announcement } = await publiciseRound(tx as Queryable, { round, actor: stage.staff, now: at, isWorking });
    await tx.query(`update announcements set _status = 'published', published_at = $2, updated_at = $2 where id = $1::uuid`, [announcement, at]);
  });
}

async function inState({ pool }: Stage, round: string, status: string, most: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'select c.id from certifications c join products p on p.id = c.product_id where c.round_id = $1 and c.status::text = $2 order by p.filing_number limit $3',
    [round, status, most],
  );
  return rows.map(({ id }) => id);
}

async function productOf({ pool }: Stage, certification: string | undefined): Promise<string | undefined> {
  const { rows } = await pool.query<{ product: string }>('select product_id as product from certifications where id = $1', [certification]);
  return rows[0]?.product;
}

async function move({ pool }: Stage, collection: CaseCollection, id: string | undefined, action: string, actor: Actor, at: Date, input?: ActionInput): Promise<void> {
  if (!id) throw new Error(`demo: no ${collection} to ${action}`);
  await inTransaction(pool, (tx) => act(tx as Queryable, { collection, id, action, actor, ...(input ? { input } : {}) }, () => at));
}

function reviewer({ cast }: Stage, index: 0 | 1): Actor {
  return cast.reviewers[index] as Actor;
}

async function insertBenchmarks({ pool }: Stage, at: Date): Promise<void> {
  await bulkInsert(pool, 'benchmarks', benchmarkRows().map((row) => ({ id: uuidAt(at), ...row, created_at: at, updated_at: at })));
}
