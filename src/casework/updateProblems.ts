import type { Values } from '../domain/forms/field.ts';
import { changesFacts, productUpdateForm } from '../domain/forms/productUpdate.ts';
import { inFormOrder, submitProblems } from '../domain/forms/schema.ts';
import type { Problem } from '../domain/result.ts';
import { linkProblems, withIndexReason } from './productProblems.ts';

type UpdateMaterial = {
  values: Values;
  slotCounts: Record<string, number>;
  /** The product's values as they are filed. */
  product: Values;
  /** The patents as they shall be, when they are changed. */
  patents: readonly { number: string; upheld: boolean; caseNumber: string | null }[] | null;
  /** Year of the figures. */
  year: number;
};

/** Everything in the update itself that keeps it from being submitted, but for the text checks and the code tables. */
export function judgeUpdate({ values, slotCounts, product, patents, year }: UpdateMaterial): Problem[] {
  const problems = [
    ...withIndexReason(values, submitProblems(productUpdateForm, values, slotCounts, year)),
    ...linkProblems(patents ?? []),
    ...disclosureProblem(values, product),
  ];
  return inFormOrder(productUpdateForm, problems);
}

/** Certification needs disclosed patents; whether they are is a fact of the product unless this update changes it. */
function disclosureProblem(values: Values, product: Values): Problem[] {
  if (values.wantsCertification !== true) return [];
  const changes = changesFacts(values);
  if ((changes ? values.patentsDisclosed : product.patentsDisclosed) !== false) return [];
  if (changes) return [{ field: 'patentsDisclosed', message: '参加专利密集型产品认定的产品须公开关联专利。' }];
  return [{ field: 'wantsCertification', message: '这个产品没有公开关联专利，不能参加认定。要参加的，请选择“有变化，需要修改”，并公开关联专利。' }];
}
