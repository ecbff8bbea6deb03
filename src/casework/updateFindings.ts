import type { FieldFinding } from '../domain/checks/findings.ts';
import type { Values } from '../domain/forms/field.ts';
import { changesFacts } from '../domain/forms/productUpdate.ts';
import type { Problem } from '../domain/result.ts';
import { formFieldOf, productFindings, type FindingContext } from './productFindings.ts';

type Titled = { title: string; type: string };
export type UpdateFindings = { all: FieldFinding[]; blocking: Problem[]; unexplained: Problem[] };

const NONE: UpdateFindings = { all: [], blocking: [], unexplained: [] };
/** What a text check may find fault with in an update; the name is the filed one, and figures have a guard of their own. */
const CHECKED = ['model', 'modelsReason', 'introduction'];

/** The text checks of the facts an update changes, read together with the name and class as they are filed. */
export function updateFindings(values: Values, product: Values, patents: readonly Titled[], context: FindingContext): UpdateFindings {
  if (!changesFacts(values)) return NONE;
  const reasons = (values.findingReasons as Record<string, string> | null) ?? {};
  const found = productFindings({ ...values, name: product.name, sales: null }, patents, reasons, context);
  const isOurs = ({ field }: Problem) => CHECKED.includes(field);
  return {
    all: found.all.filter(({ field, code }) => CHECKED.includes(formFieldOf(field, code))),
    blocking: found.blocking.filter(isOurs),
    unexplained: found.unexplained.filter(isOurs),
  };
}
