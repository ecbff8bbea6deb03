import type pg from 'pg';
import type { Company } from '../support/people.ts';
import { answerRow, formRow } from '../support/publicForms.ts';

type Make = (pool: pg.Pool, owner: Company) => Promise<string>;

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY);
/** A form every visitor may answer, whose only question may be left out; for whoever wants to make an answer. */
const OPEN_FORM = '00000000-0000-7000-8000-00000000f0f0';
let serial = 0;

async function someone(pool: pg.Pool, role: string): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select id from users where role::text = $1 order by created_at, id limit 1', [role]);
  return rows[0]!.id;
}

const firstBank = async (pool: pg.Pool) => (await pool.query<{ id: string }>('select id from banks order by created_at, id limit 1')).rows[0]!.id;

export async function openForm(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select id from forms where id = $1', [OPEN_FORM]);
  return rows[0]?.id ?? formRow(pool, { id: OPEN_FORM });
}

/** Makers of the records of the table, as `RECORDS` has them. */
export const FORM_RECORDS: Record<string, Make> = {
  'forms 草稿': (pool) => formRow(pool, { is_released: false }),
  'forms 开放，面向公众': (pool) => formRow(pool),
  'forms 开放，面向企业': (pool) => formRow(pool, { audience: 'enterprises' }),
  'forms 开放，面向银行': (pool) => formRow(pool, { audience: 'banks' }),
  'forms 未开始': (pool) => formRow(pool, { opens_at: inDays(1), closes_at: inDays(2) }),
  'forms 已截止': (pool) => formRow(pool, { opens_at: inDays(-2), closes_at: inDays(-1) }),
  'form-submissions 公众的答卷，他人设计的表单': async (pool) => answerRow(pool, await formRow(pool)),
  'form-submissions 公众的答卷，编辑自己的表单': async (pool) => answerRow(pool, await formRow(pool), { author_id: await someone(pool, 'editor') }),
  'form-submissions 企业的答卷': async (pool, owner) => answerRow(pool, await formRow(pool, { audience: 'enterprises' }), { enterprise_id: owner.id, submission_data: '[{"field":"q1","value":"甲"}]' }),
  'form-submissions 银行的答卷': async (pool) => answerRow(pool, await formRow(pool, { audience: 'banks' }), { bank_id: await firstBank(pool) }),
};

/** What somebody sends to make such a record, as `NEW` has it. The form to answer is one the bed has made (`openForm`). */
export const FORM_NEW: Record<string, () => Record<string, unknown>> = {
  forms: () => ({ title: '新表单', slug: `new-form-${(serial += 1)}`, audience: 'public', opensAt: inDays(-1).toISOString(), closesAt: inDays(1).toISOString(), fields: [{ blockType: 'text', label: '意见' }] }),
  'form-submissions': () => ({ form: OPEN_FORM, submissionData: [{ field: 'q1', value: '很好' }] }),
};
