import { describe, expect, it } from 'vitest';
import { failedRules, type LoanFacts } from '../../src/domain/subsidy/eligibility.ts';
import { windowProblem, type EligibilityRules } from '../../src/domain/subsidy/round.ts';

const RULES: EligibilityRules = {
  repaymentConfirmed: true,
  disbursed: { from: '2024-01-01', to: '2024-12-31' },
  repaid: { from: '2025-01-01', to: '2025-12-31', excludesTo: true },
  ipKinds: ['patent'],
  outcomes: ['01', '02'],
  sizeClasses: ['medium', 'small', 'micro'],
  regions: ['320500'],
  discredited: ['91320505MA1BAD00XX'],
};
const FACTS: LoanFacts = {
  disbursedOn: '2024-06-01',
  repayment: { repaidOn: '2025-06-01', outcome: '01' },
  ipKinds: ['patent', 'trademark'],
  uscc: '91320505MA1GOOD0XX',
  sizeClass: 'small',
  region: '320505',
  liveElsewhere: false,
  grantedBefore: false,
};
const repaidOn = (day: string) => ({ repayment: { repaidOn: day, outcome: '01' as const } });
const rulesFailed = (facts: Partial<LoanFacts>, kind: 'interest' | 'fee' = 'interest', rules: Partial<EligibilityRules> = {}) =>
  failedRules({ ...RULES, ...rules }, { ...FACTS, ...facts }, kind).map(({ rule }) => rule);

describe('which loans a round is for', () => {
  it('a loan that meets every rule fails none', () => expect(rulesFailed({})).toEqual([]));

  it.each([
    ['2023-12-31', true],
    ['2024-01-01', false],
    ['2024-12-31', false],
    ['2025-01-01', true],
  ])('disbursed on %s: fails %s (both ends of the range are in)', (disbursedOn, fails) => expect(rulesFailed({ disbursedOn })).toEqual(fails ? ['disbursed'] : []));

  it.each([
    ['2024-12-31', true],
    ['2025-01-01', false],
    ['2025-12-30', false],
    ['2025-12-31', true],
  ])('repaid on %s: fails %s (the last day itself is out)', (day, fails) => expect(rulesFailed(repaidOn(day))).toEqual(fails ? ['repaid'] : []));

  it('interest is for repaid loans alone; fees also for running ones where the round says so', () => {
    expect(rulesFailed({ repayment: null })).toEqual(['repaymentConfirmed']);
    expect(rulesFailed({ repayment: null }, 'fee')).toEqual(['repaymentConfirmed']);
    expect(rulesFailed({ repayment: null }, 'fee', { repaymentConfirmed: false })).toEqual([]);
    expect(rulesFailed({ repayment: null }, 'interest', { repaymentConfirmed: false })).toEqual(['repaymentConfirmed']);
  });

  it('the kind of property, the outcome of the contract, the size, the region', () => {
    expect(rulesFailed({ ipKinds: ['trademark'] })).toEqual(['ipKinds']);
    expect(rulesFailed({ repayment: { repaidOn: '2025-06-01', outcome: '03' } })).toEqual(['outcomes']);
    expect(rulesFailed({ sizeClass: 'large' })).toEqual(['sizeClasses']);
    expect(rulesFailed({ sizeClass: null })).toEqual(['sizeClasses']);
    expect(rulesFailed({ region: '320600' })).toEqual(['regions']);
    expect(rulesFailed({ region: '320600' }, 'interest', { regions: ['320000'] })).toEqual([]);
    expect(rulesFailed({ region: null })).toEqual(['regions']);
  });

  it('an empty list sets no condition', () => expect(rulesFailed({ ipKinds: [], sizeClass: null, region: null }, 'interest', { ipKinds: [], sizeClasses: [], regions: [] })).toEqual([]));

  it('the discredited, a second application and a second subsidy are told so, all at once', () => {
    expect(rulesFailed({ uscc: '91320505MA1BAD00XX', liveElsewhere: true, grantedBefore: true })).toEqual(['discredited', 'live', 'double']);
  });

  it('the sentence names the day and the range', () => {
    expect(failedRules(RULES, { ...FACTS, ...repaidOn('2025-12-31') }, 'interest')[0]!.sentence).toBe('还款日 2025-12-31 不在本期范围内（2025-01-01 至 2025-12-31（不含当日））。');
  });
});

describe('the window of a round', () => {
  const round = { opensOn: '2026-03-01', closesOn: '2026-03-31', correctionsUntil: '2026-04-15' };
  it.each([
    ['2026-02-28', true, '从 2026-03-01 开始'],
    ['2026-03-01', true, null],
    ['2026-03-31', true, null],
    ['2026-04-01', true, '2026-03-31 截止'],
    ['2026-04-15', false, null],
    ['2026-04-16', false, '最后一天是 2026-04-15'],
  ])('%s, first submission %s: %s', (today, isFirst, problem) => {
    const answer = windowProblem(round, today, isFirst);
    if (problem === null) expect(answer).toBeNull();
    else expect(answer).toContain(problem);
  });
});
