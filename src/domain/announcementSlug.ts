import { pinyin } from 'pinyin-pro';
import type { CivilDate } from './civilDate.ts';

const LONGEST_SLUG = 60;
export const SLUG_RULE = /^[a-z0-9-]{3,80}$/;

/** The address of an announcement nobody named: its day and the pinyin of its title, e.g. 20261122-guan-yu-bei-an. At most 60 characters, cut between syllables. */
export function slugOf(title: string, day: CivilDate): string {
  const syllables = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).flatMap((each) => each.toLowerCase().normalize('NFKD').match(/[a-z0-9]+/g) ?? []);
  return syllables.reduce((slug, syllable) => (slug.length + syllable.length + 1 > LONGEST_SLUG ? slug : `${slug}-${syllable}`), day.replaceAll('-', ''));
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
