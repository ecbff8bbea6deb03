import { isHeldBy } from './holderNames.ts';
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
  /** Entered by the company because the register does not know it. */
  isDeclared: boolean;
  /** At least one file lies in the slot of the proof. */
  hasProof: boolean;
};

/** Why a patent cannot be relied on today; the sentences are said where the patent stands. */
export type Unusable = 'notValid' | 'noProof' | 'notHeld';

/** Transferred-in and licensed patents, and those the register does not know, are proven by an upload (spec 2, "Manual"). */
export function needsProof({ obtained, isDeclared }: Pick<PatentFacts, 'obtained' | 'isDeclared'>): boolean {
  return obtained !== 'original' || isDeclared;
}

/**
 * What keeps a product from relying on the patent today, or null: it must be valid, proven where a proof is due, and held
 * by the enterprise (under its present or a former name) unless it was transferred or licensed to it (spec 3, invariant 13).
 */
export function whyUnusable(patent: Omit<PatentFacts, 'number' | 'type'>, names: readonly string[]): Unusable | null {
  if (patent.legalStatus !== 'valid') return 'notValid';
  if (needsProof(patent) && !patent.hasProof) return 'noProof';
  return patent.obtained === 'original' && !isHeldBy(patent.holders, names) ? 'notHeld' : null;
}

export function isUsable(patent: Omit<PatentFacts, 'number' | 'type'>, names: readonly string[]): boolean {
  return whyUnusable(patent, names) === null;
}

/** Lapsed or transferred: when this is true of every linked patent, the company is asked to confirm the withdrawal. */
export function isGone(patent: Pick<PatentFacts, 'legalStatus'>): boolean {
  return patent.legalStatus !== 'valid';
}
