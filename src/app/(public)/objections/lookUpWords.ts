import type { ObjectionProblem } from '../../../domain/objectionSteps.ts';
import type { Problem } from '../../../domain/result.ts';
import type { Language } from '../language.ts';

const ENGLISH: Record<string, { missing: string; wrong: string }> = {
  code: { missing: 'Enter the receipt code.', wrong: 'A receipt code has 12 letters and digits. Compare it with the receipt.' },
  phone: { missing: 'Enter the mobile number.', wrong: 'Enter a mobile number of the mainland with 11 digits.' },
  pair: { missing: '', wrong: 'Receipt code and mobile number do not belong together. Check the code, and enter the number you gave with the objection.' },
};

/** What is wrong with a look-up. */
export function lookUpProblemIn(language: Language, { field, message, missing }: ObjectionProblem): Problem {
  const told = language === 'en' ? ENGLISH[field] : undefined;
  return { field, message: told ? (missing ? told.missing : told.wrong) : message };
}
