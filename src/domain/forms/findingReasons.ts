import { z } from 'zod';
import { countCodePoints } from '../text.ts';
import { cleanLines } from './cleanText.ts';

/** Characters of one reason; the reviewer reads it beside the finding. */
export const LONGEST_FINDING_REASON = 500;
const MOST_REASONS = 40;

const reason = z
  .string('说明应为文字。')
  .transform(cleanLines)
  .refine(
    (text) => text.length <= LONGEST_FINDING_REASON * 2 && countCodePoints(text) <= LONGEST_FINDING_REASON,
    `每条说明最多 ${LONGEST_FINDING_REASON} 个字，请删减。`,
  );

/** Why a company keeps what a text check found, by the code of the finding (spec 3, "Checks while typing"). */
export const findingReasonsSchema = z
  .record(z.string().regex(/^[A-Z_]{1,30}$/, '没有这种文字检查。'), reason, '文字检查说明的格式不对。')
  .refine((reasons) => Object.keys(reasons).length <= MOST_REASONS, '文字检查说明过多。');

/** What is stored, as far as it is reasons; anything else counts as no reason. */
export function findingReasonsOf(stored: unknown): Record<string, string> {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
