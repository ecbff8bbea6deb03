import type { PatentType } from './patentNumber.ts';

export const LEGAL_STATUS = { valid: '维持有效', lapsed: '失效', transferred: '已转让' } as const;
export const OBTAINED = { original: '原始取得', transferredIn: '受让', licensed: '被许可' } as const;
export const PATENT_SOURCES = { auto: '自动导入', manual: '手工添加' } as const;

export type LegalStatus = keyof typeof LEGAL_STATUS;
export type Obtained = keyof typeof OBTAINED;

export type PatentFacts = {
  number: string;
  type: PatentType;
  holders: string[];
  legalStatus: LegalStatus;
  obtained: Obtained;
};

/**
 * Whether a product may rely on the patent today: valid, and held by the enterprise (under its present or a
 * former name) or licensed to it (spec 3, "Patents"; invariant 13).
 */
export function isUsable(patent: PatentFacts, names: readonly string[]): boolean {
  if (patent.legalStatus !== 'valid') return false;
  if (patent.obtained === 'licensed') return true;
  return patent.holders.some((holder) => names.includes(holder));
}

/** Lapsed or transferred: when this is true of every linked patent, the company is asked to confirm the withdrawal. */
export function isGone(patent: Pick<PatentFacts, 'legalStatus'>): boolean {
  return patent.legalStatus !== 'valid';
}
