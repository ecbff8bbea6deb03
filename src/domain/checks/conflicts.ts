import { contributionIndex } from '../contributionIndex.ts';
import type { Values } from '../forms/field.ts';
import type { Advice } from './reportFigures.ts';
import { formatWan } from '../money.ts';
import { explainSizeClass, SIZE_CLASSES, type SizeClass } from '../sizeClass.ts';
import { hasSeveralModels } from './specification.ts';
import { parseUscc } from '../uscc.ts';

/** Something in a submission that does not fit together. `bad`: it cannot pass so; `waiting`: the reviewer should look. */
export type Conflict = { field: string; tone: 'bad' | 'waiting'; message: string };

/** Figures of the enterprise's asset report for the same year, integer fen; null while there is none. */
export type ReportFigures = { productSales: number | null; totalCost: number | null; operatingRevenue: number | null; totalAssets: number | null; employees: number | null } | null;

export type LinkedFacts = { number: string; title: string; why: string | null; otherProducts: number };

const fenOf = (values: Values, name: string): number | null => (typeof values[name] === 'number' ? (values[name] as number) : null);
const wan = (fen: number) => `${formatWan(fen)} 万元`;

/** What a reviewer of a product filing should see at a glance: patents that may not be relied on, figures that contradict each other. */
export function productConflicts(values: Values, patents: readonly LinkedFacts[], report: ReportFigures): Conflict[] {
  return [...patentConflicts(patents), ...zeroFigures(values), ...inconsistentFigures(values), ...againstReport(values, report), ...indexConflict(values)];
}

/** What a reviewer of a real-name verification should see at a glance. */
export function verificationConflicts(values: Values, facts: { presentName: string | null; sameUscc: number; report: ReportFigures; advice?: readonly Advice[] }): Conflict[] {
  const { presentName, sameUscc, report, advice = [] } = facts;
  const uscc = parseUscc(String(values.uscc ?? ''));
  return [
    ...(presentName && presentName !== values.name ? [look('name', `单位原名“${presentName}”，这次改为“${String(values.name ?? '')}”，请核对证照。`)] : []),
    ...(uscc.ok && uscc.warning ? [look('uscc', uscc.warning)] : []),
    ...(sameUscc > 0 ? [look('uscc', `另有 ${sameUscc} 份认证也填写了这个统一社会信用代码，请核对是否重复注册。`)] : []),
    ...sizeConflict(values, report),
    ...advice.map(({ field, message }) => look(field, `资产信息：${message}`)),
  ];
}

/** Several models with a reason are for the reviewer to judge (spec 3, MODELS); without one they are a finding that blocks. */
export function severalModels({ model, modelsReason }: Values): Conflict[] {
  const reason = String(modelsReason ?? '').trim();
  if (reason === '' || !hasSeveralModels(String(model ?? ''))) return [];
  return [look('modelsReason', `填写了多个型号，单位说明的理由是“${reason}”，请核对能否作为一件产品备案。`)];
}

function patentConflicts(patents: readonly LinkedFacts[]): Conflict[] {
  const unusable = patents.flatMap(({ number, why }): Conflict[] => (why ? [{ field: 'patents', tone: 'bad', message: `专利 ${number} ${why}，现在不能用于备案。` }] : []));
  const shared = patents.filter(({ otherProducts }) => otherProducts > 0);
  if (shared.length === 0) return unusable;
  return [...unusable, look('patents', `${shared.length} 件专利还关联了其他产品（见“关联专利”），请核对是否确实用于本产品。`)];
}

const MAY_NOT_BE_ZERO: Record<string, string> = { output: '产值', totalCost: '总成本', marketShare: '市场占有率' };

function zeroFigures(values: Values): Conflict[] {
  const zero = Object.entries(MAY_NOT_BE_ZERO).filter(([name]) => values[name] === 0);
  const sales: Conflict[] = values.sales === 0 ? [{ field: 'sales', tone: 'bad', message: '上一年度销售额为 0，不符合备案条件。' }] : [];
  return [...sales, ...zero.map(([name, label]) => look(name, `${label}填写为 0，请核对。`))];
}

/** Pairs of which the first should not exceed the second. */
const NOT_ABOVE: [name: string, label: string, limit: string, limitLabel: string][] = [
  ['sales', '销售额', 'output', '产值'],
  ['exportValue', '出口额', 'sales', '销售额'],
  ['profit', '利润', 'sales', '销售额'],
  ['ipSpending', '该产品知识产权经费支出', 'totalCost', '总成本'],
  ['ipSpending', '该产品知识产权经费支出', 'ipSpendingTotal', '累计知识产权经费支出'],
];

function inconsistentFigures(values: Values): Conflict[] {
  return NOT_ABOVE.flatMap(([name, label, limit, limitLabel]) => above(name, label, fenOf(values, name), limitLabel, fenOf(values, limit)));
}

function againstReport(values: Values, report: ReportFigures): Conflict[] {
  if (!report) return [];
  return [
    ...above('sales', '该产品销售额', fenOf(values, 'sales'), '资产信息中的产品销售总额', report.productSales),
    ...above('totalCost', '该产品总成本', fenOf(values, 'totalCost'), '资产信息中的总成本', report.totalCost),
  ];
}

function above(field: string, label: string, value: number | null, limitLabel: string, limit: number | null): Conflict[] {
  if (value === null || limit === null || value <= limit) return [];
  return [look(field, `${label} ${wan(value)}，高于${limitLabel} ${wan(limit)}，请核对。`)];
}

/** Method (1) is computed from the figures beside it; a different result means one of them was changed elsewhere. */
function indexConflict(values: Values): Conflict[] {
  if (values.contributionMethod !== 'spending') return [];
  const computed = contributionIndex({ ipSpendingFen: fenOf(values, 'ipSpending'), totalCostFen: fenOf(values, 'totalCost'), k: Number(values.contributionFactor ?? 1) });
  if (!computed.ok) return [look('contributionIndex', computed.reason)];
  if (Number(computed.value.percent) === Number(values.contributionIndex)) return [];
  return [look('contributionIndex', `填写为 ${String(values.contributionIndex ?? '空')}%，按公式计算为 ${computed.value.percent}%：${computed.value.formula}。`)];
}

function sizeConflict(values: Values, report: ReportFigures): Conflict[] {
  if (!report || !values.sizeClass) return [];
  const toWan = (fen: number | null) => (fen === null ? null : fen / 1_000_000);
  const suggested = explainSizeClass({ industry: String(values.industry ?? ''), employees: report.employees, revenueWan: toWan(report.operatingRevenue), assetsWan: toWan(report.totalAssets) });
  if (!suggested.ok || suggested.value.size === values.sizeClass) return [];
  return [look('sizeClass', `填写为“${SIZE_CLASSES[values.sizeClass as SizeClass] ?? ''}”，按划分办法应为“${SIZE_CLASSES[suggested.value.size]}”（${suggested.value.reason.slice(0, -1)}）。`)];
}

function look(field: string, message: string): Conflict {
  return { field, tone: 'waiting', message };
}
