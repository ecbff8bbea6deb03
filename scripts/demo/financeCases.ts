import { interestPeriods, sumFen } from '../../src/domain/subsidy/interest.ts';
import { addDays, toCivilDate } from '../../src/domain/civilDate.ts';
import { performAction } from '../../src/casework/performAction.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { ActionInput } from '../../src/domain/lifecycle/engine.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { Decimal } from 'decimal.js';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { attach, type Stage } from './cases.ts';
import { insertRounds } from './rounds.ts';

type Who = 'clerk' | 'reviewer' | 'reviewer2' | 'staff';
type Step = [action: string, by: Who, input?: ActionInput];
const HOUR = 3_600_000;

const SUBMIT: Step = ['submit', 'clerk'];
const APPROVE: Step = ['approve', 'reviewer'];
const REJECT: Step = ['reject', 'reviewer', { reason: '部分内容与材料不一致，请按逐项意见修改。', comments: [{ field: 'bankName', text: '开户银行请写到支行。' }] }];
const PAPER_NO: Step = ['rejectPaper', 'reviewer2', { reason: '申请表印章不清晰，请重新盖章。', comments: [{ field: 'bankForm', text: '银行盖章不完整。' }] }];

/** Where each application of the demo ends; one for each state. */
const PLAYS: Step[][] = [
  [],
  [SUBMIT],
  [SUBMIT],
  [SUBMIT, ['take', 'reviewer2']],
  [SUBMIT, REJECT],
  [SUBMIT, APPROVE],
  [SUBMIT, APPROVE, PAPER_NO],
  [SUBMIT, APPROVE, PAPER_NO, ['mend', 'clerk'], ['revise', 'clerk']],
  [SUBMIT, APPROVE, ['acceptPaper', 'reviewer2']],
  [SUBMIT, APPROVE, ['acceptPaper', 'reviewer2'], ['grant', 'staff']],
  [SUBMIT, ['withdraw', 'clerk']],
  [SUBMIT, ['refuse', 'reviewer', { reason: '这笔贷款不属于本市支持范围。' }]],
];

/** Repayments and applications in every state, and both rows of the manual in the rounds they belong to. */
export async function playFinance(stage: Stage): Promise<void> {
  const rounds = await insertRounds(stage.pool, stage.cast.now);
  const { rows: loans } = await stage.pool.query<Row>('select * from loans order by report_number limit 400');
  await manualRows(stage, loans, rounds);
  const rest = loans.slice(2).filter(({ disbursed_on }) => String(disbursed_on) < addDays(toCivilDate(stage.cast.now), -430));
  await openRepayments(stage, rest.splice(0, 14));
  const eligible = await ofSmallCompanies(stage, rest);
  for (const [index, steps] of [...PLAYS, ...PLAYS].entries()) {
    const loan = eligible[index];
    if (!loan) break;
    const now = stage.cast.now.getTime();
    await settle(stage, loan, { at: new Date(now - 30 * 24 * HOUR) });
    await apply(stage, loan, rounds.interest, steps, { from: now - (20 - (index % 12)) * 24 * HOUR, to: now });
  }
}

/** 205,966.65 requested and 171,638 granted; 177,937.52 requested, approved and lapsed for want of paper. */
async function manualRows(stage: Stage, [first, second]: Row[], rounds: { first: string; second: string }): Promise<void> {
  const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
  await settle(stage, first!, { repaidOn: '2023-03-13', interest: 34_327_775, at: at('2023-03-20') });
  await settle(stage, second!, { repaidOn: '2024-02-27', interest: 35_587_504, at: at('2024-03-05') });
  const [grantSpan, lapseSpan] = [{ from: at('2024-01-25').getTime(), to: at('2024-04-20').getTime() }, { from: at('2025-08-14').getTime(), to: at('2025-11-20').getTime() }];
  await apply(stage, first!, rounds.first, [SUBMIT, APPROVE, ['acceptPaper', 'reviewer2'], ['grant', 'staff']], grantSpan);
  await apply(stage, second!, rounds.second, [SUBMIT, APPROVE, ['wait', 'staff'], ['lapse', 'staff']], lapseSpan);
}

/** Waiting for the bank, sent back, still being filled in. */
async function openRepayments(stage: Stage, loans: Row[]): Promise<void> {
  for (const [index, loan] of loans.entries()) {
    const id = await draftRepayment(stage, loan, {});
    const at = new Date(stage.cast.now.getTime() - (3 + index * 7) * HOUR);
    if (index % 7 !== 6) await act(stage, 'repayments', id, 'submit', clerkOf(loan), at);
    if (index % 7 === 5) await act(stage, 'repayments', id, 'return', await tellerOf(stage, loan), at, { reason: '实际支付利息与银行记录不一致，请核对。' });
  }
}

async function ofSmallCompanies({ pool }: Stage, loans: Row[]): Promise<Row[]> {
  const { rows } = await pool.query<{ id: string }>(`select id from enterprises where size_class in ('medium', 'small', 'micro')`);
  const small = new Set(rows.map(({ id }) => id));
  return loans.filter(({ enterprise_id }) => small.has(String(enterprise_id)));
}

type Repaid = { repaidOn?: string; interest?: number };

async function settle(stage: Stage, loan: Row, { at, ...repaid }: Repaid & { at: Date }): Promise<void> {
  const id = await draftRepayment(stage, loan, repaid);
  await act(stage, 'repayments', id, 'submit', clerkOf(loan), at);
  await act(stage, 'repayments', id, 'confirm', await tellerOf(stage, loan), new Date(at.getTime() + 26 * HOUR));
}

async function draftRepayment(stage: Stage, loan: Row, { repaidOn = String(loan.due_on), interest }: Repaid): Promise<string> {
  const id = uuidAt(stage.cast.now);
  const terms = { principalFen: Number(loan.principal), annualPercent: new Decimal(String(loan.annual_rate)), daysOfYear: 360 as const, firstDayCounts: true, lastDayCounts: false, settlementDay: 20 };
  const paid = interest ?? sumFen(interestPeriods(String(loan.disbursed_on), repaidOn, terms).map(({ interestFen }) => interestFen));
  const stamps = { created_at: stage.cast.now, updated_at: stage.cast.now };
  const facts = { principal: loan.principal, interest_paid: paid, repaid_on: repaidOn, outcome: repaidOn < String(loan.due_on) ? '02' : '01' };
  await bulkInsert(stage.pool, 'repayments', [{ id, status: 'draft', revision: 1, enterprise_id: loan.enterprise_id, loan_id: loan.id, bank_id: loan.bank_id, ...facts, ...stamps }]);
  await attach(stage, String(loan.enterprise_id), 'repayments', id, ['bankForm']);
  await stage.pool.query('update attachments set bank_id = $2 where owner_id = $1', [id, loan.bank_id]);
  return id;
}

async function apply(stage: Stage, loan: Row, round: string, steps: Step[], { from, to }: { from: number; to: number }): Promise<void> {
  const id = await draftApplication(stage, loan, round);
  for (const [index, [action, by, input]] of steps.entries()) {
    const at = new Date(from + (index * (to - from)) / Math.max(1, steps.length - 1));
    if (action === 'wait') continue;
    if (action === 'mend') await stage.pool.query(`update subsidy_applications set is_revision = true, revision_note = '已重新盖章并扫描。', revision = revision + 1 where id = $1`, [id]);
    else await act(stage, 'subsidy-applications', id, action, personOf(stage, by, loan), at, input);
  }
}

async function draftApplication(stage: Stage, loan: Row, round: string): Promise<string> {
  const { pool, cast } = stage;
  const id = uuidAt(cast.now);
  const { rows } = await pool.query<Row>(
    `select e.name, e.uscc, e.registered_address, e.registered_address as correspondence_address, e.size_class::text, e.industry, e.contact, e.contact_phone, r.kind::text,
       (select jsonb_agg(jsonb_build_object('kind', p.kind, 'number', p.number, 'title', p.title, 'product', '示例产品', 'share', 12.5)) from loan_pledges p where p.loan_id = $2) as ip_items
     from enterprises e, policy_rounds r where e.id = $1 and r.id = $3`,
    [loan.enterprise_id, loan.id, round],
  );
  const links = { enterprise_id: loan.enterprise_id, loan_id: loan.id, bank_id: loan.bank_id, round_id: round, round_version: 1 };
  const typed = { registered_on: '2012-05-18', postcode: '215000', bank_name: '示例银行科技支行', bank_account: '6222021102012345678', revenue: 2.6e11, rd_spending: 1.8e10, loan_confirmed: true, pledged: true };
  const conditions = { is_guaranteed: loan.guarantor !== null, pledges_patents: true, is_renamed: false, is_filed_here: false, is_revision: false };
  await bulkInsert(pool, 'subsidy_applications', [{ id, status: 'draft', revision: 1, ...rows[0], ...links, ...typed, ...conditions, created_at: cast.now, updated_at: cast.now }]);
  await attach(stage, String(loan.enterprise_id), 'subsidy-applications', id, ['bankForm', 'filingCertificate', ...(conditions.is_guaranteed ? ['guaranteeForm'] : [])]);
  return id;
}

async function act({ pool }: Stage, collection: CaseCollection, id: string, action: string, actor: Actor, at: Date, input?: ActionInput): Promise<void> {
  const outcome = await performAction(pool, { collection, id, action, actor, ...(input ? { input } : {}) }, () => at);
  if (!outcome.ok) throw new Error(`demo: ${collection} ${action}: ${JSON.stringify(outcome.errors)}`);
}

function clerkOf(loan: Row): Actor {
  const enterprise = String(loan.enterprise_id);
  return { role: 'enterprise', id: enterprise, name: '企业经办人', enterprise };
}

async function tellerOf({ pool }: Stage, loan: Row): Promise<Actor> {
  const { rows } = await pool.query<{ id: string; name: string }>('select id, name from users where bank_id = $1', [loan.bank_id]);
  return { role: 'bank', id: rows[0]!.id, name: rows[0]!.name, bank: String(loan.bank_id) };
}

function personOf(stage: Stage, by: Who, loan: Row): Actor {
  const people: Record<Who, Actor> = { clerk: clerkOf(loan), reviewer: stage.cast.reviewers[0]!, reviewer2: stage.cast.reviewers[1]!, staff: stage.staff };
  return people[by];
}
