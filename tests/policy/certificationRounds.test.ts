/**
 * What an officer of the certification expects, case by case: who is left out of a round and why, when a publicity ends
 * over the long holidays, how long a certification holds. Written by hand from the rules of the round (认定批次) and the
 * announced holidays; every table holds under three time zones of the machine.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knownHolidays } from '../../scripts/demo/holidays.ts';
import { LEFT_OUT, leftOutReasons, type ProductStanding } from '../../src/domain/certification/candidates.ts';
import { isOver, publicityEnd, validUntil } from '../../src/domain/certification/period.ts';

const ZONES = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'];
const ROUND = { year: 2026, closesOn: '2026-06-30' };
const at = (shanghai: string) => new Date(`${shanghai}+08:00`);
const LAST_MOMENT = '2026-06-30T23:59:59.999';
const TOO_LATE = '2026-07-01T00:00:00.000';

const QUALIFIES: ProductStanding = {
  ...{ status: 'filed', wantsCertification: true, patentsDisclosed: true, hasAssetReport: true },
  ...{ filingYear: 2026, submittedAt: at('2026-03-09T10:00:00'), updateSubmittedAt: null },
};
const FILED_BEFORE = { filingYear: 2024, submittedAt: at('2024-05-01T09:00:00') };

/** What differs from a product that qualifies, and why it is left out; nothing: it is a candidate. */
const STANDINGS: [what: string, change: Partial<ProductStanding>, ...why: string[]][] = [
  ['当年备案，各项齐全', {}],
  ['截止日最后一毫秒提交备案', { submittedAt: at(LAST_MOMENT) }],
  ['截止日次日零点提交备案', { submittedAt: at(TOO_LATE) }, '截止日以后才提交备案或者信息更新'],
  ['往年备案，当年更新过', { ...FILED_BEFORE, updateSubmittedAt: at('2026-04-01T09:00:00') }],
  ['往年备案，截止日最后一毫秒提交更新', { ...FILED_BEFORE, updateSubmittedAt: at(LAST_MOMENT) }],
  ['往年备案，截止日次日零点提交更新', { ...FILED_BEFORE, updateSubmittedAt: at(TOO_LATE) }, '截止日以后才提交备案或者信息更新'],
  ['往年备案，当年没有更新', FILED_BEFORE, '没有完成本年度的备案或者信息更新'],
  ['上一年度最后一天备案，当年没有更新', { filingYear: 2025, submittedAt: at('2025-12-31T23:59:59.999') }, '没有完成本年度的备案或者信息更新'],
  ['下一年度备案', { filingYear: 2027, submittedAt: at('2027-01-01T00:00:00.000') }, '没有完成本年度的备案或者信息更新'],
  ['正在申请撤销备案', { status: 'withdrawing' }, '不是“已备案”状态'],
  ['平台已撤销', { status: 'revoked' }, '不是“已备案”状态'],
  ['没有选择参加认定', { wantsCertification: false }, '没有选择参加认定'],
  ['没有公开关联专利', { patentsDisclosed: false }, '没有公开关联专利'],
  ['没有上一年度资产信息', { hasAssetReport: false }, '没有上一年度资产信息'],
  [
    '一项也不符合，每个原因各说一次',
    { status: 'withdrawing', wantsCertification: false, patentsDisclosed: false, hasAssetReport: false, ...FILED_BEFORE },
    ...['不是“已备案”状态', '没有选择参加认定', '没有完成本年度的备案或者信息更新', '没有公开关联专利', '没有上一年度资产信息'],
  ],
];

/** The day it begins, working days, the last day. 2026: 春节 2 月 15 至 23 日放假，2 月 14 日、28 日上班；国庆 10 月 1 至 7 日放假，9 月 20 日、10 月 10 日上班；中秋 9 月 25 至 27 日。 */
const PUBLICITIES: [begun: string, days: number, last: string, why: string][] = [
  ['2026-03-09', 1, '2026-03-10', '次日起算'],
  ['2026-03-09', 5, '2026-03-16', '跨一个周末'],
  ['2026-03-13', 1, '2026-03-16', '周五办理'],
  ['2026-03-14', 1, '2026-03-16', '周六办理'],
  ['2026-02-06', 10, '2026-02-27', '跨春节，含上班的周六'],
  ['2026-02-13', 1, '2026-02-14', '止于春节前上班的周六'],
  ['2026-02-14', 1, '2026-02-24', '春节前最后一个工作日办理'],
  ['2026-02-18', 3, '2026-02-26', '春节假期中办理'],
  ['2026-02-24', 4, '2026-02-28', '止于春节后上班的周六'],
  ['2026-09-18', 1, '2026-09-20', '止于国庆前上班的周日'],
  ['2026-09-24', 5, '2026-10-09', '跨中秋和国庆'],
  ['2026-09-24', 6, '2026-10-10', '止于国庆后上班的周六'],
  ['2026-09-24', 7, '2026-10-12', '上班的周六算一天'],
  ['2025-01-24', 3, '2025-02-05', '跨 2025 年春节，含上班的周日'],
  ['2025-09-26', 6, '2025-10-11', '跨 2025 年国庆，两头都有上班的周末'],
  ['2025-12-29', 3, '2026-01-04', '跨元旦，止于上班的周日'],
];

/** Day of issue, months, the last day it holds. */
const VALIDITIES: [issued: string, months: number, last: string][] = [
  ['2026-03-09', 12, '2027-03-09'],
  ['2028-02-29', 12, '2029-02-28'],
  ['2027-02-28', 12, '2028-02-28'],
  ['2027-03-01', 12, '2028-03-01'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2026-12-31', 12, '2027-12-31'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2027-08-31', 6, '2028-02-29'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-11-30', 1, '2026-12-30'],
];

/** A last day and a moment in Shanghai: is it over? */
const ENDS: [last: string | null, moment: string, over: boolean][] = [
  ['2027-03-09', '2027-03-09T00:00:00.000', false],
  ['2027-03-09', '2027-03-09T23:59:59.999', false],
  ['2027-03-09', '2027-03-10T00:00:00.000', true],
  ['2027-12-31', '2027-12-31T23:59:59.999', false],
  ['2027-12-31', '2028-01-01T00:00:00.000', true],
  [null, '2099-01-01T00:00:00.000', false],
];

const days = new Map(knownHolidays().map(({ date, kind }) => [date, kind === 'workday']));
const isWorking = (date: string) => days.get(date) ?? ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

describe.each(ZONES)('on a machine in %s', (zone) => {
  beforeEach(() => void vi.stubEnv('TZ', zone));
  afterEach(() => void vi.unstubAllEnvs());

  it.each(STANDINGS)('%s', (_what, change, ...why) => {
    expect(leftOutReasons({ ...QUALIFIES, ...change }, ROUND).map((reason) => LEFT_OUT[reason])).toEqual(why);
  });

  it.each(PUBLICITIES)('a publicity begun on %s for %i working days ends with %s: %s', (begun, count, last) => {
    expect(publicityEnd(begun, count, isWorking)).toBe(last);
  });

  it.each(VALIDITIES)('a certification issued on %s for %i months holds through %s', (issued, months, last) => {
    expect(validUntil(issued, months)).toBe(last);
  });

  it.each(ENDS)('a last day %s is over at %s: %s', (last, moment, over) => {
    expect(isOver(last, at(moment))).toBe(over);
  });
});

describe('every reason for leaving a product out', () => {
  it('stands in the table', () => {
    expect(new Set(STANDINGS.flatMap(([, , ...why]) => why))).toEqual(new Set(Object.values(LEFT_OUT)));
  });
});
