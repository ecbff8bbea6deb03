import { parsePatentNumber } from '../../src/domain/patentNumber.ts';
import { parseUscc } from '../../src/domain/uscc.ts';
import type { Random } from '../seed/random.ts';

const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CHECKS = '0123456789X';

/** A made-up unified social credit code of a company in `region`, with both check characters right. */
export function madeUpUscc(region: string, random: Random): string {
  const organisation = String(10_000_000 + random.below(89_999_999));
  const stem = `91${region}${organisation}`;
  for (const inner of CHECKS) {
    for (const outer of USCC_CHARACTERS) {
      if (parseUscc(stem + inner + outer).ok) return stem + inner + outer;
    }
  }
  throw new Error(`no check characters for ${stem}`);
}

/** A made-up patent number: year, type digit, serial and the right check character; bare 13 characters. */
export function madeUpPatentNumber(year: number, type: '1' | '2' | '3', serial: number): string {
  const stem = `${year}${type}${String(serial).padStart(7, '0')}`;
  const check = [...CHECKS].find((character) => parsePatentNumber(stem + character).ok);
  if (!check) throw new Error(`no check character for ${stem}`);
  return stem + check;
}
