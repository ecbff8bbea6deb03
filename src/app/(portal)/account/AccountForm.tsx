'use client';

import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useIsAlive } from '../../useIsAlive.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import type { AccountForm as State } from './useAccountForm.ts';
import styles from './account.module.css';

type Props = { form: Pick<State, 'problems' | 'attempt' | 'isBusy'>; verb: string; onSubmit: () => void; /** Beside the button. */ aside?: ReactNode; children: ReactNode };

/**
 * The frame of an account form: what is to be mended, the fields, one button that tells when it is at work. Until the page
 * is alive the browser itself would send the form, and without a method the password would stand in the address bar:
 * the button sleeps until then, and the method is one that puts nothing into the address.
 */
export function AccountForm({ form, verb, onSubmit, aside, children }: Props) {
  const submit = (event: React.FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const isAlive = useIsAlive();
  return (
    <>
      <noscript>
        <p className={styles.note}>浏览器没有启用 JavaScript，不能{verb}。请在浏览器设置中启用后，重新打开本页。</p>
      </noscript>
      <ProblemSummary problems={form.problems} attempt={form.attempt} />
      <form className={styles.form} method="post" noValidate onSubmit={submit}>
        {children}
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" disabled={!isAlive} aria-disabled={form.isBusy}>
            {form.isBusy ? `正在${verb}…` : verb}
          </Button>
          {aside}
        </div>
      </form>
    </>
  );
}
