import { compareDates, daysBetween, type CivilDate } from '../civilDate.ts';

/** How a round stands to its window; both days of it are included. */
export const PHASES = {
  open: { label: '正在申报', tone: 'good' },
  upcoming: { label: '尚未开始', tone: 'neutral' },
  closed: { label: '已截止', tone: 'neutral' },
} as const;
export type Phase = keyof typeof PHASES;

type Window = { opensOn: CivilDate; closesOn: CivilDate };

export function phaseOf({ opensOn, closesOn }: Window, today: CivilDate): Phase {
  if (compareDates(today, opensOn) < 0) return 'upcoming';
  return compareDates(today, closesOn) > 0 ? 'closed' : 'open';
}

const ORDER: readonly Phase[] = ['open', 'upcoming', 'closed'];

/** Open rounds first, the one that closes next on top; then what opens next; then the closed ones, latest first. */
export function byUrgency<T extends Window>(rounds: readonly T[], today: CivilDate): T[] {
  return rounds.toSorted((a, b) => {
    const [phase, other] = [phaseOf(a, today), phaseOf(b, today)];
    if (phase !== other) return ORDER.indexOf(phase) - ORDER.indexOf(other);
    if (phase === 'upcoming') return compareDates(a.opensOn, b.opensOn);
    return phase === 'open' ? compareDates(a.closesOn, b.closesOn) : compareDates(b.closesOn, a.closesOn);
  });
}

/** Whole days until a day; 0 on the day itself. */
export function daysUntil(day: CivilDate, today: CivilDate): number {
  return daysBetween(today, day);
}
