import { randomBytes } from 'node:crypto';
import { SHORT_CODE_LETTERS, shortCode } from '../domain/shortCode.ts';

/** A fresh code from the system's own randomness. */
export function newShortCode(): string {
  // Whole multiples only, or the first letters of the alphabet would come up more often.
  const highest = Math.floor(256 / SHORT_CODE_LETTERS) * SHORT_CODE_LETTERS;
  return shortCode([...randomBytes(64)].filter((byte) => byte < highest));
}
