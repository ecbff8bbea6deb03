import { describe, expect, it } from 'vitest';
import { roundInWords } from '../../src/domain/subsidy/inWords.ts';
import { roundOf, roundProblems, type RoundRecord } from '../../src/domain/subsidy/roundRecord.ts';

const RECORD: RoundRecord = {
  ...{ title: '示例', kind: 'interest', opensOn: '2026-03-01', closesOn: '2026-03-31', correctionsUntil: '2026-04-15', paperUntil: '2026-04-30' },
  ...{ basis: 'interestPaid', requestedPercent: 60, approvedPercent: 50, rateCap: 'none', daysOfYear: '360', firstDayCounts: true, lastDayCounts: false, settlementDay: 20 },
};
const part = (key: string, change: RoundRecord = {}) => roundInWords(roundOf({ ...RECORD, ...change })).find((each) => each.key === key)!.sentences;

describe('a round in words', () => {
  it('says when, with the days themselves included', () => {
    expect(part('window')).toEqual([
      '首次提交：2026-03-01 至 2026-03-31，首尾两天都可以提交。',
      '审核不通过的，可以修改后再次提交，最后一天是 2026-04-15。',
      '在线审核通过后邮寄纸件，应在 2026-04-30 以前（含当日）寄到。',
    ]);
  });

  it('restricts nothing it does not say', () => {
    expect(part('conditions')).toEqual(['贷款已经还款，并经银行确认。', '同一笔贷款只能有一份利息补贴申请，已经享受过的不能重复享受。']);
    expect(part('limits')).toEqual(['本期没有另设上限。']);
  });

  it.each<[string, RoundRecord, string]>([
    ['days of disbursement', { disbursedFrom: '2024-01-01', disbursedTo: '2024-12-31' }, '放款日：2024-01-01 至 2024-12-31。'],
    ['a day that is out', { repaidFrom: '2024-01-01', repaidFromExcluded: true }, '还款日：2024-01-01（不含当日）以后。'],
    ['property', { ipKinds: ['patent'] }, '以专利质押。'],
    ['outcomes', { outcomes: ['01', '02'] }, '合同履行情况：到期履行完毕、提前履行完毕。'],
    ['sizes', { sizeClasses: ['small', 'micro'] }, '企业规模：小型、微型。'],
    ['regions', { regions: '320500，320600' }, '单位注册在本期支持的地区，行政区划代码 320500、320600。'],
    ['the discredited', { discredited: '91320505MA1NEW88XA' }, '单位不在失信名单内。'],
  ])('%s are said where the round restricts them, and only there', (_what, change, sentence) => {
    expect(part('conditions', change)).toContain(sentence);
    expect(part('conditions')).not.toContain(sentence);
  });

  it('names nobody on the list of the discredited', () => {
    expect(JSON.stringify(roundInWords(roundOf({ ...RECORD, discredited: '91320505MA1NEW88XA' })))).not.toContain('91320505MA1NEW88XA');
  });

  it('a running loan may ask for fees where the round says so, never for interest', () => {
    const running = '仍在履行的贷款也可以申请。';
    const fee = { kind: 'fee', basis: 'feesPaid' };
    expect(part('conditions', { ...fee, repaymentConfirmed: false })).toContain(running);
    expect(part('conditions', { ...fee, repaymentConfirmed: true })).not.toContain(running);
    expect(part('conditions', { repaymentConfirmed: false })).not.toContain(running);
  });

  it('tells the shares and how they are rounded', () => {
    expect(part('calculation')).toEqual([
      '按实际支付的利息计算，以银行确认的还款记录为准。',
      '申请金额为其中的 60%，四舍五入到分。',
      '核算金额为其中的 50%，舍去不足一元的部分，且不高于申请金额。',
      '实际补贴以最后核定通知的金额为准。',
    ]);
  });

  it('tells the share of guaranteed and of insured loans before the common one', () => {
    const sentences = part('calculation', { guaranteedPercent: 40, insuredPercent: 45 });
    expect(sentences.slice(2, 5)).toEqual(['有担保的，核算金额为其中的 40%。', '有保险的，核算金额为其中的 45%。', '核算金额在其他情况下为其中的 50%，舍去不足一元的部分，且不高于申请金额。']);
  });

  it.each<[RoundRecord, string]>([
    [{ rateCap: 'lprAtDisbursement' }, '年利率高于放款时一年期 LPR 的，按放款时一年期 LPR 计算。'],
    [{ rateCap: 'lprAtContract' }, '年利率高于合同起始日一年期 LPR 的，按合同起始日一年期 LPR 计算。'],
    [{ rateCap: 'lprDecember' }, '年利率高于还款当年 12 月一年期 LPR 的，按还款当年 12 月一年期 LPR 计算。'],
    [{ rateCap: 'benchmark', benchmarkPercent: 4.35, benchmarkFactor: 1.3 }, '年利率高于基准利率 4.35% 的 1.3 倍的，按基准利率的 1.3 倍计算。'],
    [{ longestDays: 365 }, '从放款日起最多补贴 365 天的利息。'],
  ])('a limit of the rate or the period brings the way days are counted with it: %o', (change, sentence) => {
    expect(part('calculation', change)).toEqual(expect.arrayContaining([sentence, '一年按 360 天算，放款日计息，还款日不计息，每月 20 日结息，逐期四舍五入到分。']));
    expect(part('calculation', { ...change, kind: 'fee', basis: 'feesPaid' }).join('')).not.toContain('放款日');
  });

  it('days are told as the round counts them', () => {
    const change = { basis: 'computed', daysOfYear: '365', firstDayCounts: false, lastDayCounts: true, settlementDay: null };
    expect(part('calculation', change)).toContain('一年按 365 天算，放款日不计息，还款日计息，还款时一次结息。');
  });

  it('caps and budget are in 万元, down to the fen', () => {
    expect(part('limits', { capPerLoan: 30_000_000, capPerEnterpriseYear: 50_000_001, budget: 500_000_000 })).toEqual([
      '每笔贷款最多补贴 30 万元。',
      '每个单位每年最多补贴 50.000001 万元，按核定当年合计。',
      '本期预算 500 万元，核定总额不超过预算。',
    ]);
  });

  it('materials keep the platform’s rule until the round says otherwise', () => {
    expect(part('materials').slice(0, 3)).toEqual(['银行信息表：必须提供。', '担保、保险证明：有担保或保险的须提供。', '当年专利产品备案证明：质押专利的须提供；产品已在本平台备案的，系统自动附上。']);
    expect(part('materials', { materials: [{ slot: 'other', title: '审计报告', requiredWhen: 'always', megabytes: 5 }] })).toContain('审计报告：必须提供，每个不超过 5 MB。');
  });
});

describe('what keeps a round from being saved', () => {
  const fields = (change: RoundRecord) => roundProblems(roundOf({ ...RECORD, ...change })).map(({ field }) => field);
  it.each<[RoundRecord, string]>([
    [{ closesOn: '2026-03-01' }, ''],
    [{ closesOn: '2026-02-28' }, 'closesOn'],
    [{ correctionsUntil: '2026-03-31' }, ''],
    [{ correctionsUntil: '2026-03-30' }, 'correctionsUntil'],
    [{ paperUntil: '2026-03-31' }, ''],
    [{ paperUntil: '2026-03-30' }, 'paperUntil'],
    [{ disbursedFrom: '2024-01-01', disbursedTo: '2024-01-01' }, ''],
    [{ disbursedFrom: '2024-01-02', disbursedTo: '2024-01-01' }, 'disbursedTo'],
    [{ repaidFrom: '2024-01-01', repaidTo: '2024-01-01' }, ''],
    [{ repaidFrom: '2024-01-02', repaidTo: '2024-01-01' }, 'repaidTo'],
    [{ kind: 'fee', basis: 'feesPaid' }, ''],
    [{ kind: 'fee', basis: 'interestPaid' }, 'basis'],
    [{ basis: 'feesPaid' }, 'basis'],
    [{ rateCap: 'benchmark', benchmarkPercent: 4.35, benchmarkFactor: 1 }, ''],
    [{ rateCap: 'benchmark', benchmarkPercent: 4.35, benchmarkFactor: 0 }, 'benchmarkPercent'],
    [{ regions: '320500' }, ''],
    [{ regions: '32050' }, 'regions'],
  ])('%o: %s', (change, field) => expect(fields(change)).toEqual(field ? [field] : []));
});
