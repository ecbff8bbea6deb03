import { toString as drawQrCode } from 'qrcode';
import { failure, success } from '../domain/result.ts';
import type { Result } from '../domain/result.ts';
import type { ApplicationFormData } from './applicationForm.ts';
import type { BankFormData } from './bankForm.ts';
import type { CertificationCertificateData } from './certificationCertificate.ts';
import { compilePdf } from './compiler.ts';
import type { EconomicProofData, SealStatementData } from './evidenceTemplates.ts';
import type { FilingCertificateData } from './filingCertificate.ts';
import { uncoveredCharacters } from './fonts.ts';
import { nameCharacter, printableText } from './printableText.ts';

/** The papers the platform issues, those a company prints to seal them, and what each is made from. */
export type DocumentData = {
  filingCertificate: FilingCertificateData;
  certificationCertificate: CertificationCertificateData;
  applicationForm: ApplicationFormData;
  economicProof: EconomicProofData;
  sealStatement: SealStatementData;
  bankForm: BankFormData;
};
export type DocumentKind = keyof DocumentData;

const TEMPLATES: Record<DocumentKind, string> = {
  filingCertificate: 'filingCertificate.typ',
  certificationCertificate: 'certificationCertificate.typ',
  applicationForm: 'applicationForm.typ',
  economicProof: 'economicProof.typ',
  sealStatement: 'sealStatement.typ',
  bankForm: 'bankForm.typ',
};

/** An officer can act on a few characters; a longer list only hides them. */
const MOST_CHARACTERS_NAMED = 5;

const civilDate = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' });

/**
 * Renders a paper as PDF/A-2a with embedded fonts. Equal data and equal `at` give equal bytes.
 *
 * @param at instant of issue: date of the file, and in Asia/Shanghai the date printed on it
 * @returns the PDF, or a Chinese sentence that names the characters no font has (生僻字 are never left out silently)
 */
export async function renderPdf<K extends DocumentKind>(
  kind: K,
  data: DocumentData[K],
  { at }: { at: Date },
): Promise<Result<Buffer>> {
  const { json, texts } = serialise(data);
  const missing = uncoveredCharacters(texts.join(' '));
  if (missing.length > 0) return failure(describeMissing(missing));
  const qr: Record<string, string> = 'verificationUrl' in data ? { qr: await drawQrCode(data.verificationUrl, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 }) } : {};
  return success(compilePdf(TEMPLATES[kind], { data: json, ...qr, printedOn: civilDate.format(at) }, at));
}

/** The data as JSON for the template, and every text in it as it will be printed. */
function serialise(data: DocumentData[DocumentKind]): { json: string; texts: string[] } {
  const texts: string[] = [];
  const json = JSON.stringify(data, (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    const printable = printableText(value);
    texts.push(printable);
    return printable;
  });
  return { json, texts };
}

function describeMissing(characters: string[]): string {
  const named = characters.slice(0, MOST_CHARACTERS_NAMED).map(nameCharacter).join('、');
  const rest = characters.length > MOST_CHARACTERS_NAMED ? ` 等 ${characters.length} 个字符` : '';
  return `平台字库中没有以下字符，无法生成文件：${named}${rest}。请先核对录入是否有误；如果无误，请联系平台补充字库。`;
}
