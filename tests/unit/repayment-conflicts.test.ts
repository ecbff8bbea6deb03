import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repaymentConflicts, type LoanRecord } from '../../src/domain/checks/repaymentConflicts.ts';

/** 400 万元 at 3.65 % for a year of 365 days: 400 万 × 3.65 % × 365 ÷ 360 = 148,027.78 元. */
const LOAN: LoanRecord = { status: 'active', openFen: 400_000_000, disbursedOn: '2025-01-10', dueOn: '2026-01-10', annualRate: 3.65, repaidBefore: false };
const FITTING = { principal: 400_000_000, interestPaid: 14_802_778, repaidOn: '2026-01-10', outcome: '01' };
const found = (values: Record<string, unknown>, loan: Partial<LoanRecord> = {}) => repaymentConflicts({ ...FITTING, ...values }, { ...LOAN, ...loan }).map(({ field, tone }) => `${field} ${tone}`);

describe('what a bank is shown of a repayment', () => {
  it('one that agrees with the record of the loan raises nothing', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, Partial<LoanRecord>, string[]]>([
    ['more principal than is open', { principal: 400_000_001 }, {}, ['principal bad']],
    ['a part of the principal called fulfilled', { principal: 100_000_000 }, {}, ['outcome bad']],
    ['a part of the principal, the loan running on', { principal: 100_000_000, outcome: '04' }, {}, ['principal waiting']],
    ['a repayment before the disbursement', { repaidOn: '2025-01-09' }, {}, ['repaidOn bad']],
    ['at term, but before the due date', { repaidOn: '2026-01-09' }, {}, ['outcome waiting']],
    ['early, but on the due date', { outcome: '02' }, {}, ['outcome waiting']],
    ['a day late', { repaidOn: '2026-01-11' }, {}, ['repaidOn waiting']],
    ['late and called early', { repaidOn: '2026-01-11', outcome: '02' }, {}, ['repaidOn waiting', 'outcome waiting']],
    ['interest of half a year for a year', { interestPaid: 7_400_000 }, {}, ['interestPaid waiting']],
    ['interest in the wrong unit', { interestPaid: 1_480 }, {}, ['interestPaid waiting']],
    ['interest that settlement days moved a little', { interestPaid: 14_700_000 }, {}, []],
    ['less interest after an earlier part was repaid', { interestPaid: 7_400_000 }, { repaidBefore: true }, []],
    ['a loan that is settled', {}, { status: 'settled' }, ['principal bad']],
    ['nothing filled in yet', { principal: null, interestPaid: null, repaidOn: null, outcome: null }, {}, []],
  ])('%s is marked at its entry', (_what, values, loan, expected) => {
    expect(found(values, loan)).toEqual(expected);
  });

  it('the sentence on interest shows how it was computed', () => {
    const [conflict] = repaymentConflicts({ ...FITTING, interestPaid: 10_000_000 }, LOAN);
    expect(conflict?.message).toBe('填写 100,000 元；按本金 400 万元、年利率 3.65%、365 天（一年 360 天）计算为 148,027.78 元。');
  });

  it('whatever is stored, every remark names an entry of the form and is a sentence', () => {
    const values = fc.record({ principal: fc.option(fc.nat()), interestPaid: fc.option(fc.nat()), repaidOn: fc.constantFrom(null, '2025-01-10', '2025-06-01', '2026-03-01'), outcome: fc.constantFrom(null, '01', '02', '03', '04') });
    fc.assert(
      fc.property(values, (given) => {
        for (const { field, message } of repaymentConflicts(given, LOAN)) expect([['principal', 'interestPaid', 'repaidOn', 'outcome'].includes(field), message.endsWith('。')]).toEqual([true, true]);
      }),
    );
  });
});
