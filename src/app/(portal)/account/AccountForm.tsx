'use client';

import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ProblemSummary } from './ProblemSummary.tsx';
import type { AccountForm as State } from './useAccountForm.ts';
import styles from './account.module.css';

type Props = { form: Pick<State, 'problems' | 'attempt' | 'isBusy'>; verb: string; onSubmit: () => void; /** Beside the button. */ aside?: ReactNode; children: ReactNode };

/** The frame of an account form: what is to be mended, the fields, one button that tells when it is at work. */
export function AccountForm({ form, verb, onSubmit, aside, children }: Props) {
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <>
      <ProblemSummary problems={form.problems} attempt={form.attempt} />
      <form className={styles.form} noValidate onSubmit={submit}>
        {children}
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" aria-disabled={form.isBusy}>
            {form.isBusy ? `正在${verb}…` : verb}
          </Button>
          {aside}
        </div>
      </form>
    </>
  );
}
