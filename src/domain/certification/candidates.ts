import { toCivilDate, type CivilDate } from '../civilDate.ts';

/** What decides whether a product takes part in a certification round (认定批次). */
export type ProductStanding = {
  status: string;
  wantsCertification: boolean;
  patentsDisclosed: boolean;
  /** Year of filing, and the instant its filed form was submitted. */
  filingYear: number;
  submittedAt: Date | null;
  /** The accepted update for the round's year: the instant it was submitted; null without one. */
  updateSubmittedAt: Date | null;
  /** The report on the year before the round's is there and complete. */
  hasAssetReport: boolean;
};

export type RoundDates = { year: number; closesOn: CivilDate };

/** Why a product is left out of a round, in the words its company and the officer read. Source: spec 5, 认定批次. */
export const LEFT_OUT = {
  notFiled: '不是“已备案”状态',
  notWanted: '没有选择参加认定',
  notCurrent: '没有完成本年度的备案或者信息更新',
  late: '截止日以后才提交备案或者信息更新',
  notDisclosed: '没有公开关联专利',
  noAssetReport: '没有上一年度资产信息',
} as const;

export type LeftOutReason = keyof typeof LEFT_OUT;

/** Every reason the product is left out for; none: it is a candidate. */
export function leftOutReasons(product: ProductStanding, round: RoundDates): LeftOutReason[] {
  const submitted = currentSince(product, round.year);
  const reasons: [LeftOutReason, boolean][] = [
    ['notFiled', product.status !== 'filed'],
    ['notWanted', !product.wantsCertification],
    ['notCurrent', submitted === null],
    ['late', submitted !== null && toCivilDate(submitted) > round.closesOn],
    ['notDisclosed', !product.patentsDisclosed],
    ['noAssetReport', !product.hasAssetReport],
  ];
  return reasons.flatMap(([reason, applies]) => (applies ? [reason] : []));
}

/** When what is current in the year was handed in: the filing in its own year, later the update. null: neither. */
function currentSince({ filingYear, submittedAt, updateSubmittedAt }: ProductStanding, year: number): Date | null {
  return filingYear === year ? submittedAt : updateSubmittedAt;
}
