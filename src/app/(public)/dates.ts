import { toCivilDate } from '../../domain/civilDate.ts';

/** A day in running text, `2026年3月9日`, from a civil date or an instant (ISO text or Date) as Shanghai sees it. */
export function chineseDay(when: string | Date): string {
  const [year, month, day] = civilDay(when).split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A day in lists and for `<time dateTime>`, `2026-03-09`. */
export function civilDay(when: string | Date): string {
  return typeof when === 'string' && when.length === 10 ? when : toCivilDate(new Date(when));
}
