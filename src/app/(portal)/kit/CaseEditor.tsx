'use client';

import type { ReactNode } from 'react';
import type { Refusal } from '../../../queries/portalCases.ts';
import { CompareView } from './CompareView.tsx';
import { FormProvider } from './FormContext.ts';
import { shownFaults } from './formState.ts';
import { KeptOffer } from './KeptOffer.tsx';
import { Objections } from './Objections.tsx';
import { SaveState } from './SaveState.tsx';
import { StepNav } from './StepNav.tsx';
import type { CaseForm } from './useCaseForm.ts';
import type { Steps } from './useSteps.ts';
import styles from './editor.module.css';

type Props = {
  form: CaseForm;
  steps: Steps;
  refusal?: Refusal | null;
  /** Opens the step of a field and puts the cursor there. */
  onGo: (field: string) => void;
  children: ReactNode;
};

/** The frame of a form in steps: how saving goes, what an earlier visit left, the reviewer's objections, the step itself. */
export function CaseEditor({ form, steps, refusal, onGo, children }: Props) {
  const { status, session } = form;
  return (
    <FormProvider value={form}>
      <div className={styles.editor}>
        <KeptOffer form={form} />
        {refusal && <Objections form={form.form} refusal={refusal} year={form.year} onGo={onGo} />}
        <StepNav steps={steps} onLeave={() => void session.flush()} />
        <SaveState status={status} wrong={shownFaults(form.form, form.state)} />
        {status.kind === 'conflict' ? <CompareView theirs={status.theirs} /> : children}
      </div>
    </FormProvider>
  );
}
