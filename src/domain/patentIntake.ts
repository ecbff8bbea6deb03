import { LEGAL_STATUS, type LegalStatus } from './patents.ts';
import { displayPatentNumber, type PatentList, type PatentType } from './patentNumber.ts';

/** What a source of patents says of one number; `asOf` is the day of its legal status. */
export type FoundPatent = { number: string; title: string; type: PatentType; holders: string[]; legalStatus: LegalStatus; asOf: string | null };

/** `addable`: held by the enterprise and not yet in its list. All others stay out, and the message says why. */
export type ListedOutcome = 'addable' | 'already' | 'heldByOthers' | 'notFound' | 'invalid' | 'duplicate';

/** One number of a pasted list. `line` counts from 1; `patent` only where the enterprise holds it. */
export type ListedLine = { line: number; text: string; outcome: ListedOutcome; message: string; patent: FoundPatent | null };

export const OUTCOMES: Record<ListedOutcome, { label: string; tone: 'good' | 'neutral' | 'waiting' | 'bad' }> = {
  addable: { label: '可以添加', tone: 'good' },
  already: { label: '已在列表中', tone: 'neutral' },
  duplicate: { label: '重复', tone: 'neutral' },
  heldByOthers: { label: '权利人不符', tone: 'waiting' },
  notFound: { label: '没有找到', tone: 'waiting' },
  invalid: { label: '号码有误', tone: 'bad' },
};

/**
 * Judges every line of a pasted list in its order. A patent counts as held when one of its holders bears one of the
 * names; who else holds a patent is not told, for the register is no public search (spec 10).
 */
export function judgeListed(list: PatentList, names: readonly string[], known: ReadonlyMap<string, { patent: FoundPatent | null; isOwn: boolean }>): ListedLine[] {
  const good = list.good.map(({ line, number }) => ({ line, text: displayPatentNumber(number), ...judge(known.get(number), names) }));
  const bad = list.bad.map(({ line, text, reason }) => ({ line, text, outcome: 'invalid' as const, message: reason, patent: null }));
  const again = list.duplicates.map(({ line, text, firstLine }) => ({ line, text, outcome: 'duplicate' as const, message: `与第 ${firstLine} 行是同一件专利，只计一次。`, patent: null }));
  return [...good, ...bad, ...again].toSorted((a, b) => a.line - b.line);
}

function judge(known: { patent: FoundPatent | null; isOwn: boolean } | undefined, names: readonly string[]): Pick<ListedLine, 'outcome' | 'message' | 'patent'> {
  const patent = known?.patent ?? null;
  if (known?.isOwn) return { outcome: 'already', message: '这件专利已在您的列表中，不会重复添加。', patent: null };
  if (!patent) return { outcome: 'notFound', message: '登记数据中没有这个专利号。请对照专利证书核对；刚授权的专利可以过几天再试。', patent: null };
  if (!patent.holders.some((holder) => names.includes(holder))) return { outcome: 'heldByOthers', message: HELD_BY_OTHERS, patent: null };
  const message = patent.legalStatus === 'valid' ? '您单位是专利权人，按“原始取得”添加。' : `法律状态为“${LEGAL_STATUS[patent.legalStatus]}”，可以添加，但不能用于产品备案。`;
  return { outcome: 'addable', message, patent };
}

const HELD_BY_OTHERS = '登记的专利权人不是您单位，也不是您单位的曾用名。受让或被许可的专利须上传证明，此项服务开放前暂不能添加。';
