import { contributionIndex } from '../domain/contributionIndex.ts';
import { findingReasonsOf } from '../domain/forms/findingReasons.ts';
import { productForm } from '../domain/forms/product.ts';
import type { Values } from '../domain/forms/field.ts';
import { inFormOrder, isEmpty, submitProblems } from '../domain/forms/schema.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import type { Problem } from '../domain/result.ts';
import { codeProblems, type KnownCodes } from './codeFacts.ts';
import type { LinkedPatent } from './linkedPatents.ts';
import { productFindings, type FindingContext } from './productFindings.ts';
import { countBySlot, type AttachmentFact } from './rows.ts';
import type { CaseRow } from './types.ts';

type ProductMaterial = {
  row: CaseRow;
  values: Values;
  patents: LinkedPatent[];
  files: AttachmentFact[];
  codes: KnownCodes;
  /** The year whose figures are asked for. */
  dueYear: number;
  enterpriseName: string | null;
};

/** Everything in the product itself that keeps it from being submitted: what blocks by the text checks, and all other problems. */
export function judgeProduct({ row, values, patents, files, codes, dueYear, enterpriseName }: ProductMaterial): { problems: Problem[]; blockingFindings: Problem[] } {
  const findings = productFindings(values, patents, findingReasonsOf(row.finding_reasons), { ...classOf(values, codes), enterpriseName });
  const problems = [
    ...withIndexReason(values, submitProblems(productForm, values, countBySlot(files), dueYear)),
    ...codeProblems(productForm, values, codes),
    ...yearProblem(row, dueYear),
    ...linkProblems(patents),
    ...certificationProblem(values),
    ...findings.unexplained,
  ];
  return { problems: inFormOrder(productForm, problems), blockingFindings: findings.blocking };
}

/** The class in words; `section` of the product classes says goods or service. */
function classOf({ productClass }: Values, codes: KnownCodes): FindingContext {
  const found = codes['product-classes'].get(String(productClass ?? ''));
  return { className: found?.name ?? null, serviceClass: found ? found.section === 'service' : null };
}

/** An index the server computes cannot be "filled in": what is said instead is why it came to nothing. */
export function withIndexReason(values: Values, problems: Problem[]): Problem[] {
  if (values.contributionMethod !== 'spending' || !isEmpty(values.contributionIndex)) return problems;
  const { ipSpending, totalCost, contributionFactor } = values as Record<string, number | null>;
  const index = contributionIndex({ ipSpendingFen: ipSpending ?? null, totalCostFen: totalCost ?? null, k: contributionFactor ?? 1 });
  const others = problems.filter(({ field }) => field !== 'contributionIndex');
  return index.ok ? others : [...others, { field: 'contributionIndex', message: index.reason }];
}

/** A draft begun before New Year still holds the figures of the year before last (spec 3: last year's figures). */
function yearProblem({ figures_year: stored }: CaseRow, dueYear: number): Problem[] {
  if (isEmpty(stored) || Number(stored) === dueYear) return [];
  return [{ field: 'sales', message: `填写的是 ${Number(stored)} 年度的数据，现在应填 ${dueYear} 年度的，请更新产值、销售额等数据。` }];
}

/** A patent that survived an invalidation procedure is named with its case number (spec 3, "Patents"). */
export function linkProblems(patents: readonly Pick<LinkedPatent, 'number' | 'upheld' | 'caseNumber'>[]): Problem[] {
  return patents
    .filter(({ upheld, caseNumber }) => upheld && !caseNumber)
    .map(({ number }) => ({ field: 'patents', message: `请填写专利 ${displayPatentNumber(number)} 的无效宣告案件编号。` }));
}

function certificationProblem(values: Values): Problem[] {
  const message = '参加专利密集型产品认定的产品须公开关联专利。';
  return values.wantsCertification === true && values.patentsDisclosed === false ? [{ field: 'patentsDisclosed', message }] : [];
}
