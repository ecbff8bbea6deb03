import { serverUrl } from '../adapters/links.ts';
import { allFields, isMoney, labelOf, type Field, type Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { draftSchema, submitProblems } from '../domain/forms/schema.ts';
import type { ActionInput, CommonFacts, Correction } from '../domain/lifecycle/engine.ts';
import { loanProblems } from '../domain/loans.ts';
import { formatWan, formatYuan } from '../domain/money.ts';
import { prepared } from '../queries/prepared.ts';
import { tellClerks } from './notify.ts';
import { Refusal } from './refusals.ts';
import { columnOf, valuesOf } from './rows.ts';
import { LIVE } from './subsidyLoan.ts';
import type { CaseContext } from './types.ts';

type Context = CaseContext<CommonFacts>;

/** Judges a correction by the rules of the bank's own form; answers what the log keeps: the entry with its old and its new content. */
export async function judgeCorrection(context: Context): Promise<ActionInput> {
  const { input, row } = context;
  const field = allFields(loanForm).find(({ name }) => name === input.correction?.field);
  if (!field || !input.correction) throw new Refusal(422, '请选择要更正的一项。', 'field');
  const before = valuesOf(loanForm, row);
  const value = valueOf(field, input.correction.value);
  if (JSON.stringify(value) === JSON.stringify(before[field.name] ?? null)) throw new Refusal(422, `${labelOf(field)}与现在的内容相同，不用更正。`, field.name);
  const after = { ...before, [field.name]: value };
  const wrong = [...submitProblems(loanForm, after, {}), ...loanProblems(after)][0];
  if (wrong) throw new Refusal(422, wrong.message, wrong.field);
  await refuseConflict(context, field, after);
  return { ...input, correction: { field: field.name, value, label: labelOf(field), before: wordsOf(field, before), after: wordsOf(field, after) } };
}

/** The corrected column and what follows from it; whoever has an application under way is told (spec 4). */
export async function correctLoan(context: Context): Promise<Record<string, unknown>> {
  const { row, input } = context;
  const { field, value } = input.correction as Correction;
  await tellApplicants(context);
  if (field === 'uscc') return { uscc: value, enterprise_id: await verifiedWith(context, value) };
  if (field !== 'principal') return { [columnOf(field)]: value };
  return { principal: value, remaining: Number(row.remaining) + Number(value) - Number(row.principal) };
}

function valueOf(field: Field, given: unknown): unknown {
  const parsed = draftSchema(loanForm).shape[field.name]?.safeParse(given);
  if (!parsed?.success) throw new Refusal(422, parsed?.error.issues[0]?.message ?? `${labelOf(field)}填写得不对，请检查。`, field.name);
  return parsed.data ?? null;
}

/** What only the other records know: the contract number of another loan, what is repaid already, whose the loan is. */
async function refuseConflict({ tx, row }: Context, { name }: Field, after: Values): Promise<void> {
  const { rows } = await prepared<{ known: boolean; used: boolean; repaid: string }>(
    tx,
    `select exists (select 1 from loans where bank_id = $2::uuid and contract_number = $3 and id <> $1::uuid) as known,
            exists (select 1 from repayments where loan_id = $1::uuid) or exists (select 1 from subsidy_applications where loan_id = $1::uuid) as used,
            (select coalesce(sum(principal), 0) from repayments where loan_id = $1::uuid and status = 'confirmed') as repaid`,
    [row.id, row.bank_id, after.contractNumber],
  );
  const { known, used, repaid } = rows[0] ?? { known: false, used: false, repaid: '0' };
  if (name === 'contractNumber' && known) throw new Refusal(409, `合同编号 ${String(after.contractNumber)} 已经登记过，请核对。`, name);
  if (name === 'uscc' && used) throw new Refusal(409, '这笔贷款已有还款或者补贴申请，不能改为其他单位的贷款。', name);
  if (name === 'principal' && Number(repaid) > Number(after.principal)) throw new Refusal(422, '贷款金额不能低于银行已确认归还的本金。', name);
}

async function verifiedWith({ tx }: Context, uscc: unknown): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>('select id from enterprises where uscc = $1 and is_verified', [uscc]);
  return rows[0]?.id ?? null;
}

async function tellApplicants({ tx, row, input }: Context): Promise<void> {
  const { rows } = await tx.query<{ id: string; enterprise: string }>(
    `select id, enterprise_id as enterprise from subsidy_applications where loan_id = $1::uuid and status in ${LIVE} order by id`,
    [row.id],
  );
  const { label = '', before = '', after = '' } = input.correction as Correction;
  for (const { id, enterprise } of rows) {
    const variables = { contractNumber: String(row.contract_number), item: label, before: before || '空', after: after || '空', reason: input.reason ?? '', link: `${serverUrl()}/portal/loans/${row.id}` };
    await tellClerks(tx, { enterprise, collection: 'subsidy-applications', caseId: id, template: 'loan-corrected', variables, event: `loans:${row.id}:correct:${row.revision}:${id}` });
  }
}

/** Amounts with their unit; everything else as it was typed. */
function wordsOf(field: Field, values: Values): string {
  const value = values[field.name];
  if (value === null || value === undefined) return '';
  if (isMoney(field)) return field.kind === 'wan' ? `${formatWan(Number(value))} 万元` : `${formatYuan(Number(value))} 元`;
  return field.kind === 'percent' ? `${Number(value)}%` : String(value);
}
