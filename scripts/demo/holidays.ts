import chineseDays from 'chinese-days';
import { addDays } from '../../src/domain/civilDate.ts';
import { isWeekday } from '../../src/domain/workingTime.ts';

export type HolidayRow = { date: string; kind: 'holiday' | 'workday'; name: string | null };

/** Nothing on the platform waits since before this day. */
const FIRST = '2019-01-01';
/** The package ends with the year announced last; asking further costs nothing. */
const LAST = '2035-12-31';

/** The days that differ from the week in the years the package knows; later years come with the import of 节假日安排. */
export function knownHolidays(): HolidayRow[] {
  const rows: HolidayRow[] = [];
  for (let date = FIRST; date <= LAST; date = addDays(date, 1)) {
    const { work, name } = chineseDays.getDayDetail(date);
    if (work === isWeekday(date)) continue;
    // `Spring Festival,春节,4` where the package knows the reason.
    rows.push({ date, kind: work ? 'workday' : 'holiday', name: name.split(',')[1] ?? null });
  }
  return rows;
}
