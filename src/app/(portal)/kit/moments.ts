import { formatInstant } from '../../../domain/civilDate.ts';

/** `10:32`, Shanghai time. */
export function clockTime(instant: Date): string {
  return formatInstant(instant).slice(11);
}

/** `2026年3月9日 10:32`, Shanghai time, from an ISO instant. */
export function chineseMoment(instant: string): string {
  const text = formatInstant(new Date(instant));
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  return `${year}年${month}月${day}日 ${text.slice(11)}`;
}

/** `2026年3月9日` from a civil date. */
export function chineseDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The number of a case as people read it out: the last eight characters of its id, which differ from case to case. */
export function caseNumber(id: string): string {
  const tail = id.replaceAll('-', '').slice(-8).toUpperCase();
  return `${tail.slice(0, 4)}-${tail.slice(4)}`;
}
