import { checkFigures } from './figures.ts';
import type { CheckedField, FieldFinding, Finding } from './findings.ts';
import { checkIntroduction } from './introduction.ts';
import { checkProductClass } from './productClass.ts';
import { checkProductName } from './productName.ts';
import { checkSpecification } from './specification.ts';

/** What the checks look at. Everything but the name may be missing, as in a draft. */
export type CheckedProduct = {
  name: string;
  specification?: string | null;
  modelsReason?: string | null;
  introduction?: string | null;
  trademark?: string | null;
  className?: string | null;
  serviceClass?: boolean | null;
  patentTitles?: readonly string[];
  enterpriseName?: string | null;
  salesFen?: number | null;
};

/** All checks of a product filing, each finding with the input it stands at. */
export function checkProduct(facts: CheckedProduct): FieldFinding[] {
  const { name, modelsReason, trademark, className, serviceClass } = facts;
  return [
    ...at('name', checkProductName(name, facts)),
    ...at('specification', checkSpecification(facts.specification ?? '', { reason: modelsReason, productName: name, className, trademark })),
    ...at('introduction', checkIntroduction(facts.introduction ?? '', facts)),
    ...at('productClass', checkProductClass({ productName: name, className, serviceClass })),
    ...at('sales', checkFigures(facts)),
  ];
}

function at(field: CheckedField, findings: Finding[]): FieldFinding[] {
  return findings.map((found) => ({ ...found, field }));
}
