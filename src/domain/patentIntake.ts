import { isCivilDate, type CivilDate } from './civilDate.ts';
import { cleanLine } from './forms/cleanText.ts';
import { isHeldBy } from './holderNames.ts';
import { LEGAL_STATUS, type LegalStatus, type Obtained } from './patents.ts';
import { displayPatentNumber, type PatentList, type PatentType } from './patentNumber.ts';
import type { Problem } from './result.ts';
import { countCodePoints } from './text.ts';

/** What a source of patents says of one number; `asOf` is the day of its legal status. */
export type FoundPatent = { number: string; title: string; type: PatentType; holders: string[]; legalStatus: LegalStatus; asOf: string | null };

/** `addable`: may be entered in this way and is not yet in the list. All others stay out, and the message says why. */
export type ListedOutcome = 'addable' | 'already' | 'heldByOthers' | 'notFound' | 'invalid' | 'duplicate';

/** One number of a pasted list. `line` counts from 1; `number` in its stored form where it is one; `title` only where the enterprise holds it. */
export type ListedLine = { line: number; text: string; number: string | null; outcome: ListedOutcome; message: string; title: string | null };

export const OUTCOMES: Record<ListedOutcome, { label: string; tone: 'good' | 'neutral' | 'waiting' | 'bad' }> = {
  addable: { label: '可以添加', tone: 'good' },
  already: { label: '已在列表中', tone: 'neutral' },
  duplicate: { label: '重复', tone: 'neutral' },
  heldByOthers: { label: '权利人不符', tone: 'waiting' },
  notFound: { label: '没有找到', tone: 'waiting' },
  invalid: { label: '号码有误', tone: 'bad' },
};

/** Who asks: the proven names, and how the patents are said to have been obtained. */
export type Claim = { names: readonly string[]; obtained: Obtained };
export type KnownPatents = ReadonlyMap<string, { patent: FoundPatent | null; isOwn: boolean }>;

/**
 * Judges every line of a pasted list in its order. A patent counts as held when one of its holders bears one of the
 * names; who else holds a patent is not told, for the register is no public search (spec 10). One that was transferred
 * or licensed to the enterprise may still be registered under another name; its proof is looked at by the reviewer.
 */
export function judgeListed(list: PatentList, claim: Claim, known: KnownPatents): ListedLine[] {
  const good = list.good.map(({ line, number }) => ({ line, number, text: displayPatentNumber(number), ...judge(known.get(number), claim) }));
  const bad = list.bad.map(({ line, text, reason }) => ({ line, text, number: null, outcome: 'invalid' as const, message: reason, title: null }));
  const again = list.duplicates.map(({ line, text, number, firstLine }) => ({ line, text, number, outcome: 'duplicate' as const, message: `与第 ${firstLine} 行是同一件专利，只计一次。`, title: null }));
  return [...good, ...bad, ...again].toSorted((a, b) => a.line - b.line);
}

type Judged = Pick<ListedLine, 'outcome' | 'message' | 'title'>;

function judge(known: { patent: FoundPatent | null; isOwn: boolean } | undefined, { names, obtained }: Claim): Judged {
  const patent = known?.patent ?? null;
  if (known?.isOwn) return { outcome: 'already', message: '这件专利已在您的列表中，不会重复添加。', title: null };
  if (!patent) return { outcome: 'notFound', message: '登记数据中没有这个专利号，请对照专利证书核对。号码无误的，可以手工填写并上传证明。', title: null };
  const isHeld = isHeldBy(patent.holders, names);
  const title = isHeld ? patent.title : null;
  if (obtained !== 'original') return { outcome: 'addable', message: '添加后请上传证明，有了证明才能用于产品备案。', title };
  if (!isHeld) return { outcome: 'heldByOthers', message: '登记的专利权人不是您单位，也不是您单位的曾用名。受让或者被许可的，请在上面改选取得方式。', title };
  const message = patent.legalStatus === 'valid' ? '您单位是专利权人，按“原始取得”添加。' : `法律状态为“${LEGAL_STATUS[patent.legalStatus]}”，可以添加，但不能用于产品备案。`;
  return { outcome: 'addable', message, title };
}

export const LONGEST_TITLE = 300;
export const LONGEST_HOLDER = 200;
export const MOST_HOLDERS = 50;

/** What a company says of a patent the register does not know. */
export type DeclaredPatent = { title: string; holders: string[]; legalStatus: LegalStatus; asOf: CivilDate };

/** Reads the facts of a patent entered by hand; `today` is the last day its legal status may be of, and the default. All that is wrong is told at once. */
export function readDeclared(entered: Record<string, unknown>, today: CivilDate): { ok: true; value: DeclaredPatent } | { ok: false; problems: Problem[] } {
  const title = cleanLine(textOf(entered.title));
  const holders = [...new Set((Array.isArray(entered.holders) ? entered.holders : []).map((name) => cleanLine(textOf(name))))].filter((name) => name !== '');
  const { legalStatus } = entered;
  const asOf = textOf(entered.asOf).trim() || today;
  const found = { title: problemOfTitle(title), holders: problemOfHolders(holders), legalStatus: isLegalStatus(legalStatus) ? null : '请选择法律状态。', asOf: problemOfDay(asOf, today) };
  const problems = Object.entries(found).flatMap(([field, message]) => (message ? [{ field, message }] : []));
  if (problems.length > 0 || !isLegalStatus(legalStatus)) return { ok: false, problems };
  return { ok: true, value: { title, holders, legalStatus, asOf } };
}

function problemOfTitle(title: string): string | null {
  if (title === '') return '请填写专利名称，与专利证书上的一致。';
  return countCodePoints(title) > LONGEST_TITLE ? `专利名称最多 ${LONGEST_TITLE} 个字。` : null;
}

function problemOfDay(day: string, today: CivilDate): string | null {
  if (!isCivilDate(day)) return '请填写核对法律状态的日期，如 2026-03-09。';
  return day > today ? '核对法律状态的日期不能晚于今天。' : null;
}

function problemOfHolders(holders: readonly string[]): string | null {
  if (holders.length === 0) return '请填写专利权人，每行一个。';
  if (holders.length > MOST_HOLDERS) return `专利权人最多 ${MOST_HOLDERS} 个。`;
  const long = holders.find((name) => countCodePoints(name) > LONGEST_HOLDER);
  return long ? `专利权人的名称最多 ${LONGEST_HOLDER} 个字，“${[...long].slice(0, 10).join('')}…”过长。` : null;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const isLegalStatus = (value: unknown): value is LegalStatus => typeof value === 'string' && Object.hasOwn(LEGAL_STATUS, value);
