import { failure, success, type Result } from './result.ts';
import { normaliseInput, toHalfWidth } from './text.ts';

/** Kinds of patent; the labels are those of the patent law. */
export const PATENT_TYPES = { invention: '发明', utilityModel: '实用新型', design: '外观设计' } as const;
export type PatentType = keyof typeof PATENT_TYPES;

/** `number`: stored form, 13 or 9 characters without prefix and dot. `display`: as printed, CN200410009081.8. */
export type PatentNumber = { number: string; type: PatentType; display: string };

/**
 * Reads a patent or application number: CN, ZL, dot, blanks and full width are accepted, the check character is verified.
 * A publication number (CN101234567A) is refused with a hint of its own, for it names a publication and not a patent.
 * Source: the numbering rule in tests/vectors/patent-number-vectors.json (13 characters since 2003-10-01, 9 before).
 */
export function parsePatentNumber(text: string): Result<PatentNumber> {
  const bare = withoutDecoration(text);
  const match = /^(?<body>\d{12}|\d{8})\.?(?<check>[\dX])$/.exec(bare);
  const body = match?.groups?.body;
  const check = match?.groups?.check;
  if (!body || !check) return failure(formProblem(bare));
  if (!isPlausibleYear(body)) return failure(yearProblem(bare, body));
  const type = TYPE_DIGITS[body.charAt(body.length - (body.length === 12 ? 8 : 6))];
  if (!type) return failure('专利号中的专利类型位只能是 1、2、3、8 或 9，请对照专利证书核对。');
  const expected = checkCharacter(body);
  if (check !== expected) return failure(`专利号校验位应为 ${expected}，您输入的是 ${check}，请对照专利证书逐位核对。`);
  return success({ number: body + check, type, display: `CN${body}.${check}` });
}

/** `line` is 1-based in the pasted text, `text` what stood there. The first mention of a number is good, later ones are duplicates. */
export type PatentList = {
  good: (PatentNumber & { line: number })[];
  bad: { line: number; text: string; reason: string }[];
  duplicates: { line: number; text: string; number: string; firstLine: number }[];
};

/** Reads a pasted list, separated by line breaks, commas, 、, ; or blanks; blanks inside one number (ZL 2017 1 0601862.3) are allowed. */
export function parsePatentList(text: string): PatentList {
  const list: PatentList = { good: [], bad: [], duplicates: [] };
  text.split(/\r\n|\r|\n/).forEach((lineText, index) => {
    for (const chunk of lineText.split(/[,，、;；]/)) {
      for (const piece of splitAtBlanks(chunk)) addToList(list, piece, index + 1);
    }
  });
  return list;
}

/** The way a stored number (13 or 9 characters) is shown; other text is returned unchanged. */
export function displayPatentNumber(number: string): string {
  return /^(\d{12}|\d{8})[\dX]$/.test(number) ? `CN${number.slice(0, -1)}.${number.slice(-1)}` : number;
}

const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
/** 8 and 9 are international applications (PCT) that entered the national phase. */
const TYPE_DIGITS: Record<string, PatentType | undefined> = {
  1: 'invention',
  2: 'utilityModel',
  3: 'design',
  8: 'invention',
  9: 'utilityModel',
};
const PUBLICATION = /^(?:CN)?\d{7,9}[ABCUYSD]\d?$/;

/** 。and · are what a Chinese keyboard gives for the dot. A publication number keeps its CN for the hint. */
function withoutDecoration(text: string): string {
  const compact = toHalfWidth(normaliseInput(text))
    .toUpperCase()
    .replace(/\s/g, '')
    .replace(/[。·]/g, '.')
    .replace(/^(?:专利|申请)号:?/, '');
  return PUBLICATION.test(compact) ? compact : compact.replace(/^(?:CNZL|ZLCN|ZL|CN)[.:]?/, '');
}

function formProblem(bare: string): string {
  if (bare === '') return '请输入专利号。';
  if (PUBLICATION.test(bare)) return publicationHint(bare);
  const lookalike = /[OIL]/.exec(bare)?.[0];
  if (lookalike && /\d{4}/.test(bare)) {
    return `专利号中有字母“${lookalike}”，请核对是否应为数字“${lookalike === 'O' ? '0' : '1'}”。`;
  }
  if (/^(\d{12}|\d{8})\.?$/.test(bare)) return '专利号缺少最后一位校验位，请对照专利证书补全，形如 201710601862.3。';
  if (!/\d/.test(bare)) return '没有找到专利号，请输入专利证书上的号码，形如 ZL201710601862.3。';
  return '专利号应为 13 位（2003 年 10 月以前申请的为 9 位），请对照专利证书核对，形如 ZL201710601862.3。';
}

function publicationHint(bare: string): string {
  return `“${bare}”是公布号或公告号，不是专利号。请填写专利证书上的专利号，形如 ZL201710601862.3。`;
}

/** Numbers of 9 characters were given from 1985 until September 2003, those of 13 since. */
function isPlausibleYear(body: string): boolean {
  if (body.length === 12) return /^20(0[3-9]|[1-9]\d)/.test(body);
  return /^(8[5-9]|9\d|0[0-3])/.test(body);
}

function yearProblem(bare: string, body: string): string {
  if (body.length === 8) return `“${bare}”不是 9 位的旧专利号（前两位应为 85 至 03）。如为公布号或公告号，请改填专利证书上的专利号。`;
  return `13 位专利号以申请年份开头，“${body.slice(0, 4)}”不可能是，请对照专利证书核对。`;
}

function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (WEIGHTS[index] ?? 0), 0);
  return sum % 11 === 10 ? 'X' : String(sum % 11);
}

/** More blanks than this never stand inside one printed number. */
const MOST_PARTS = 6;

function splitAtBlanks(chunk: string): string[] {
  const parts = chunk.split(/[\s\u3000]+/).filter((part) => part !== '');
  const pieces: string[] = [];
  while (parts.length > 0) pieces.push(parts.splice(0, partsOfNextPiece(parts)).join(' '));
  return pieces;
}

/** The longest run of parts that is one number; else a lone prefix goes with the part behind it. */
function partsOfNextPiece(parts: string[]): number {
  for (let count = Math.min(MOST_PARTS, parts.length); count > 1; count -= 1) {
    if (parsePatentNumber(parts.slice(0, count).join('')).ok) return count;
  }
  return /^(?:专利号[:：]?|申请号[:：]?|ZL|CN)$/i.test(parts[0] ?? '') && parts.length > 1 ? 2 : 1;
}

function addToList(list: PatentList, text: string, line: number): void {
  const parsed = parsePatentNumber(text);
  if (!parsed.ok) {
    list.bad.push({ line, text, reason: parsed.reason });
    return;
  }
  const { number } = parsed.value;
  const first = list.good.find((entry) => entry.number === number);
  if (first) list.duplicates.push({ line, text, number, firstLine: first.line });
  else list.good.push({ ...parsed.value, line });
}
