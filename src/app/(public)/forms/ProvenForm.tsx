'use client';

import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import controls from '../components/form.module.css';
import styles from './forms.module.css';

type Props = { action: string; submit: string; working: string; proves: boolean; children: ReactNode };

/**
 * The form of the page. Where scripts run it works for its answer before it is sent; where they do not, or the browser
 * cannot, it is sent as it is, and the server counts such answers more strictly.
 */
export function ProvenForm({ action, submit, working, proves, children }: Props) {
  const captcha = useCaptcha();
  const solution = useRef<HTMLInputElement>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    if (!proves) return;
    event.preventDefault();
    const form = event.currentTarget;
    if (isBusy) return;
    setBusy(true);
    const solved = await captcha.solve();
    if (solution.current) solution.current.value = solved ?? '';
    form.submit();
  };
  return (
    <form className={styles.form} action={action} method="post" noValidate onSubmit={(event) => void send(event)}>
      {children}
      <input ref={solution} type="hidden" name="captcha" defaultValue="" />
      <div className={styles.send}>
        {proves && <CaptchaLine captcha={captcha} quiet />}
        <button className={controls.button} type="submit" aria-disabled={isBusy || undefined}>{isBusy ? working : submit}</button>
      </div>
    </form>
  );
}
