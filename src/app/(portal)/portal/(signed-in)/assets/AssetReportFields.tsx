'use client';

import { assetReportForm } from '../../../../../domain/forms/assetReport.ts';
import { CompareView } from '../../../kit/CompareView.tsx';
import { FormProvider } from '../../../kit/FormContext.ts';
import { shownFaults } from '../../../kit/formState.ts';
import { KeptOffer } from '../../../kit/KeptOffer.tsx';
import { SaveState } from '../../../kit/SaveState.tsx';
import { StepFields } from '../../../kit/StepBody.tsx';
import type { CaseForm } from '../../../kit/useCaseForm.ts';
import styles from '../../../kit/editor.module.css';

/** All figures of the report with its uploads; saved by itself like every form. */
export function AssetReportFields({ form }: { form: CaseForm }) {
  const { status } = form;
  const [step] = assetReportForm.steps;
  if (!step) return null;
  return (
    <FormProvider value={form}>
      <div className={styles.editor}>
        <KeptOffer form={form} />
        <SaveState status={status} wrong={shownFaults(form.form, form.state)} />
        {status.kind === 'conflict' ? <CompareView theirs={status.theirs} /> : <StepFields step={step} />}
      </div>
    </FormProvider>
  );
}
