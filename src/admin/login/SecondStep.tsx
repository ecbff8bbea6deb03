'use client';

import { useEffect, useRef, type ReactNode } from 'react';
import { CodeStep } from './CodeStep.tsx';
import { EnrolStep } from './EnrolStep.tsx';
import styles from './login.module.css';
import { OwnPasswordStep } from './OwnPasswordStep.tsx';
import type { Next, SignedInBody } from './postLogin.ts';

export type StepProps = { onNext: (next: Next | null) => void; onSignedIn: (body: SignedInBody) => void };

const STEPS = { totp: CodeStep, enrol: EnrolStep, password: OwnPasswordStep };

/** What follows the right password: a code, binding an authenticator, or a password of one's own. */
export function SecondStep({ next, ...go }: StepProps & { next: Next }) {
  const Step = STEPS[next];
  return (
    <>
      <Step {...go} />
      <p className={styles.hint}>
        <button type="button" className={styles.plain} onClick={() => go.onNext(null)}>
          返回，重新输入邮箱和密码
        </button>
      </p>
    </>
  );
}

/** Says what this step is, first of all to a screen reader: the page has not changed its address. */
export function StepHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.step}>
      {children}
    </h2>
  );
}
