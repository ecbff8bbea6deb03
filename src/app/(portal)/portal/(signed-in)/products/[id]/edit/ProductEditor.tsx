'use client';

import { useMemo, useState } from 'react';
import { productForm } from '../../../../../../../domain/forms/product.ts';
import type { OwnFile, OwnRecord, Refusal } from '../../../../../../../queries/portalCases.ts';
import type { OwnLink } from '../../../../../../../queries/portalProducts.ts';
import { CaseEditor } from '../../../../../kit/CaseEditor.tsx';
import { CheckStep } from '../../../../../kit/CheckStep.tsx';
import { DiscardDraft } from '../../../../../kit/DiscardDraft.tsx';
import { StepButtons, StepFields, StepHead } from '../../../../../kit/StepBody.tsx';
import { useCaseForm } from '../../../../../kit/useCaseForm.ts';
import { useSteps } from '../../../../../kit/useSteps.ts';
import { PatentsStep, PatentsSummary } from './PatentsStep.tsx';
import { currentFindings } from './currentFindings.ts';
import { linkProblems } from './linkProblems.ts';
import { ProductContext } from './ProductContext.ts';
import { PRODUCT_EXTRAS } from './productExtras.tsx';
import { useProductFindings } from './useProductFindings.ts';
import styles from '../../../../../kit/editor.module.css';

type Props = {
  record: OwnRecord;
  files: readonly OwnFile[];
  refusal: Refusal | null;
  links: readonly OwnLink[];
  /** Present and former names of the enterprise. */
  names: readonly string[];
  year: number;
  account: string;
  looksUpBarcodes: boolean;
};

const STEPS = [...productForm.steps, { key: 'check', label: '核对并提交' }];
const DECLARATION = '提交即表示：以上内容和材料真实、准确、完整，本单位对此负责，并同意平台公开产品名称、规格型号、分类、介绍、产品主图和其他图片。';

/** The filing form in its three steps, and the page on which everything is checked and submitted. */
export function ProductEditor({ record, files, refusal, links: opened, names, year, account, looksUpBarcodes }: Props) {
  const steps = useSteps(STEPS);
  const form = useCaseForm({ collection: 'products', record, files, year, account, refusal, extras: PRODUCT_EXTRAS });
  const [links, setLinks] = useState(opened);
  const found = useProductFindings(form.state.values, links, names[0]);
  const { faults } = form.state;
  const findings = useMemo(() => currentFindings(found, faults), [found, faults]);
  const product = useMemo(() => ({ links, setLinks, names, findings: findings.all, looksUpBarcodes }), [links, names, findings, looksUpBarcodes]);
  const goTo = (field: string) => steps.open(stepOf(field), { field, returning: steps.current.key === 'check' || steps.returning });
  const common = { form, steps, onGo: goTo };
  return (
    <ProductContext.Provider value={product}>
      <CaseEditor {...common} refusal={refusal}>
        {steps.current.key === 'check' ? (
          <CheckStep {...common} collection="products" receipt={`/portal/products/${record.id}/edit?step=receipt`} label="提交备案" declaration={DECLARATION} problems={[...findings.blocking, ...findings.unexplained, ...linkProblems(links, names, form.state.values)]} extra={(step) => step.key === 'patents' && <PatentsSummary onGo={goTo} />} />
        ) : (
          <ProductStep step={steps.current.key} />
        )}
        {steps.current.key !== 'check' && <StepButtons steps={steps} onLeave={form.session.flush} />}
        {record.submittedAt === null && <DiscardDraft collection="products" id={record.id} what="这份草稿" to="/portal/products" />}
      </CaseEditor>
    </ProductContext.Provider>
  );
}

function ProductStep({ step: key }: { step: string }) {
  const step = productForm.steps.find((each) => each.key === key);
  if (!step) return null;
  return (
    <div className={styles.check}>
      <StepHead step={step} />
      <StepFields step={step}>{key === 'patents' && <PatentsStep />}</StepFields>
    </div>
  );
}

/** Linked patents are rows of their own and belong to the second step. */
function stepOf(field: string): string {
  const found = productForm.steps.find(({ fields, slots }) => [...fields, ...slots].some(({ name }) => name === field));
  return found?.key ?? 'patents';
}
