import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addYears, civilYear, compareDates, daysBetween, formatInstant, isCivilDate, toCivilDate } from '../../src/domain/civilDate.ts';

const MODULE = pathToFileURL(path.resolve('src/domain/civilDate.ts')).href;
const anyDate = fc
  .date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2095-12-31T00:00:00Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

/** The date and the minute at the last and the first millisecond around midnight in Shanghai, as a process in that zone sees them. */
function seenFrom(zone: string): string {
  const code = `
    import { addDays, addYears, civilYear, formatInstant, toCivilDate } from ${JSON.stringify(MODULE)};
    const instants = ['2026-04-30T15:59:59.999Z', '2026-04-30T16:00:00.000Z', '2026-12-31T15:59:59.999Z', '2026-12-31T16:00:00.000Z'];
    const rows = instants.map((text) => new Date(text)).map((at) => [toCivilDate(at), formatInstant(at), civilYear(at)]);
    console.log(JSON.stringify([rows, addDays('2028-02-28', 1), addYears('2024-02-29', 1)]));`;
  return execFileSync(process.execPath, ['--input-type=module-typescript', '--no-warnings', '-e', code], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }).trim();
}

describe('civil dates in Shanghai', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati'])('midnight in Shanghai turns the date on a machine in %s', (zone) => {
    expect(JSON.parse(seenFrom(zone))).toEqual([
      [
        ['2026-04-30', '2026-04-30 23:59', 2026],
        ['2026-05-01', '2026-05-01 00:00', 2026],
        ['2026-12-31', '2026-12-31 23:59', 2026],
        ['2027-01-01', '2027-01-01 00:00', 2027],
      ],
      '2028-02-29',
      '2025-02-28',
    ]);
  });

  it('an instant is shown to the minute', () => {
    expect(formatInstant(new Date('2026-11-22T08:35:59Z'))).toBe('2026-11-22 16:35');
  });

  it('agrees with the calendar of the platform at any instant', () => {
    const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
    const instants = fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(toCivilDate(instant)).toBe(shanghai.format(instant));
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-30', '2026-04-31', '20260430', '', '2026-04-30T00:00'])('“%s” is no day of the calendar', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  it('29 February exists in leap years only', () => {
    expect([isCivilDate('2028-02-29'), isCivilDate('2100-02-29')]).toEqual([true, false]);
  });

  it('a year after 29 February is 28 February, four years after it 29 February', () => {
    expect([addYears('2028-02-29', 1), addYears('2028-02-29', 4), addYears('2027-02-28', 1)]).toEqual(['2029-02-28', '2032-02-29', '2028-02-28']);
  });

  it('days added can be taken away again, and are the days between', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        const later = addDays(date, days);
        expect(addDays(later, -days)).toBe(date);
        expect(daysBetween(date, later)).toBe(days);
        expect(compareDates(date, later)).toBe(Math.sign(0 - days));
      }),
    );
  });

  it('the year is that of Shanghai, not of UTC', () => {
    expect(civilYear(new Date('2026-12-31T16:00:00Z'))).toBe(2027);
  });

  it('text that is no date is a bug and throws', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addYears('abc', 1)).toThrow(RangeError);
    expect(() => toCivilDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});
