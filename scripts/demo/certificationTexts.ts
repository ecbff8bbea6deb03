import { PRODUCT_CLASSES } from './referenceTexts.ts';
import type { Row } from './bulk.ts';

/** The real standard and its benchmarks are not to be had: staff import them. */
export const STANDARD = '专利密集型产品评价标准（示例）';

/** What every round of the demo measures. */
export const CRITERIA: Row[] = [
  { name: '每千名从业人员关联专利数', numerator: 'patents', denominator: 'employees', factor: 1000, unit: '件/千人', direction: 'atLeast' },
  { name: '专利市场贡献指数', numerator: 'contributionIndex', denominator: null, factor: 1, unit: '%', direction: 'atLeast' },
  { name: '产品利润率', numerator: 'profit', denominator: 'sales', factor: 100, unit: '%', direction: 'atLeast' },
];

const BASES: [metric: string, base: number, step: number][] = [['每千名从业人员关联专利数', 0.5, 0.1], ['专利市场贡献指数', 8, 0.5], ['产品利润率', 7, 0.4]];

/** A benchmark of each metric for each division, a little different from one to the next; the last division has none, so that this shows too. */
export function benchmarkRows(): Row[] {
  const divisions = PRODUCT_CLASSES.filter(({ level }) => level === 1).slice(0, -1);
  return BASES.flatMap(([metric, base, step]) => divisions.map(({ code }, index) => ({ standard: STANDARD, metric, product_class: code, value: (base + (index % 4) * step).toFixed(2) })));
}

export const EXCLUDED = ['专利市场贡献指数低于基准值，产品与核心专利的关系说明不足。', '产品利润率连续两年低于基准值。', '核心专利只涉及产品的附属部件。'];
export const IN_PUBLICITY = '该产品正在上一批次公示，不重复评定。';
export const DROPPED = '公示期间企业来函说明产品的主要生产已经转让，取消拟认定。';
export const REVOKED = '核查发现申报的产品销售额与企业账目不符，评定依据不成立。';
export const PRODUCT_REVOKED = '核查发现备案内容与实际不符。';
export const WITHDRAWN = '产品已停产，退出市场。';

/** The announcement of a round's publicity, as an editor writes it beforehand. */
export function publicityText(title: string, days: number): { title: string; summary: string; paragraphs: string[] } {
  return {
    title: `关于${title}拟认定产品的公示`,
    summary: `${title}的拟认定产品公示 ${days} 个工作日，任何个人和单位都可以在公示期内实名提出异议。`,
    paragraphs: [
      `根据专利密集型产品认定工作的安排，经审核，下列产品拟列入${title}名单，现予以公示。公示期为 ${days} 个工作日，自公示次日起算。`,
      '公示期内，任何个人和单位都可以实名提出异议，并说明理由、提供证据。异议人的身份只供办理人员核对，不会告知被异议的企业，也不会公开。',
      '公示期满没有异议，或者异议经核查不属实的，予以认定并颁发证书，有效期一年。',
    ],
  };
}
