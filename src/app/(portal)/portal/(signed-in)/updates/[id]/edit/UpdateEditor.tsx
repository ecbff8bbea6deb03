'use client';

import { useMemo } from 'react';
import { productUpdateForm } from '../../../../../../../domain/forms/productUpdate.ts';
import type { Refusal } from '../../../../../../../queries/portalCases.ts';
import type { PortalUpdate } from '../../../../../../../queries/portalUpdates.ts';
import { CaseEditor } from '../../../../../kit/CaseEditor.tsx';
import { CheckStep } from '../../../../../kit/CheckStep.tsx';
import { DiscardDraft } from '../../../../../kit/DiscardDraft.tsx';
import { StepButtons, StepFields, StepHead } from '../../../../../kit/StepBody.tsx';
import { useCaseForm } from '../../../../../kit/useCaseForm.ts';
import { useSteps } from '../../../../../kit/useSteps.ts';
import { ProductContext } from '../../../products/[id]/edit/ProductContext.ts';
import { currentFindings } from '../../../products/[id]/edit/currentFindings.ts';
import { UpdateContext } from './UpdateContext.ts';
import { UpdatePatents, UpdatePatentsSummary } from './UpdatePatents.tsx';
import { UPDATE_EXTRAS } from './updateExtras.tsx';
import { useUpdateFindings } from './useUpdateFindings.ts';
import { KnownPatents, useLinkedPatents } from './useUpdateLinks.ts';
import styles from '../../../../../kit/editor.module.css';

type Props = { update: PortalUpdate; refusal: Refusal | null; /** Present and former names of the enterprise. */ names: readonly string[]; account: string };

const STEPS = [...productUpdateForm.steps, { key: 'check', label: '核对并提交' }];
const DECLARATION = '提交即表示：以上数据和材料真实、准确、完整，产品和专利信息与实际一致，本单位对此负责。';

/** The update in its three steps, what is filed beside what is typed, and the page on which everything is checked and submitted. */
export function UpdateEditor({ update, refusal, names, account }: Props) {
  const { id, year, record, before, current } = update;
  const steps = useSteps(STEPS);
  const form = useCaseForm({ collection: 'product-updates', record, files: update.files, year: year - 1, account, refusal, extras: UPDATE_EXTRAS });
  const known = useMemo(() => new KnownPatents([...current, ...update.patents]), [current, update.patents]);
  const links = useLinkedPatents(form.state.values, known);
  const found = useUpdateFindings(form.state.values, before.values, links, names[0]);
  const { faults } = form.state;
  const findings = useMemo(() => currentFindings(found, faults), [found, faults]);
  const product = useMemo(() => ({ links, setLinks: () => undefined, names, findings: findings.all, looksUpBarcodes: false }), [links, names, findings]);
  const view = useMemo(() => ({ before, current }), [before, current]);
  const goTo = (field: string) => steps.open(stepOf(field), { field, returning: steps.current.key === 'check' || steps.returning });
  const common = { form, steps, onGo: goTo };
  return (
    <UpdateContext.Provider value={view}>
      <ProductContext.Provider value={product}>
        <CaseEditor {...common} refusal={refusal}>
          {steps.current.key === 'check' ? (
            <CheckStep {...common} collection="product-updates" receipt={`/portal/updates/${id}/edit?step=receipt`} label="提交更新" declaration={DECLARATION} problems={[...findings.blocking, ...findings.unexplained]} extra={(step) => step.key === 'facts' && <UpdatePatentsSummary onGo={goTo} />} />
          ) : (
            <UpdateStep step={steps.current.key} known={known} />
          )}
          {steps.current.key !== 'check' && <StepButtons steps={steps} onLeave={form.session.flush} />}
          {record.submittedAt === null && <DiscardDraft collection="product-updates" id={id} what="这份草稿" to="/portal/updates" />}
        </CaseEditor>
      </ProductContext.Provider>
    </UpdateContext.Provider>
  );
}

function UpdateStep({ step: key, known }: { step: string; known: KnownPatents }) {
  const step = productUpdateForm.steps.find((each) => each.key === key);
  if (!step) return null;
  return (
    <div className={styles.check}>
      <StepHead step={step} />
      <StepFields step={step} />
      {key === 'facts' && <UpdatePatents known={known} />}
    </div>
  );
}

/** Patents are kept beside the form and belong to the second step. */
function stepOf(field: string): string {
  const found = productUpdateForm.steps.find(({ fields, slots }) => [...fields, ...slots].some(({ name }) => name === field));
  return found?.key ?? 'facts';
}
