import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf, PARTS } from '../../src/app/(portal)/subsidies/parts.ts';
import { nextOf, standingOf } from '../../src/app/(portal)/subsidies/standing.ts';
import { financeHints, type FinanceFacts } from '../../src/domain/financeHints.ts';
import { subsidyForm } from '../../src/domain/forms/subsidyApplication.ts';
import { subsidyApplications } from '../../src/domain/lifecycle/subsidyApplications.ts';
import { ipItemProblems, ipItemsSchema, readCell, type IpItem } from '../../src/domain/subsidy/ipItems.ts';
import { byUrgency, daysUntil, phaseOf } from '../../src/domain/subsidy/phase.ts';
import { roundOf } from '../../src/domain/subsidy/roundRecord.ts';
import { ROUND } from '../support/loans.ts';

const ITEM: IpItem = { kind: 'patent', number: '2004100090818', title: '一种切割装置', product: '切割机', share: 12.5 };

describe('a cell of the pledged property', () => {
  it.each<[Parameters<typeof readCell>[0], string, string | number | null]>([
    ['share', '12.5', 12.5],
    ['share', '１２．５％', 12.5],
    ['share', ' 0 ', 0],
    ['share', '无', 0],
    ['share', '', null],
    ['share', '100', 100],
    ['share', '0.0001', 0.0001],
    ['product', ' 切割机　', '切割机'],
    ['product', '   ', null],
    ['product', '𠮷'.repeat(100), '𠮷'.repeat(100)],
    ['title', '一种\n装置', '一种 装置'],
  ])('%s: %s is taken', (column, typed, stored) => {
    expect(readCell(column, typed)).toEqual({ ok: true, value: stored });
  });

  it.each<[Parameters<typeof readCell>[0], string, string]>([
    ['share', '一半', '收入占比应为数字，如 12.5。没有收入的填 0。'],
    ['share', '1e2', '收入占比应为数字，如 12.5。没有收入的填 0。'],
    ['share', '-1', '收入占比不能小于 0。'],
    ['share', '100.1', '收入占比不能超过 100%。'],
    ['share', '0.00001', '收入占比最多 4 位小数。'],
    ['product', '𠮷'.repeat(101), '相关产品名称最多 100 个字，请删减。'],
    ['title', '长'.repeat(201), '名称最多 200 个字，请删减。'],
    ['number', '1'.repeat(41), '专利号或注册号最多 40 个字，请删减。'],
  ])('%s: %s is refused in one sentence', (column, typed, reason) => {
    expect(readCell(column, typed)).toEqual({ ok: false, reason });
  });

  it('whatever is taken as a share lies between 0 and 100', () => {
    fc.assert(
      fc.property(fc.oneof(fc.double({ min: -200, max: 200, noNaN: true }).map((figure) => figure.toFixed(3)), fc.string()), (typed) => {
        const read = readCell('share', typed);
        return !read.ok || read.value === null || (Number(read.value) >= 0 && Number(read.value) <= 100);
      }),
    );
  });
});

describe('the pledged property', () => {
  it('is complete with 无 and 0', () => {
    expect(ipItemProblems([{ ...ITEM, product: '无', share: 0 }])).toEqual([]);
  });

  it('is told what is blank at the row and column it is in', () => {
    const rows: IpItem[] = [ITEM, { kind: 'trademark', number: '', title: '', product: null, share: null }];
    expect(ipItemProblems(rows)).toEqual([
      { field: 'ipItems.1.number', message: '第 2 件质押商标：请填写商标注册号。' },
      { field: 'ipItems.1.title', message: '第 2 件质押商标：请填写名称。' },
      { field: 'ipItems.1.product', message: '第 2 件质押商标：请填写相关产品名称，没有的填“无”。' },
      { field: 'ipItems.1.share', message: '第 2 件质押商标：请填写收入占比，没有的填 0。' },
    ]);
  });

  it('holds each patent once, with a number that is one', () => {
    expect(ipItemProblems([ITEM, ITEM])).toMatchObject([{ field: 'ipItems.1.number', message: expect.stringContaining('填写了两次') }]);
    expect(ipItemProblems([{ ...ITEM, number: '2004100090819' }])).toMatchObject([{ field: 'ipItems.0.number' }]);
    expect(ipItemProblems([])).toEqual([{ field: 'ipItems', message: '请填写质押的专利或商标。' }]);
  });

  it('keeps a number in its stored form however it is written', () => {
    expect(ipItemsSchema.parse([{ ...ITEM, number: 'ZL 200410009081.8' }])[0]?.number).toBe('2004100090818');
    expect(ipItemsSchema.parse([{ ...ITEM, kind: 'trademark', number: 'ｇ123456' }])[0]?.number).toBe('G123456');
  });
});

describe('a round', () => {
  const window = { opensOn: '2026-03-01', closesOn: '2026-03-31' };
  it.each([['2026-02-28', 'upcoming'], ['2026-03-01', 'open'], ['2026-03-31', 'open'], ['2026-04-01', 'closed']])('on %s is %s', (today, phase) => {
    expect(phaseOf(window, today)).toBe(phase);
  });

  it('that closes next comes first, then what opens next, then what closed last', () => {
    const rounds = [['2020-01-01', '2020-02-01'], ['2027-01-01', '2027-02-01'], ['2026-01-01', '2026-12-31'], ['2026-06-01', '2026-07-01'], ['2025-01-01', '2025-02-01'], ['2026-01-01', '2026-03-31']];
    const sorted = byUrgency(rounds.map(([opensOn = '', closesOn = '']) => ({ opensOn, closesOn })), '2026-03-15');
    expect(sorted.map(({ closesOn }) => closesOn)).toEqual(['2026-03-31', '2026-12-31', '2026-07-01', '2027-02-01', '2025-02-01', '2020-02-01']);
  });

  it('counts days to its end, none left on the day itself', () => {
    expect([daysUntil('2026-03-31', '2026-03-31'), daysUntil('2026-03-31', '2026-03-01'), daysUntil('2026-03-31', '2026-04-02')]).toEqual([0, 30, -2]);
  });
});

describe('the seven parts of the form', () => {
  it('hold every field and upload of the descriptor, each in one of them', () => {
    for (const step of subsidyForm.steps) {
      const parts = [...step.fields, ...step.slots].map(({ name }) => partOf(name));
      expect(PARTS.filter(({ of }) => of === step.key).map(({ key }) => key)).toEqual([...new Set(parts)]);
    }
    expect(PARTS).toHaveLength(7);
  });

  it('lead a remark about the pledged property to its table', () => {
    expect([partOf('ipItems'), partOf('ipItems.3.share')]).toEqual(['property', 'property']);
  });
});

describe('how an application stands', () => {
  const record = { id: '', revision: 1, values: {}, submittedAt: '2026-03-09T02:00:00.000Z', decidedAt: '2026-03-12T02:00:00.000Z' };
  const told = { round: roundOf({ ...ROUND, correctionsUntil: '2026-05-31', paperUntil: '2026-06-30' }), isTaken: false, approvedFen: 7_300_000, grantedFen: 7_000_000, grantedAt: '2026-07-01T02:00:00.000Z' };

  it.each(Object.keys(subsidyApplications.states))('%s has a sentence; what is not final says what comes next', (status) => {
    expect(standingOf({ ...told, record: { ...record, status } })).toMatch(/。$/);
    const { isFinal = false } = subsidyApplications.states[status as keyof typeof subsidyApplications.states] as { isFinal?: boolean };
    expect(nextOf({ record: { ...record, status } }).next === undefined).toBe(isFinal);
  });

  it('names amounts and last days', () => {
    expect(standingOf({ ...told, record: { ...record, status: 'rejected' } })).toContain('2026年5月31日');
    expect(standingOf({ ...told, record: { ...record, status: 'approved' } })).toContain('核算补贴 73,000 元，以最后核定通知的金额为准');
    expect(standingOf({ ...told, record: { ...record, status: 'granted' } })).toContain('核定补贴 70,000 元');
  });
});

describe('the home page', () => {
  const NOTHING: FinanceFacts = { verified: true, loans: 0, rounds: [], applications: { draft: 0, rejected: 0, paperRejected: 0, approved: 0 }, paperUntil: null };
  const open = { id: 'r', title: '示例补贴', kind: 'interest' as const, closesOn: '2026-12-31', eligible: 0 };

  it('says nothing while there is nothing', () => {
    expect(financeHints(NOTHING)).toEqual([]);
  });

  it('names what was refused before what is open', () => {
    const hints = financeHints({ ...NOTHING, loans: 3, rounds: [{ ...open, eligible: 2 }], applications: { draft: 1, rejected: 1, paperRejected: 1, approved: 1 }, paperUntil: '2027-01-31' });
    expect(hints.map(({ key }) => key)).toEqual(['paperRejected', 'rejected', 'approved', 'draft', 'r']);
    expect(hints[2]?.sentence).toContain('2027-01-31');
    expect(hints[4]?.sentence).toContain('有 2 笔贷款可以申请利息补贴');
  });

  it('tells of an open round whether a loan fits or not, and nothing before verification', () => {
    expect(financeHints({ ...NOTHING, loans: 1, rounds: [open] })[0]?.label).toBe('查看原因');
    expect(financeHints({ ...NOTHING, rounds: [open] })[0]?.label).toBe('查看条件');
    expect(financeHints({ ...NOTHING, verified: false, rounds: [open] })).toEqual([]);
  });
});
