import { checkProduct } from '../domain/checks/index.ts';
import { needingReason, type FieldFinding } from '../domain/checks/findings.ts';
import type { Values } from '../domain/forms/field.ts';
import type { Problem } from '../domain/result.ts';

/** What the checks know beyond the form: the class in words, whether it is one of services, who files. */
export type FindingContext = { className?: string | null; serviceClass?: boolean | null; enterpriseName?: string | null };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * The text checks of a product as a submission sees them: what blocks, and warnings the company gave no reason for.
 * `reasons` is by finding code, as the form stores it.
 */
export function productFindings(
  values: Values,
  patents: readonly { title: string; type: string }[],
  reasons: Record<string, string>,
  context: FindingContext = {},
): { all: FieldFinding[]; blocking: Problem[]; unexplained: Problem[] } {
  const all = checkProduct({
    name: text(values.name),
    specification: text(values.model),
    modelsReason: text(values.modelsReason),
    introduction: text(values.introduction),
    trademark: text(values.trademark),
    salesFen: typeof values.sales === 'number' ? values.sales : null,
    patentTitles: patents.map(({ title }) => title),
    ...context,
  });
  const open = needingReason(all).filter(({ code }) => !reasons[code]?.trim());
  return {
    all,
    blocking: all.filter(({ severity }) => severity === 'block').map(asProblem),
    unexplained: open.map((finding) => ({ ...asProblem(finding), message: `${finding.message}如不修改，请说明理由。` })),
  };
}

/** Findings speak of the specification; the form's field is `model`. */
export function formFieldOf(field: FieldFinding['field'], code: FieldFinding['code']): string {
  if (code === 'MODELS') return 'modelsReason';
  return field === 'specification' ? 'model' : field;
}

function asProblem({ field, code, message }: FieldFinding): Problem {
  return { field: formFieldOf(field, code), message };
}
