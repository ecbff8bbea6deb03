import { Decimal } from 'decimal.js';
import { compareDates, daysBetween, type CivilDate } from '../civilDate.ts';
import type { Values } from '../forms/field.ts';
import { formatWan, formatYuan } from '../money.ts';
import type { Conflict } from './conflicts.ts';

/** The loan as its bank entered it, integer fen, rate in percent a year. `openFen`: balance before this repayment; `repaidBefore`: earlier ones are confirmed. */
export type LoanRecord = { status: string; openFen: number; disbursedOn: CivilDate; dueOn: CivilDate; annualRate: number; repaidBefore: boolean };

/** Banks count the days of a loan over 360. */
const DAYS_OF_YEAR = 360;
/** Interest may differ from the straight calculation by settlement days and rounding: up to 2 %, at least 100 元. */
const TOLERANCE = { share: 0.02, leastFen: 10_000 };

const bad = (field: string, message: string): Conflict => ({ field, tone: 'bad', message });
const look = (field: string, message: string): Conflict => ({ field, tone: 'waiting', message });
const textOf = (values: Values, name: string): string | null => (typeof values[name] === 'string' && values[name] !== '' ? (values[name] as string) : null);
const fenOf = (values: Values, name: string): number | null => (typeof values[name] === 'number' ? (values[name] as number) : null);

/** Where what the company says of a repayment differs from the bank's own record of the loan (spec 4, Repayment). */
export function repaymentConflicts(values: Values, loan: LoanRecord): Conflict[] {
  return [...stateConflict(loan), ...principalConflicts(values, loan), ...dateConflicts(values, loan), ...interestConflict(values, loan)];
}

function stateConflict({ status }: LoanRecord): Conflict[] {
  return status === 'active' ? [] : [bad('principal', '这笔贷款已经结清或终止，不能再确认还款。')];
}

function principalConflicts(values: Values, { openFen }: LoanRecord): Conflict[] {
  const principal = fenOf(values, 'principal');
  if (principal === null || principal === openFen) return [];
  const balance = `贷款余额 ${formatWan(openFen)} 万元`;
  if (principal > openFen) return [bad('principal', `归还本金 ${formatWan(principal)} 万元，高于${balance}。`)];
  const isDone = ['01', '02'].includes(String(values.outcome));
  const message = `归还本金 ${formatWan(principal)} 万元，${balance}，还有 ${formatWan(openFen - principal)} 万元没有归还`;
  return [isDone ? bad('outcome', `${message}，不能选履行完毕。`) : look('principal', `${message}。`)];
}

function dateConflicts(values: Values, { disbursedOn, dueOn }: LoanRecord): Conflict[] {
  const [repaidOn, outcome] = [textOf(values, 'repaidOn'), textOf(values, 'outcome')];
  if (!repaidOn) return [];
  if (compareDates(repaidOn, disbursedOn) < 0) return [bad('repaidOn', `实际还款日 ${repaidOn} 早于放款日 ${disbursedOn}。`)];
  const late = daysBetween(dueOn, repaidOn);
  const overdue = late > 0 ? [look('repaidOn', `实际还款日比还款到期日 ${dueOn} 晚 ${late} 天，请核对是否逾期。`)] : [];
  if (outcome === '01' && late < 0) return [look('outcome', `选择了“到期履行完毕”，但实际还款日比还款到期日 ${dueOn} 早 ${-late} 天，请核对是否为提前履行。`)];
  if (outcome === '02' && late >= 0) return [...overdue, look('outcome', `选择了“提前履行完毕”，但实际还款日不早于还款到期日 ${dueOn}。`)];
  return overdue;
}

/** Interest from disbursement to repayment on the whole balance; once a part was repaid it can only be less. */
function interestConflict(values: Values, { openFen, disbursedOn, annualRate, repaidBefore }: LoanRecord): Conflict[] {
  const [repaidOn, paid] = [textOf(values, 'repaidOn'), fenOf(values, 'interestPaid')];
  if (!repaidOn || paid === null || repaidBefore || compareDates(repaidOn, disbursedOn) < 0) return [];
  const days = daysBetween(disbursedOn, repaidOn);
  const computed = new Decimal(openFen).times(annualRate).times(days).dividedBy(100 * DAYS_OF_YEAR).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();
  if (Math.abs(paid - computed) <= Math.max(TOLERANCE.leastFen, computed * TOLERANCE.share)) return [];
  return [look('interestPaid', `填写 ${formatYuan(paid)} 元；按本金 ${formatWan(openFen)} 万元、年利率 ${annualRate}%、${days} 天（一年 ${DAYS_OF_YEAR} 天）计算为 ${formatYuan(computed)} 元。`)];
}
