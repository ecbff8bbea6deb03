import type { Queryable } from '../../src/adapters/database.ts';
import { toCivilDate } from '../../src/domain/civilDate.ts';
import { isAsked, isPersonal, type Definition, type Question } from '../../src/domain/publicForms/definition.ts';
import type { Random } from '../seed/random.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { blockRows } from './formBlocks.ts';
import { DEMO_FORMS, type DemoForm } from './formTexts.ts';

const DAY = 86_400_000;

type Cast = { companies: readonly { id: string }[]; random: Random; now: Date };

/** Forms of every kind with answers: a survey of the public, a call to companies, one for banks, one that is closed. */
export async function insertForms(tx: Queryable, { companies, random, now }: Cast): Promise<void> {
  const author = await idOf(tx, `select id from users where email = 'editor@demo.test'`);
  for (const [index, form] of DEMO_FORMS.entries()) {
    const row = { ...formRow(form, now, index), author_id: author, announcement_id: form.announcement ? await idOf(tx, 'select id from announcements where slug = $1', [form.announcement]) : null };
    await bulkInsert(tx, 'forms', [row]);
    for (const [table, rows] of Object.entries(blockRows(row.id, form.definition))) for (const block of rows) await bulkInsert(tx, table, [block]);
    await bulkInsert(tx, 'form_submissions', answersOf(form, row.id, author, { companies, random, now }));
  }
}

async function idOf(tx: Queryable, query: string, values: unknown[] = []): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(query, values);
  return rows[0]?.id ?? null;
}

function formRow({ slug, title, audience, opensIn, closesIn, definition, thankYou, introduction, onePerOrganisation }: DemoForm, now: Date, index: number) {
  const made = new Date(now.getTime() + (opensIn - 1) * DAY + index * 1_000);
  const window = { opens_at: midnight(now, opensIn), closes_at: midnight(now, closesIn) };
  const text = { slug, title, audience, thank_you: thankYou, introduction: paragraph(introduction), definition };
  return { id: uuidAt(made), ...text, ...window, is_released: true, one_per_organisation: onePerOrganisation ?? false, created_at: made, updated_at: made };
}

/** The beginning of a day of Shanghai. */
const midnight = (now: Date, inDays: number): Date => new Date(`${toCivilDate(new Date(now.getTime() + inDays * DAY))}T00:00:00+08:00`);

function answersOf(form: DemoForm, id: string, author: string | null, { companies, random, now }: Cast): Row[] {
  const [first, last] = [form.opensIn, Math.min(0, form.closesIn - 1)];
  return Array.from({ length: form.answers }, (_, index) => {
    const at = new Date(now.getTime() + (first + ((last - first) * (index + 0.5)) / form.answers) * DAY);
    // The demo accounts belong to the first companies, which have answered nothing yet.
    const owner = form.audience === 'enterprises' ? { enterprise_id: companies[10 + index]?.id ?? null, organisation: form.onePerOrganisation ? companies[10 + index]?.id : null, submitted_by: '经办人' } : {};
    const number = `BD${toCivilDate(at).replaceAll('-', '')}-${id.slice(-3).toUpperCase()}${String(index).padStart(5, '0')}`;
    const entries = { submission_data: entriesOf(form.definition, random, index) };
    return { id: uuidAt(at), form_id: id, number, submitted_at: at, author_id: author, enterprise_id: null, organisation: null, submitted_by: null, ...owner, ...entries, created_at: at, updated_at: at };
  });
}

function entriesOf(definition: Definition, random: Random, index: number): Row[] {
  const values = new Map<string, unknown>();
  for (const question of definition.filter(isAsked)) {
    const { shownWhen } = question;
    const isShown = !shownWhen || [values.get(shownWhen.name)].flat().includes(shownWhen.value);
    if (isShown && (question.required || random.chance(60))) values.set(question.name, valueOf(question, random, index));
  }
  return definition.filter(({ name }) => values.has(name)).map((question) => ({ field: question.name, value: values.get(question.name), ...(isPersonal(question) ? { personal: true } : {}) }));
}

const TEXTS = ['办理很快，客服耐心。', '希望增加批量导入的说明。', '证书下载方便，二维码查验也好用。', '建议把常见退回理由列在填写页面上。', '希望银行能更快确认还款。'];

function valueOf({ kind, options = [], min = 0, max = 100 }: Question, random: Random, index: number): unknown {
  const values = options.map(({ value }) => value);
  switch (kind) {
    case 'radio':
    case 'select':
      return random.pick(values);
    case 'choices':
      return values.filter((_, at) => at === index % values.length || random.chance(30));
    case 'checkbox':
      return random.chance(70);
    case 'number':
      return min + random.below(Math.min(max - min, 60) + 1);
    case 'amount':
      return (1 + random.below(80)) * 50_000_000;
    case 'mobile':
      return `139${String(10_000_000 + index * 7_919).slice(0, 8)}`;
    case 'email':
      return `lianxi${index}@example.test`;
    case 'region':
      return random.pick(['320500', '320100', '440300', '330100']);
    default:
      return TEXTS[index % TEXTS.length];
  }
}

function paragraph(text: string) {
  const block = { format: '', indent: 0, version: 1, direction: 'ltr' };
  return { root: { ...block, type: 'root', children: [{ ...block, type: 'paragraph', textFormat: 0, textStyle: '', children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }] }] } };
}
