import type { Verified, VerifiedCertification, VerifiedFiling, VerifiedForm } from '../../../queries/verifyCode.ts';
import { InChinese } from '../components/InChinese.tsx';
import type { SummaryRow } from '../components/SummaryList.tsx';
import { dayIn } from '../dates.ts';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { WORDS } from './words.ts';

/** What tells the paper in hand apart from another; of one that has ended no more than that. */
export function rowsOf(found: Verified, language: Language): SummaryRow[] {
  if (found.kind === 'form') return formRows(found, language);
  return found.kind === 'certification' ? certificationRows(found, language) : filingRows(found, language);
}

/** Amounts and accounts are nobody else's business. */
function formRows({ number, subsidyKind, enterpriseName, issuedOn, hashBeginning, state, since }: VerifiedForm, language: Language): SummaryRow[] {
  const text = wordsIn(WORDS, language);
  return [
    { label: text.kind, value: text.formOf[subsidyKind] },
    { label: text.applicationNumber, value: number },
    { label: text.applicant, value: <InChinese>{enterpriseName}</InChinese> },
    { label: text.issuedOn, value: dayIn(language, issuedOn) },
    ...(state === 'void' ? [{ label: text.voidSince, value: dayIn(language, since) }] : []),
    { label: text.digest, value: hashBeginning },
  ];
}

function filingRows(found: VerifiedFiling, language: Language): SummaryRow[] {
  const text = wordsIn(WORDS, language);
  const first = [
    { label: text.kind, value: text.filingCertificate },
    { label: text.filingNumber, value: <ProductLink number={found.number} language={language} /> },
  ];
  if (found.state !== 'valid') return [...first, { label: text.endedOn, value: dayIn(language, found.since) }];
  return [
    ...first,
    ...productRows(found, text.company, language),
    { label: text.year, value: text.yearName(found.filingYear) },
    { label: text.filedOn, value: dayIn(language, found.since) },
  ];
}

function certificationRows(found: VerifiedCertification, language: Language): SummaryRow[] {
  const text = wordsIn(WORDS, language);
  const first = [
    { label: text.kind, value: text.certificationCertificate },
    { label: text.certificateNumber, value: found.number },
  ];
  if (found.state !== 'valid') {
    const ended = { label: found.state === 'expired' ? text.expiredSince : text.endedOn, value: dayIn(language, found.since) };
    return [...first, { label: text.certifiedOn, value: dayIn(language, found.issuedOn) }, ended];
  }
  return [
    ...first,
    ...productRows(found, text.certifiedCompany, language),
    { label: text.filingNumber, value: <ProductLink number={found.filingNumber} language={language} /> },
    { label: text.standard, value: <InChinese>{found.standard}</InChinese> },
    { label: text.certifiedOn, value: dayIn(language, found.since) },
    { label: text.validUntil, value: dayIn(language, found.validUntil) },
  ];
}

type Named = { productName: string; enterpriseName: string; nameAtIssue: string };

/** The present name of the company, and that at issue where it has been renamed since. */
function productRows({ productName, enterpriseName, nameAtIssue }: Named, company: string, language: Language): SummaryRow[] {
  const text = wordsIn(WORDS, language);
  return [
    { label: text.productName, value: <InChinese>{productName}</InChinese> },
    { label: company, value: <InChinese>{enterpriseName}</InChinese> },
    ...(nameAtIssue !== enterpriseName ? [{ label: text.nameAtIssue, value: <InChinese>{nameAtIssue}</InChinese> }] : []),
  ];
}

function ProductLink({ number, language }: { number: string; language: Language }) {
  return <a href={pathIn(language, `/products/${encodeURIComponent(number)}`)}>{number}</a>;
}
