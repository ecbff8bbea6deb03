import { uuidAt, type Row } from './bulk.ts';
import { madeUpPatentNumber } from './numbers.ts';

/** Somebody who tries the demo registers as this company; the register already holds its patents. */
export const NEWCOMER = { name: '示例市新锐激光科技有限公司', uscc: '91320505MA1NEW88XA' };

const TITLES: [digit: '1' | '2' | '3', title: string, holders: string[], status: string][] = [
  ['1', '一种激光切割头的焦点补偿方法', [NEWCOMER.name], 'valid'],
  ['1', '激光切割机的除尘装置', [NEWCOMER.name, '示例大学'], 'valid'],
  ['2', '一种激光切割头', [NEWCOMER.name], 'valid'],
  ['2', '一种切割机的气路结构', [NEWCOMER.name], 'valid'],
  ['3', '激光切割机', [NEWCOMER.name], 'valid'],
  ['2', '一种上料支架', [NEWCOMER.name], 'lapsed'],
];

export function newcomerPatents(now: Date): Row[] {
  return TITLES.map(([digit, title, holders, status], index) => ({
    id: uuidAt(now),
    number: madeUpPatentNumber(2021, digit, 800_100 + index),
    title,
    type: { 1: 'invention', 2: 'utilityModel', 3: 'design' }[digit],
    holders,
    legal_status: status,
    as_of: '2026-06-30',
    created_at: now,
    updated_at: now,
  }));
}
