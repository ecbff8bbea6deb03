import { compareDates, type CivilDate } from '../civilDate.ts';
import type { Values } from '../forms/field.ts';
import type { Problem } from '../result.ts';
import { toHalfWidth } from '../text.ts';

/** Answers that have their form but cannot stand: a subsidy is paid to the account, letters go to the address, and a no ends it. */
export function answerProblems({ postcode, bankAccount, registeredOn, loanConfirmed, pledged }: Values, today: CivilDate): Problem[] {
  return [
    ...(given(postcode) && !/^\d{6}$/.test(plain(postcode)) ? [{ field: 'postcode', message: '邮政编码应为 6 位数字，请核对。' }] : []),
    ...(given(bankAccount) && !/^\d{8,32}$/.test(plain(bankAccount)) ? [{ field: 'bankAccount', message: '银行账号应为 8 至 32 位数字，请对照开户许可证或账户信息核对。' }] : []),
    ...(given(registeredOn) && compareDates(String(registeredOn), today) > 0 ? [{ field: 'registeredOn', message: '注册日期不能晚于今天。' }] : []),
    ...(loanConfirmed === false ? [{ field: 'loanConfirmed', message: '贷款信息与实际不一致的，请先向银行提出更正，再提交申请。' }] : []),
    ...(pledged === false ? [{ field: 'pledged', message: '提交申请须作出承诺。' }] : []),
  ];
}

const given = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Accounts are printed in groups; spaces and dashes between them mean nothing. */
function plain(value: unknown): string {
  return toHalfWidth(String(value)).replace(/[\s-]/g, '');
}
