import { compareDates } from './civilDate.ts';
import type { Values } from './forms/field.ts';
import { formatWan } from './money.ts';
import { parsePatentNumber } from './patentNumber.ts';
import { failure, success, type Problem, type Result } from './result.ts';
import type { ContractOutcome, IpKind } from './subsidy/round.ts';
import { toHalfWidth } from './text.ts';

const text = (values: Values, name: string): string | null => (typeof values[name] === 'string' && values[name] !== '' ? (values[name] as string) : null);
const amount = (values: Values, name: string): number | null => (typeof values[name] === 'number' ? (values[name] as number) : null);

/** Dates and amounts of a loan that cannot both be right (spec 4, Loans). */
export function loanProblems(values: Values): Problem[] {
  return [
    ...notBefore('contractTo', '合同到期日不能早于合同起始日。', text(values, 'contractFrom'), text(values, 'contractTo')),
    ...notBefore('dueOn', '还款到期日不能早于放款日。', text(values, 'disbursedOn'), text(values, 'dueOn')),
    ...notBefore('disbursedOn', '放款日不能早于合同起始日。', text(values, 'contractFrom'), text(values, 'disbursedOn')),
    ...notAbove('principal', '贷款金额', amount(values, 'principal'), '授信额度', amount(values, 'creditLine')),
    ...(text(values, 'patentPledgeNumber') || text(values, 'trademarkPledgeNumber') ? [] : [{ field: 'patentPledgeNumber', message: '请填写专利质押登记号或者商标质押登记号。' }]),
    ...payeeMissing('guaranteeFee', 'guarantor', '担保机构', values),
    ...payeeMissing('insuranceFee', 'insurer', '保险机构', values),
    ...payeeMissing('appraisalFee', 'appraiser', '评估机构', values),
  ];
}

/** What a repayment says that its loan contradicts. `openFen`: principal not yet repaid. */
export function repaymentProblems(values: Values, loan: { disbursedOn: string; openFen: number }, today: string): Problem[] {
  const repaidOn = text(values, 'repaidOn');
  return [
    ...notBefore('repaidOn', `实际还款日不能早于放款日 ${loan.disbursedOn}。`, loan.disbursedOn, repaidOn),
    ...notBefore('repaidOn', '实际还款日不能晚于今天。', repaidOn, today),
    ...notAbove('principal', '归还本金', amount(values, 'principal'), '贷款余额', loan.openFen),
    ...unfinished(values, loan.openFen),
  ];
}

/** A contract fulfilled has nothing left to repay; one that goes on has. */
function unfinished(values: Values, openFen: number): Problem[] {
  const [outcome, principal] = [values.outcome as ContractOutcome | null, amount(values, 'principal')];
  if (!outcome || principal === null) return [];
  if (['01', '02'].includes(outcome) && principal < openFen) return [{ field: 'principal', message: `合同履行完毕时，应还清余额 ${formatWan(openFen)} 万元；没有还清的，请选“仍在履行”。` }];
  return outcome === '04' && principal >= openFen ? [{ field: 'outcome', message: '本金已全部还清，请选“到期履行完毕”或者“提前履行完毕”。' }] : [];
}

/** What becomes of a loan when its bank confirms a repayment (spec 4): settled, ended by default, or still running. */
export function outcomeOfRepayment(outcome: ContractOutcome, principalFen: number, openFen: number): 'settle' | 'default' | null {
  if (outcome === '03') return 'default';
  return ['01', '02'].includes(outcome) && principalFen === openFen ? 'settle' : null;
}

/** The number of a pledged patent or trade mark in its stored form. Trade marks: 5–9 digits, international ones with a G before them. */
export function parsePledgeNumber(kind: IpKind, typed: string): Result<string> {
  if (kind === 'patent') {
    const parsed = parsePatentNumber(typed);
    return parsed.ok ? success(parsed.value.number) : parsed;
  }
  const number = toHalfWidth(typed).replace(/\s/g, '').toUpperCase();
  return /^G?\d{5,9}[A-Z]?$/.test(number) ? success(number) : failure('商标注册号应为 5 至 9 位数字，国际注册的前面加 G。请核对后重填。');
}

function notBefore(field: string, message: string, first: string | null, second: string | null): Problem[] {
  return first && second && compareDates(second, first) < 0 ? [{ field, message }] : [];
}

function notAbove(field: string, label: string, value: number | null, limitLabel: string, limit: number | null): Problem[] {
  if (value === null || limit === null || value <= limit) return [];
  return [{ field, message: `${label} ${formatWan(value)} 万元，不能高于${limitLabel} ${formatWan(limit)} 万元。` }];
}

function payeeMissing(fee: string, payee: string, label: string, values: Values): Problem[] {
  const paid = amount(values, fee);
  return paid && !text(values, payee) ? [{ field: payee, message: `填写了费用，请填写${label}。` }] : [];
}
