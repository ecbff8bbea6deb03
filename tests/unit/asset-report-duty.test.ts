import { describe, expect, it } from 'vitest';
import { assetReminderStage, assetReportState, deferrableUntil, dueAssetYear } from '../../src/domain/assetReportDuty.ts';
import { toCivilDate } from '../../src/domain/civilDate.ts';

describe('duty of the yearly asset report', () => {
  it('the figures of the year before are due', () => {
    expect(dueAssetYear('2026-01-01')).toBe(2025);
    expect(dueAssetYear('2026-12-31')).toBe(2025);
  });

  it('may be put off through 30 April and no longer from 1 May', () => {
    expect(assetReportState({ today: '2026-01-01', hasLastYear: false })).toBe('deferrable');
    expect(assetReportState({ today: '2026-04-30', hasLastYear: false })).toBe('deferrable');
    expect(assetReportState({ today: '2026-05-01', hasLastYear: false })).toBe('overdue');
    expect(assetReportState({ today: '2026-12-31', hasLastYear: false })).toBe('overdue');
  });

  it('the boundary is midnight in Shanghai', () => {
    const stateAt = (instant: string): string => assetReportState({ today: toCivilDate(new Date(instant)), hasLastYear: false });
    expect(stateAt('2026-04-30T15:59:59.999Z')).toBe('deferrable');
    expect(stateAt('2026-04-30T16:00:00.000Z')).toBe('overdue');
  });

  it('whoever has filed it is not bothered again this year', () => {
    expect(assetReportState({ today: '2026-05-01', hasLastYear: true })).toBe('present');
  });

  it('the deadline is a setting', () => {
    expect(assetReportState({ today: '2026-06-30', hasLastYear: false, deadline: '06-30' })).toBe('deferrable');
    expect(assetReportState({ today: '2026-07-01', hasLastYear: false, deadline: '06-30' })).toBe('overdue');
    expect(deferrableUntil('2026-02-01', '06-30')).toBe('2026-06-30');
  });

  it('a deadline of 29 February is the last day of February in other years', () => {
    expect([deferrableUntil('2026-01-01', '02-29'), deferrableUntil('2028-01-01', '02-29')]).toEqual(['2026-02-28', '2028-02-29']);
  });

  it('a deadline that is no day is a fault of the settings and throws', () => {
    expect(() => deferrableUntil('2026-01-01', '04-31')).toThrow(RangeError);
    expect(() => assetReportState({ today: 'today', hasLastYear: false })).toThrow(RangeError);
  });

  it.each([
    ['2026-01-01', null],
    ['2026-03-30', null],
    ['2026-03-31', 30],
    ['2026-04-22', 30],
    ['2026-04-23', 7],
    ['2026-04-28', 7],
    ['2026-04-29', 1],
    ['2026-04-30', 1],
    ['2026-05-01', null],
    ['2026-12-31', null],
  ])('on %s the reminder in force is that of %s days: 30, 7 and 1 before, each until the next, none after the deadline', (today, stage) => {
    expect(assetReminderStage(today)).toBe(stage);
  });

  it('the reminders follow the setting', () => {
    expect([assetReminderStage('2026-04-30', '05-31'), assetReminderStage('2026-05-01', '05-31')]).toEqual([null, 30]);
  });
});
