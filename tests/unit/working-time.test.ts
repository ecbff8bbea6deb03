import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitingSinceBefore, waitingText, workingDaysBetween } from '../../src/domain/workingTime.ts';

const at = (text: string) => new Date(`${text}+08:00`);

describe('how long a matter has been waiting', () => {
  it.each([
    ['the same day', '2026-11-18T09:00:00', '2026-11-18T17:00:00', 0],
    ['over midnight', '2026-11-17T23:59:59', '2026-11-18T00:00:00', 1],
    ['over a weekend', '2026-11-13T17:00:00', '2026-11-16T09:00:00', 1],
    ['within a weekend', '2026-11-14T09:00:00', '2026-11-15T09:00:00', 0],
    ['two weeks', '2026-11-04T09:00:00', '2026-11-18T09:00:00', 10],
  ])('%s', (_what, from, to, days) => {
    expect(workingDaysBetween(at(from), at(to))).toBe(days);
  });

  it('holidays count when a calendar says so', () => {
    expect(workingDaysBetween(at('2026-09-30T09:00:00'), at('2026-10-09T09:00:00'), (day) => day > '2026-10-07')).toBe(2);
  });

  it('hours within the first working day, then days', () => {
    expect(waitingText(at('2026-11-18T09:00:00'), at('2026-11-18T09:30:00'))).toBe('不到 1 小时');
    expect(waitingText(at('2026-11-18T09:00:00'), at('2026-11-18T14:10:00'))).toBe('5 小时');
    expect(waitingText(at('2026-11-13T17:00:00'), at('2026-11-16T09:00:00'))).toBe('1 个工作日');
  });

  it('whatever came in before the bound of n days has waited n days, and nothing else has', () => {
    const instant = fc.date({ min: at('2026-01-01T00:00:00'), max: at('2026-12-31T00:00:00'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 60 * 24 }), fc.integer({ min: 0, max: 20 }), (now, hours, days) => {
        const since = new Date(now.getTime() - hours * 3_600_000);
        expect(since < waitingSinceBefore(now, days)).toBe(workingDaysBetween(since, now) >= days);
      }),
    );
  });
});
