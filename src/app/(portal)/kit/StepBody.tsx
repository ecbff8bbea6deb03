'use client';

import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Step } from '../../../domain/forms/field.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { FieldInput } from './FieldInput.tsx';
import { useForm } from './FormContext.ts';
import { SlotUpload } from './SlotUpload.tsx';
import { focusField, type Steps } from './useSteps.ts';
import styles from './editor.module.css';

/** All fields and uploads of one step, generic over the descriptor; `children` stand between the two. */
export function StepFields({ step, children }: { step: Step; children?: ReactNode }) {
  return (
    <div className={styles.fields}>
      {step.fields.map((field) => (
        <FieldInput key={field.name} field={field} />
      ))}
      {children}
      {step.slots.map((slot) => (
        <SlotUpload key={slot.name} slot={slot} />
      ))}
    </div>
  );
}

/** Heading, guidance and, once the form has been checked, what is still wrong in this step. */
export function StepHead({ step, intro }: { step: Pick<Step, 'label'> & Partial<Step>; intro?: ReactNode }) {
  const { problems, checked } = useForm();
  const names = [...(step.fields ?? []), ...(step.slots ?? [])].map(({ name }) => name);
  const here = checked ? problems.filter(({ field }) => names.includes(field)) : [];
  return (
    <>
      <h2 id="step" tabIndex={-1} className={styles.stepHeading}>
        {step.label}
      </h2>
      {(intro ?? step.intro) && <p className={styles.intro}>{intro ?? step.intro}</p>}
      <ErrorSummary problems={here} onGo={focusField} />
    </>
  );
}

/** On to the next step, or back to the answers the person came from. */
export function StepButtons({ steps, onLeave }: { steps: Steps; onLeave: () => Promise<unknown> }) {
  const { list, current, returning, open } = steps;
  const index = list.findIndex(({ key }) => key === current.key);
  const next = returning ? list.at(-1) : list[index + 1];
  const previous = list[index - 1];
  const go = (key: string) => (void onLeave(), open(key));
  return (
    <div className={styles.buttons}>
      {next && (
        <Button type="primary" onClick={() => go(next.key)}>
          {returning ? '返回核对' : `下一步：${next.label}`}
        </Button>
      )}
      {previous && !returning && <Button onClick={() => go(previous.key)}>上一步</Button>}
    </div>
  );
}
