import type { Queryable } from '../adapters/database.ts';
import type { Definition } from '../domain/publicForms/definition.ts';
import { isAddressee, stateOf, type Audience, type FormWindow } from '../domain/publicForms/window.ts';
import type { Actor } from '../domain/roles.ts';

/** A form as its page, its judge and its results read it. */
export type PublicForm = FormWindow & {
  id: string;
  title: string;
  slug: string;
  /** JSON text of the editor, or null. */
  introduction: string | null;
  audience: Audience;
  onePerOrganisation: boolean;
  thankYou: string | null;
  definition: Definition;
  author: string | null;
};

const COLUMNS = `f.id, f.title, f.slug, f.introduction::text as introduction, f.audience::text as audience, coalesce(f.one_per_organisation, false) as "onePerOrganisation",
  coalesce(f.is_released, false) as "isReleased", f.opens_at as "opensAt", f.closes_at as "closesAt", f.thank_you as "thankYou", coalesce(f.definition, '[]'::jsonb) as definition, f.author_id as author`;

/** Instants come as Date through pg and as text through Drizzle. */
const withDates = (row: PublicForm): PublicForm => ({ ...row, opensAt: new Date(row.opensAt), closesAt: new Date(row.closesAt) });

/** The released form of that name; drafts do not exist for visitors. */
export async function findForm(db: Queryable, slug: string): Promise<PublicForm | null> {
  const { rows } = await db.query<PublicForm>(`select ${COLUMNS} from forms f where f.slug = $1 and f.is_released`, [slug]);
  return rows[0] ? withDates(rows[0]) : null;
}

/** By id, drafts included. `lock`: an answer holds the form still until it is written. */
export async function formById(db: Queryable, id: string, lock = false): Promise<PublicForm | null> {
  const { rows } = await db.query<PublicForm>(`select ${COLUMNS} from forms f where f.id = $1::uuid ${lock ? 'for share' : ''}`, [id]);
  return rows[0] ? withDates(rows[0]) : null;
}

export type OpenForm = { slug: string; title: string; closesAt: Date };

/** The open form of an announcement, the one that closes first where there are several; null without one. */
export async function openFormOf(db: Queryable, announcement: string, now: Date): Promise<OpenForm | null> {
  const { rows } = await db.query<OpenForm>(
    `select slug, title, closes_at as "closesAt" from forms where announcement_id = $1::uuid and is_released and opens_at <= $2 and $2 < closes_at order by closes_at limit 1`,
    [announcement, now],
  );
  return rows[0] ?? null;
}

export type FormLine = OpenForm & { id: string; onePerOrganisation: boolean; answers: number };

/** Open forms for an organisation, with how often it has answered. */
export async function openForms(db: Queryable, actor: Actor, now: Date): Promise<FormLine[]> {
  const [audience, column, organisation] = actor.role === 'bank' ? ['banks', 'bank_id', actor.bank] : ['enterprises', 'enterprise_id', actor.enterprise];
  const { rows } = await db.query<FormLine & FormWindow & { audience: Audience }>(
    `select f.id, f.slug, f.title, f.audience::text as audience, true as "isReleased", f.opens_at as "opensAt", f.closes_at as "closesAt", coalesce(f.one_per_organisation, false) as "onePerOrganisation",
       (select count(*)::int from form_submissions s where s.form_id = f.id and s.${column} = $2::uuid) as answers
     from forms f where f.is_released and f.audience::text = $1 and f.opens_at <= $3 and $3 < f.closes_at order by f.closes_at, f.id`,
    [audience, organisation, now],
  );
  return rows.filter((form) => isAddressee(form.audience, actor) && stateOf(form, now) === 'open');
}

export type Receipt = { number: string; submittedAt: Date; title: string; thankYou: string | null; audience: Audience };

/** What the receipt says, by its number, which is not to be guessed; no answer is in it. */
export async function findReceipt(db: Queryable, slug: string, number: string): Promise<Receipt | null> {
  const { rows } = await db.query<Receipt>(
    `select s.number, s.submitted_at as "submittedAt", f.title, f.thank_you as "thankYou", f.audience::text as audience
     from form_submissions s join forms f on f.id = s.form_id where f.slug = $1 and s.number = $2`,
    [slug, number],
  );
  return rows[0] ?? null;
}

/** The receipt of a page that was sent before. */
export async function receiptOfToken(db: Queryable, form: string, token: string): Promise<string | null> {
  const { rows } = await db.query<{ number: string }>('select number from form_submissions where form_id = $1::uuid and token = $2', [form, token]);
  return rows[0]?.number ?? null;
}

/** Whether an organisation has answered; with its latest receipt. */
export async function earlierAnswer(db: Queryable, form: string, { enterprise, bank }: { enterprise?: string; bank?: string }): Promise<{ number: string; submittedAt: Date } | null> {
  const { rows } = await db.query<{ number: string; submittedAt: Date }>(
    `select number, submitted_at as "submittedAt" from form_submissions where form_id = $1::uuid and (enterprise_id = $2::uuid or bank_id = $3::uuid) order by submitted_at desc limit 1`,
    [form, enterprise ?? null, bank ?? null],
  );
  return rows[0] ?? null;
}

/** Which of the codes the table of regions holds. */
export async function knownRegions(db: Queryable, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set();
  const { rows } = await db.query<{ code: string }>(`select code from regions where code in (${codes.map((_, index) => `$${index + 1}`).join(', ')})`, [...codes]);
  return new Set(rows.map(({ code }) => code));
}

export type RegionGroup = { code: string; name: string; cities: { code: string; name: string }[] };

/** Provinces with their cities, for a question that asks for a region; finer than that nobody is asked. */
export async function regionGroups(db: Queryable): Promise<RegionGroup[]> {
  const { rows } = await db.query<RegionGroup>(
    `select p.code, p.name, coalesce((select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.name) order by c.code) from regions c
       where c.parent = p.code and c.level = 2 and c.name <> all(array['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'])), '[]'::jsonb) as cities
     from regions p where p.level = 1 order by p.code`,
    [],
  );
  return rows;
}
