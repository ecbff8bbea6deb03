import industries from './data/gbt4754-2017.json' with { type: 'json' };
import thresholds from './data/enterprise-size-2017.json' with { type: 'json' };
import { findCode } from './codes.ts';
import { failure, success, type Result } from './result.ts';

/** Size classes of an enterprise, largest first. */
export const SIZE_CLASSES = { large: '大型', medium: '中型', small: '小型', micro: '微型' } as const;
export type SizeClass = keyof typeof SIZE_CLASSES;

/** `industry`: a code of GB/T 4754-2017. Revenue and assets in 万元, staff in persons; null or left out means not entered. */
export type SizeFacts = {
  industry: string;
  employees?: number | null;
  revenueWan?: number | null;
  assetsWan?: number | null;
};

/**
 * The size class by the thresholds of the industry. Each indicator gives a grade and the lowest counts: large, medium and small
 * need every indicator at its bound. Fails with a sentence that names the missing indicator, or that the industry is not covered.
 * Source: 统计上大中小微型企业划分办法（2017）.
 */
export function suggestSizeClass(facts: SizeFacts): Result<SizeClass> {
  const explained = explainSizeClass(facts);
  return explained.ok ? success(explained.value.size) : explained;
}

/** `reason`: the industry and each figure with the class it stands for alone, for the person who decides. */
export type ExplainedSize = { size: SizeClass; reason: string };

/** As {@link suggestSizeClass}, with its reason in a sentence. */
export function explainSizeClass(facts: SizeFacts): Result<ExplainedSize> {
  const entry = findCode(industries, facts.industry);
  if (!entry) return failure('请先选择所属行业。');
  const rule = ruleFor(entry.code, entry.section ?? '');
  if (!rule) return failure(`“${entry.name}”不在国家统计局企业规模划分办法的范围内，请自行选择企业规模。`);
  const grades: SizeClass[] = [];
  const parts: string[] = [];
  for (const { indicator, ...bounds } of rule.indicators) {
    const input = INPUTS[indicator as Indicator];
    const figure = facts[input.field];
    if (figure === null || figure === undefined) return failure(`请填写${input.name}，才能判断企业规模。`);
    if (!Number.isFinite(figure) || figure < 0) return failure(`${input.name}不能为负数，请核对。`);
    const grade = gradeOf(figure, bounds);
    grades.push(grade);
    parts.push(`${input.name} ${figure.toLocaleString('zh-CN')} ${input.unit}，属于${SIZE_CLASSES[grade]}`);
  }
  const lowestCounts = parts.length > 1 ? '；各项指标取较低的一级' : '';
  return success({ size: lowest(grades), reason: `按${rule.name}标准：${parts.join('；')}${lowestCounts}。` });
}

type Indicator = 'employees' | 'revenue' | 'assets';
type Bounds = { large: number; medium: number; small: number };
type Rule = (typeof thresholds.classes)[number];

const INPUTS = {
  employees: { field: 'employees', name: '从业人数', unit: '人' },
  revenue: { field: 'revenueWan', name: '营业收入', unit: '万元' },
  assets: { field: 'assetsWan', name: '资产总额', unit: '万元' },
} as const;

const ORDER: SizeClass[] = ['large', 'medium', 'small', 'micro'];

/** The longest matching code wins; the letter of the section is the weakest. */
function ruleFor(code: string, section: string): Rule | undefined {
  for (let length = code.length; length > 0; length -= 1) {
    const rule = thresholds.classes.find(({ match }) => match.includes(code.slice(0, length)));
    if (rule) return rule;
  }
  return thresholds.classes.find(({ match }) => match.includes(section));
}

function gradeOf(figure: number, bounds: Bounds): SizeClass {
  if (figure >= bounds.large) return 'large';
  if (figure >= bounds.medium) return 'medium';
  return figure >= bounds.small ? 'small' : 'micro';
}

function lowest(grades: SizeClass[]): SizeClass {
  return ORDER.findLast((grade) => grades.includes(grade)) ?? 'micro';
}
