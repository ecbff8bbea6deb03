import { toCivilDate } from '../../domain/civilDate.ts';
import type { Language } from '../../domain/language.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day in running text, `2026年3月9日`, from a civil date or an instant (ISO text or Date) as Shanghai sees it. */
export function chineseDay(when: string | Date): string {
  const [year, month, day] = parts(when);
  return `${year}年${month}月${day}日`;
}

/** A day in running text of either language; in English `9 March 2026`. */
export function dayIn(language: Language, when: string | Date): string {
  if (language === 'zh') return chineseDay(when);
  const [year, month, day] = parts(when);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A month under a plot: `2026年3月`, in English `Mar 2026`; `month` as `2026-03`. */
export function monthIn(language: Language, month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return language === 'zh' ? `${year}年${number}月` : `${MONTHS[number - 1]?.slice(0, 3)} ${year}`;
}

/** A day in lists and for `<time dateTime>`, `2026-03-09`. */
export function civilDay(when: string | Date): string {
  return typeof when === 'string' && when.length === 10 ? when : toCivilDate(new Date(when));
}

function parts(when: string | Date): [year: number, month: number, day: number] {
  return civilDay(when).split('-').map(Number) as [number, number, number];
}
