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

describe('ranges whose ends are open or out', () => {
  const disbursed = (range: EligibilityRules['disbursed'], day: string) => rulesFailed({ disbursedOn: day }, 'interest', { disbursed: range }).length === 0;
  it.each<[string, EligibilityRules['disbursed'], [day: string, isIn: boolean][]]>([
    ['from a day on', { from: '2024-02-29' }, [['2024-02-28', false], ['2024-02-29', true], ['2199-01-01', true]]],
    ['up to a day', { to: '2024-02-29' }, [['1999-01-01', true], ['2024-02-29', true], ['2024-03-01', false]]],
    ['after a day', { from: '2024-02-29', excludesFrom: true }, [['2024-02-29', false], ['2024-03-01', true]]],
    ['before a day', { to: '2024-02-29', excludesTo: true }, [['2024-02-28', true], ['2024-02-29', false]]],
    ['one single day', { from: '2024-02-29', to: '2024-02-29' }, [['2024-02-28', false], ['2024-02-29', true], ['2024-03-01', false]]],
    ['no day at all', { from: '2024-02-29', to: '2024-02-29', excludesTo: true }, [['2024-02-29', false]]],
    ['any day', {}, [['1999-01-01', true]]],
  ])('%s', (_what, range, days) => expect(days.map(([day]) => [day, disbursed(range, day)])).toEqual(days));

  it('a region of the round covers what lies below it, not its neighbour nor what lies above', () => {
    const covers = (code: string, region: string) => rulesFailed({ region }, 'interest', { regions: [code] }).length === 0;
    expect(['320505', '320500'].map((region) => covers('320500', region))).toEqual([true, true]);
    expect(['320600', '320000', '330500'].map((region) => covers('320500', region))).toEqual([false, false, false]);
    expect([covers('320505', '320505'), covers('320505', '320506')]).toEqual([true, false]);
  });
});
