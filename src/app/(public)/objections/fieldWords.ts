import { describeSlot, formatBytes, listFormats, type SlotRule } from '../../../domain/files.ts';
import { labelOf, type Field, type Slot } from '../../../domain/forms/field.ts';
import type { ObjectionProblem } from '../../../domain/objectionSteps.ts';
import type { Problem } from '../../../domain/result.ts';
import type { Language } from '../language.ts';

type Told = { label: string; hint?: string; missing: string; wrong: string };

/** Questions and files of the form in English; the Chinese ones are the form's own. */
const ENGLISH: Record<string, Told> = {
  objectorKind: { label: 'Who objects', missing: 'Choose whether you object as a person or for an organisation.', wrong: 'Choose one of the two.' },
  personName: { label: 'Full name', missing: 'Enter your full name.', wrong: 'Enter your name as on the document, without signs, at most 50 characters.' },
  idKind: { label: 'Kind of document', missing: 'Choose the kind of document.', wrong: 'Choose one of the kinds listed.' },
  idNumber: { label: 'Document number', missing: 'Enter the number of the document.', wrong: 'The number does not fit this kind of document. Compare it with the document.' },
  organisationName: { label: 'Name of the organisation', missing: 'Enter the name of the organisation.', wrong: 'Enter the name as registered, at most 120 characters.' },
  uscc: { label: 'Unified social credit code', missing: 'Enter the unified social credit code.', wrong: 'This is not a valid code of 18 characters. Compare it with the licence.' },
  contactName: { label: 'Contact person', missing: 'Enter the name of a contact person.', wrong: 'Enter a name without signs, at most 50 characters.' },
  phone: { label: 'Mobile number', hint: 'A number of the mainland, 11 digits. You need it to look up the outcome.', missing: 'Enter a mobile number.', wrong: 'Enter a mobile number of the mainland with 11 digits.' },
  email: { label: 'E-mail address', hint: 'The outcome is sent here.', missing: 'Enter an e-mail address.', wrong: 'Enter an e-mail address such as name@example.com.' },
  grounds: { label: 'Grounds', missing: 'Choose at least one ground.', wrong: 'Choose from the grounds listed.' },
  statement: { label: 'Facts', hint: 'At most 2,000 characters.', missing: 'Enter the facts.', wrong: 'Shorten the text to at most 2,000 characters.' },
  identityDocument: { label: 'Identity document', hint: 'Front and back.', missing: 'Upload your identity document.', wrong: 'This file was not accepted.' },
  sealedLetter: { label: 'Letter with the seal of the organisation', missing: 'Upload the letter with the seal.', wrong: 'This file was not accepted.' },
  evidence: { label: 'Evidence', missing: 'Choose a file first, then upload it.', wrong: 'This file was not accepted.' },
  captcha: { label: 'Security check', missing: 'Please wait for the security check, then submit again.', wrong: 'The security check was not valid any more. Submit again, or use a code sent by SMS.' },
  code: { label: 'Code from the SMS', missing: 'Ask for a code, wait a minute between two, and enter it before you submit.', wrong: 'The code is wrong or no longer valid. Check the SMS, or ask for a new code.' },
  over: { label: '', missing: '', wrong: 'The publicity period is over; the objection was not submitted. Please call the hotline.' },
  twice: { label: '', missing: '', wrong: 'An objection from this mobile number against this product is still open. Look up its state with the receipt code.' },
  unproven: { label: '', missing: '', wrong: 'The security check was not valid any more. Please submit again.' },
};

const OPTIONS: Record<string, Record<string, string>> = {
  objectorKind: { person: 'A person', organisation: 'An organisation' },
  idKind: { identityCard: 'Resident identity card', passport: 'Passport', hongKongMacao: 'Mainland Travel Permit for Hong Kong and Macao Residents', taiwan: 'Mainland Travel Permit for Taiwan Residents', residence: 'Foreign Permanent Resident ID Card' },
  grounds: { untrue: 'Filing or certification is untrue', inaccurate: 'Filing or certification is inaccurate', unlawful: 'It infringes rights or breaks the law', other: 'Other' },
};

export function labelIn(language: Language, item: Field | Slot): string {
  return language === 'en' ? (ENGLISH[item.name]?.label ?? item.name) : labelOf(item);
}

/** What stands in the form's own hints and not already above the question. */
export function hintIn(language: Language, item: Field | Slot): string | undefined {
  if (item.name === 'statement') return language === 'en' ? ENGLISH.statement?.hint : '最多 2000 个字。';
  if (item.name === 'evidence') return undefined;
  return language === 'en' ? ENGLISH[item.name]?.hint : item.hint;
}

export function optionsIn(language: Language, field: Field): [value: string, label: string][] {
  if (field.kind !== 'choice' && field.kind !== 'choices') return [];
  return Object.entries(language === 'en' ? (OPTIONS[field.name] ?? {}) : field.options);
}

export function slotIn(language: Language, rule: SlotRule): string {
  return language === 'en' ? `${listFormats(rule.formats).replaceAll('、', ', ')}, up to ${formatBytes(rule.maxBytes)} each, at most ${rule.maxCount}` : describeSlot(rule);
}

/** Size of a file for people. */
export function sizeIn(language: Language, bytes: number): string {
  return language === 'en' ? formatBytes(bytes).replace('字节', 'bytes') : formatBytes(bytes);
}

/** A file that was refused keeps the Chinese sentence behind the English one: it names what was found. */
export function problemIn(language: Language, problem: ObjectionProblem, slot?: Slot): Problem {
  const { field, message, missing } = problem;
  const told = language === 'en' ? ENGLISH[field] : undefined;
  if (!told) return { field, message };
  if (missing) return { field, message: told.missing };
  return { field, message: slot ? `${told.wrong} Accepted: ${slotIn(language, slot.rule)}. (${message})` : told.wrong };
}
