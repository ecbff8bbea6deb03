import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import vectors from '../vectors/subsidy-vectors.json' with { type: 'json' };
import { addDays } from '../../src/domain/civilDate.ts';
import { interestPeriods } from '../../src/domain/subsidy/interest.ts';
import { computeSubsidy, type SubsidyLoan, type SubsidyRules } from '../../src/domain/subsidy.ts';
import { Decimal } from 'decimal.js';

const RULES: SubsidyRules = {
  basis: 'interestPaid',
  requestedPercent: '60',
  approvedPercent: '50',
  approvedCases: [],
  rateCap: { kind: 'none' },
  daysOfYear: 360,
  firstDayCounts: true,
  lastDayCounts: false,
  settlementDay: 20,
  longestDays: null,
  capPerLoanFen: null,
};
const LOAN: SubsidyLoan = { principalFen: 1_000_000_000, annualRatePercent: '3.70', disbursedOn: '2022-04-13', dueOn: '2023-04-12', guaranteed: false, insured: false };
const REPAID = { repaidOn: '2023-03-13', interestPaidFen: 34_327_775 };
const LPR = [
  { date: '2022-03-21', oneYearPercent: '3.70' },
  { date: '2022-04-20', oneYearPercent: '3.65' },
  { date: '2023-12-20', oneYearPercent: '3.45' },
];

const computed = (rules: Partial<SubsidyRules> = {}, loan: Partial<SubsidyLoan> = {}, repayment: Partial<typeof REPAID> = {}, lpr = LPR) =>
  computeSubsidy({ ...RULES, ...rules }, { ...LOAN, ...loan }, { ...REPAID, ...repayment }, lpr);
const sums = (result: ReturnType<typeof computeSubsidy>) => (result.ok ? [result.requestedFen, result.approvedFen] : result.reason);

describe('the two rows of the manual come out to the fen', () => {
  it('row 1: 60 % requested, 50 % approved, down to the yuan', () => {
    expect(sums(computed())).toEqual([20_596_665, 17_163_800]);
  });

  it('row 2: half requested, half approved', () => {
    const row = { disbursedOn: '2023-03-13', dueOn: '2024-03-12', annualRatePercent: '3.65' };
    expect(sums(computed({ requestedPercent: '50' }, row, { repaidOn: '2024-02-27', interestPaidFen: 35_587_504 }))).toEqual([17_793_752, 17_793_700]);
  });

  it.each(vectors.cases)('$id: the bank’s settlements, period by period', ({ schedule, inferred }) => {
    const [first, last] = [schedule[0]!, schedule.at(-1)!];
    const rate = 'annual_rate' in inferred ? inferred.annual_rate!.replace('%', '') : '3.65';
    const periods = interestPeriods(first.from, last.to, { ...RULES, principalFen: 1_000_000_000, annualPercent: new Decimal(rate) });
    expect(periods.map(({ from, to, days, interestFen }) => ({ from, to, days, interest_fen: interestFen }))).toEqual(schedule);
  });

  it('interest computed from the loan is the interest the bank was paid', () => {
    expect(sums(computed({ basis: 'computed' }))).toEqual([20_596_665, 17_163_800]);
  });
});

describe('limits of a round', () => {
  it('a rate above the LPR at disbursement counts only up to it', () => {
    const result = computed({ rateCap: { kind: 'lprAtDisbursement' } }, { annualRatePercent: '4.44' }, { interestPaidFen: 41_193_331 });
    expect(sums(result)).toEqual([20_596_665, 17_163_800]);
    expect(result.ok && result.lines.map(({ label }) => label)).toContain('计入补贴的利息');
  });

  it('the LPR of the December of repayment is the quotation of that month', () => {
    const result = computed({ basis: 'computed', rateCap: { kind: 'lprDecember' }, settlementDay: null }, {}, { repaidOn: '2023-03-13' });
    // 10,000,000 yuan × 3.45 % × 334 / 360 = 320,083.33
    expect(result.ok && result.lines[0]!.amountFen).toBe(32_008_333);
  });

  it('without a quotation for the day the calculation refuses and says which day is missing', () => {
    expect(sums(computed({ rateCap: { kind: 'lprAtDisbursement' } }, { disbursedOn: '2022-06-01' }))).toBe(
      'LPR 数据中没有适用于 2022-06-01 的报价，暂时无法计算。请平台管理员补录后再试。',
    );
    expect(sums(computed({ rateCap: { kind: 'lprAtDisbursement' } }, { disbursedOn: '2022-05-19' }))).not.toContain('没有适用于');
    expect(sums(computed({ rateCap: { kind: 'lprDecember' } }, {}, { repaidOn: '2022-11-01' }))).toContain('2022 年 12 月');
  });

  it('the period subsidised ends after its longest number of days', () => {
    const result = computed({ basis: 'computed', settlementDay: null, longestDays: 180 });
    expect(result.ok && result.lines[0]!.amountFen).toBe(18_500_000);
  });

  it('the cap of a loan is the most that is approved, in whole yuan', () => {
    expect(sums(computed({ capPerLoanFen: 10_000_050 }))).toEqual([20_596_665, 10_000_000]);
    expect(sums(computed({ capPerLoanFen: 17_163_800 }))).toEqual([20_596_665, 17_163_800]);
  });

  it('a guaranteed loan has its own share, and the first case that fits wins', () => {
    const approvedCases = [{ guaranteed: true, percent: '30' }, { sizeClasses: ['small' as const], percent: '40' }];
    expect(sums(computed({ approvedCases }, { guaranteed: true, sizeClass: 'small' }))).toEqual([20_596_665, 10_298_300]);
    expect(sums(computed({ approvedCases }, { sizeClass: 'small' }))).toEqual([20_596_665, 13_731_100]);
  });

  it('more is never approved than was requested', () => {
    expect(sums(computed({ requestedPercent: '20' }))).toEqual([6_865_555, 6_865_500]);
  });

  it('both ends count, or neither, as the round says', () => {
    const days = (rules: Partial<SubsidyRules>) => interestPeriods('2024-02-28', '2024-03-01', { ...RULES, settlementDay: null, ...rules, principalFen: 1, annualPercent: new Decimal(1) })[0]!.days;
    expect(days({})).toBe(2);
    expect(days({ lastDayCounts: true })).toBe(3);
    expect(days({ firstDayCounts: false })).toBe(1);
    expect(days({ firstDayCounts: false, lastDayCounts: true })).toBe(2);
  });

  it('a fee subsidy is a share of the fees paid, also on a running loan', () => {
    const result = computeSubsidy({ ...RULES, basis: 'feesPaid', requestedPercent: '50' }, LOAN, { repaidOn: null, interestPaidFen: 0, feesPaidFen: 1_234_567 }, []);
    expect(sums(result)).toEqual([617_284, 617_200]);
  });

  it('a repayment before the disbursement, a running loan and an amount that is none are refused in words', () => {
    expect(sums(computed({}, {}, { repaidOn: '2022-04-12' }))).toContain('还款日早于放款日');
    expect(sums(computeSubsidy(RULES, LOAN, { repaidOn: null, interestPaidFen: 0 }, []))).toContain('尚未还清');
    expect(sums(computed({}, { principalFen: 0.5 }))).toContain('金额有误');
  });
});

describe('both sides of a limit', () => {
  const fees = (feesPaidFen: number, rules: Partial<SubsidyRules> = {}) =>
    sums(computeSubsidy({ ...RULES, basis: 'feesPaid', requestedPercent: '50', ...rules }, LOAN, { repaidOn: null, interestPaidFen: 0, feesPaidFen }, []));

  it('requested is half up to the fen, approved down to the yuan', () => {
    expect(fees(10_001)).toEqual([5_001, 5_000]);
    expect(fees(10_000)).toEqual([5_000, 5_000]);
    expect(fees(9_999)).toEqual([5_000, 4_900]);
    expect(fees(9_998)).toEqual([4_999, 4_900]);
  });

  it('a cap a yuan above changes nothing, at the amount neither, below it lowers; one that is no whole yuan is cut', () => {
    expect([5_100, 5_000, 4_999, 4_900, 99].map((capPerLoanFen) => fees(10_000, { capPerLoanFen }))).toEqual([
      [5_000, 5_000], [5_000, 5_000], [5_000, 4_900], [5_000, 4_900], [5_000, 0],
    ]);
  });

  it('shares of nothing and of all', () => {
    expect(fees(12_345, { requestedPercent: '0', approvedPercent: '50' })).toEqual([0, 0]);
    expect(fees(12_345, { requestedPercent: '100', approvedPercent: '100' })).toEqual([12_345, 12_300]);
    expect(fees(30_000, { requestedPercent: '33.3', approvedPercent: '33.3' })).toEqual([9_990, 9_900]);
  });

  const interest = (rules: Partial<SubsidyRules>, repaidOn = '2023-04-13') => {
    const result = computed({ basis: 'computed', settlementDay: null, ...rules }, {}, { repaidOn });
    return result.ok ? result.lines[0]!.amountFen : result.reason;
  };
  it('the longest period: a day shorter than the loan lowers, as long as the loan or longer does not', () => {
    expect([interest({ longestDays: 364 }), interest({ longestDays: 365 }), interest({ longestDays: 366 })]).toEqual([37_411_111, 37_513_889, 37_513_889]);
  });

  it('360 or 365 days, and each end that counts, by hand', () => {
    // 10,000,000 yuan × 3.70 % × 365 ÷ 365 and ÷ 360; a day is 1,013.70 or 1,027.78 yuan.
    expect([interest({ daysOfYear: 365 }), interest({ daysOfYear: 365, lastDayCounts: true }), interest({ daysOfYear: 365, firstDayCounts: false })]).toEqual([37_000_000, 37_101_370, 36_898_630]);
    expect(interest({}, '2022-04-13')).toBe(0);
  });

  it('a rate at its cap counts whole, one above it only up to it', () => {
    const capped = (percent: string) => interest({ rateCap: { kind: 'benchmark', percent, factor: '1' }, daysOfYear: 365 });
    expect([capped('3.71'), capped('3.70'), capped('3.69')]).toEqual([37_000_000, 37_000_000, 36_900_000]);
  });

  it('a year with a 29 February has a day more', () => {
    const days = (from: string, to: string) => interestPeriods(from, to, { ...RULES, settlementDay: null, principalFen: 1, annualPercent: new Decimal(1) })[0]!.days;
    expect([days('2024-01-01', '2025-01-01'), days('2023-01-01', '2024-01-01'), days('2024-02-28', '2024-02-29'), days('2100-02-28', '2100-03-01')]).toEqual([366, 365, 1, 1]);
  });

  it('the first share that fits: guaranteed before insured; neither leaves the common one', () => {
    const approvedCases = [{ guaranteed: true, percent: '30' }, { insured: true, percent: '40' }];
    const approved = (loan: Partial<SubsidyLoan>) => sums(computed({ approvedCases }, loan))[1];
    expect([approved({ guaranteed: true, insured: true }), approved({ insured: true }), approved({})]).toEqual([10_298_300, 13_731_100, 17_163_800]);
  });
});

const anyCase = fc.record({
  basis: fc.constantFrom('interestPaid' as const, 'computed' as const),
  days: fc.integer({ min: 0, max: 1_500 }),
  start: fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2018-01-01', days)),
  principalFen: fc.integer({ min: 0, max: 100_000_000_000 }),
  rate: fc.integer({ min: 0, max: 240_000 }).map((rate) => (rate / 10_000).toFixed(4)),
  paid: fc.integer({ min: 0, max: 10_000_000_000 }),
  requested: fc.integer({ min: 0, max: 100 }),
  approved: fc.integer({ min: 0, max: 100 }),
  cap: fc.option(fc.integer({ min: 0, max: 5_000_000_000 }), { nil: null }),
  longest: fc.option(fc.integer({ min: 1, max: 1_100 }), { nil: null }),
  settlementDay: fc.option(fc.integer({ min: 1, max: 28 }), { nil: null }),
  benchmark: fc.boolean(),
});

type Drawn = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

function ofCase(drawn: Drawn, more: { days?: number; principalFen?: number; basis?: 'computed' } = {}) {
  const { start, paid, rate, cap, longest, settlementDay, benchmark } = drawn;
  const rules: SubsidyRules = {
    ...RULES,
    basis: more.basis ?? drawn.basis,
    requestedPercent: String(drawn.requested),
    approvedPercent: String(drawn.approved),
    capPerLoanFen: cap,
    longestDays: longest,
    settlementDay,
    rateCap: benchmark ? { kind: 'benchmark', percent: '4.35', factor: '0.8' } : { kind: 'none' },
  };
  const loan = { ...LOAN, principalFen: more.principalFen ?? drawn.principalFen, annualRatePercent: rate, disbursedOn: start, dueOn: addDays(start, 2_000) };
  const result = computeSubsidy(rules, loan, { repaidOn: addDays(start, more.days ?? drawn.days), interestPaidFen: paid }, []);
  if (!result.ok) throw new Error(result.reason);
  return result;
}

describe('whatever the loan', () => {
  it('0 ≤ approved ≤ requested, the cap holds, approved is whole yuan, every amount is whole fen', () => {
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const { requestedFen, approvedFen, lines } = ofCase(drawn);
        expect(approvedFen).toBeGreaterThanOrEqual(0);
        expect(approvedFen).toBeLessThanOrEqual(requestedFen);
        expect(approvedFen).toBeLessThanOrEqual(drawn.cap ?? Infinity);
        expect(approvedFen % 100).toBe(0);
        expect(lines.every(({ amountFen }) => Number.isSafeInteger(amountFen))).toBe(true);
        expect(lines.at(-1)!.amountFen).toBe(approvedFen);
      }),
    );
  });

  it('a day more or a yuan more never lowers the subsidy', () => {
    fc.assert(
      fc.property(anyCase, (drawn) => {
        // Interest rounded period by period may lose a fen where a settlement day splits a period: 1 fen a settlement.
        const tolerance = drawn.settlementDay === null ? 0 : 1;
        const base = ofCase(drawn, { basis: 'computed' });
        expect(ofCase(drawn, { basis: 'computed', days: drawn.days + 1 }).requestedFen).toBeGreaterThanOrEqual(base.requestedFen - tolerance);
        expect(ofCase(drawn, { basis: 'computed', principalFen: drawn.principalFen + 100 }).requestedFen).toBeGreaterThanOrEqual(base.requestedFen);
      }),
    );
  });

  it('the periods follow each other, their days are all the days and their sum is the interest', () => {
    fc.assert(
      fc.property(anyCase, ({ start, days, settlementDay, principalFen, rate }) => {
        const periods = interestPeriods(start, addDays(start, days), { ...RULES, settlementDay, principalFen, annualPercent: new Decimal(rate) });
        expect(periods[0]!.from).toBe(start);
        expect(periods.at(-1)!.to).toBe(addDays(start, days));
        expect(periods.slice(1).every(({ from }, index) => from === periods[index]!.to)).toBe(true);
        expect(periods.reduce((sum, period) => sum + period.days, 0)).toBe(days);
      }),
    );
  });
});
