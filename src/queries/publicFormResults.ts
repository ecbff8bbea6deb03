import type { Queryable } from '../adapters/database.ts';
import type { Values } from '../domain/forms/field.ts';
import { hasOptions, type Definition, type Question } from '../domain/publicForms/definition.ts';
import type { Audience, FormWindow } from '../domain/publicForms/window.ts';
import type { Actor } from '../domain/roles.ts';

export const ANSWERS_A_PAGE = 50;

type StoredEntry = { field: string; value: unknown };
export type Answer = { id: string; number: string; submittedAt: Date; organisation: string | null; submittedBy: string | null; entries: StoredEntry[] };

export const ANSWER_COLUMNS = `s.id, s.number, s.submitted_at as "submittedAt", coalesce(e.name, b.name) as organisation, s.submitted_by as "submittedBy", s.submission_data as entries`;
export const ANSWER_TABLES = 'form_submissions s left join enterprises e on e.id = s.enterprise_id left join banks b on b.id = s.bank_id';

export function valuesOfEntries(entries: readonly StoredEntry[]): Values {
  return Object.fromEntries(entries.map(({ field, value }) => [field, value]));
}

export type FormResult = FormWindow & { id: string; title: string; slug: string; audience: Audience; answers: number; author: string | null };

/** Forms whose answers a person may read: staff and auditors all, editors their own (spec 10); newest first. */
export async function formResults(db: Queryable, actor: Actor): Promise<FormResult[]> {
  const { rows } = await db.query<FormResult>(
    `select f.id, f.title, f.slug, f.audience::text as audience, coalesce(f.is_released, false) as "isReleased", f.opens_at as "opensAt", f.closes_at as "closesAt", f.author_id as author,
       (select count(*)::int from form_submissions s where s.form_id = f.id) as answers
     from forms f where $1::uuid is null or f.author_id = $1::uuid order by f.created_at desc, f.id limit 500`,
    [actor.role === 'editor' ? actor.id : null],
  );
  return rows;
}

/** One page of the answers of a form, newest first. */
export async function listAnswers(db: Queryable, form: string, page: number): Promise<{ answers: Answer[]; total: number }> {
  const counted = await db.query<{ total: number }>('select count(*)::int as total from form_submissions where form_id = $1::uuid', [form]);
  const { rows } = await db.query<Answer>(
    `select ${ANSWER_COLUMNS} from ${ANSWER_TABLES} where s.form_id = $1::uuid order by s.submitted_at desc, s.id desc limit ${ANSWERS_A_PAGE} offset $2`,
    [form, (page - 1) * ANSWERS_A_PAGE],
  );
  return { answers: rows, total: counted.rows[0]?.total ?? 0 };
}

export async function findAnswer(db: Queryable, form: string, number: string): Promise<Answer | null> {
  const { rows } = await db.query<Answer>(`select ${ANSWER_COLUMNS} from ${ANSWER_TABLES} where s.form_id = $1::uuid and s.number = $2`, [form, number]);
  return rows[0] ?? null;
}

export type OwnAnswer = Answer & { title: string; slug: string; definition: Definition };

const OWN = `select ${ANSWER_COLUMNS}, f.title, f.slug, f.definition from ${ANSWER_TABLES} join forms f on f.id = s.form_id
  where (s.enterprise_id = $1::uuid or s.bank_id = $2::uuid)`;

/** What an organisation has answered, newest first. */
export async function ownAnswers(db: Queryable, { enterprise, bank }: Pick<Actor, 'enterprise' | 'bank'>): Promise<OwnAnswer[]> {
  const { rows } = await db.query<OwnAnswer>(`${OWN} order by s.submitted_at desc, s.id desc limit 200`, [enterprise ?? null, bank ?? null]);
  return rows;
}

/** One of them by its receipt; null for anybody else's. */
export async function ownAnswer(db: Queryable, { enterprise, bank }: Pick<Actor, 'enterprise' | 'bank'>, number: string): Promise<OwnAnswer | null> {
  const { rows } = await db.query<OwnAnswer>(`${OWN} and s.number = $3`, [enterprise ?? null, bank ?? null, number]);
  return rows[0] ?? null;
}

export type Tally = { question: Question; bars: { key: string; label: string; count: number }[]; answered: number };

/** How often each choice was taken, for the questions that offer some; an option nobody took counts 0. */
export async function tallies(db: Queryable, form: string, definition: Definition): Promise<Tally[]> {
  const { rows } = await db.query<{ field: string; key: string; count: number }>(
    `select e ->> 'field' as field, v.key, count(*)::int as count from form_submissions s
       cross join lateral jsonb_array_elements(s.submission_data) e
       cross join lateral (select jsonb_array_elements_text(e -> 'value') as key where jsonb_typeof(e -> 'value') = 'array' union all select e ->> 'value' where jsonb_typeof(e -> 'value') <> 'array') v
     where s.form_id = $1::uuid and e ->> 'field' = any($2) group by 1, 2
     union all
     select e ->> 'field', '', count(*)::int from form_submissions s cross join lateral jsonb_array_elements(s.submission_data) e where s.form_id = $1::uuid and e ->> 'field' = any($2) group by 1`,
    [form, definition.filter(isCounted).map(({ name }) => name)],
  );
  const count = (field: string, key: string) => rows.find((row) => row.field === field && row.key === key)?.count ?? 0;
  return definition.filter(isCounted).map((question) => ({
    question,
    answered: count(question.name, ''),
    bars: choicesOf(question).map(({ value, label }) => ({ key: value, label, count: count(question.name, value) })),
  }));
}

const isCounted = (question: Question): boolean => hasOptions(question) || question.kind === 'checkbox';
const choicesOf = ({ kind, options = [] }: Question) => (kind === 'checkbox' ? [{ value: 'true', label: '是' }, { value: 'false', label: '否' }] : options);

export async function nameOfOrganisation(db: Queryable, { enterprise, bank }: Pick<Actor, 'enterprise' | 'bank'>): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>('select name from enterprises where id = $1::uuid union all select name from banks where id = $2::uuid', [enterprise ?? null, bank ?? null]);
  return rows[0]?.name ?? null;
}
