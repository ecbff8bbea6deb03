import { checkFigures } from './figures.ts';
import type { CheckedField, FieldFinding, Finding } from './findings.ts';
import { checkIntroduction } from './introduction.ts';
import { checkProductClass, isServiceClass } from './productClass.ts';
import { checkProductName } from './productName.ts';
import { checkSpecification } from './specification.ts';

/**
 * What the checks look at; all but the name may be missing, as in a draft. `productClass` is the code of the chosen class and
 * `className` its name; `serviceClass` overrides what the code says about goods or services.
 */
export type CheckedProduct = {
  name: string;
  specification?: string | null;
  modelsReason?: string | null;
  introduction?: string | null;
  trademark?: string | null;
  productClass?: string | null;
  className?: string | null;
  serviceClass?: boolean | null;
  patentTitles?: readonly string[];
  enterpriseName?: string | null;
  salesFen?: number | null;
};

/** All checks of a product filing, each finding with the input it stands at. */
export function checkProduct(facts: CheckedProduct): FieldFinding[] {
  const { name, modelsReason, trademark, className } = facts;
  const serviceClass = facts.serviceClass ?? isServiceClass(facts.productClass ?? '');
  return [
    ...at('name', checkProductName(name, { ...facts, serviceClass })),
    ...at('specification', checkSpecification(facts.specification ?? '', { reason: modelsReason, productName: name, className, trademark })),
    ...at('introduction', checkIntroduction(facts.introduction ?? '', facts)),
    ...at('productClass', checkProductClass({ productName: name, className, serviceClass })),
    ...at('sales', checkFigures(facts)),
  ];
}

function at(field: CheckedField, findings: Finding[]): FieldFinding[] {
  return findings.map((found) => ({ ...found, field }));
}
