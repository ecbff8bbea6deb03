'use client';

import { useState } from 'react';
import { AfterSignIn } from './AfterSignIn.tsx';
import styles from './login.module.css';
import { PasswordStep } from './PasswordStep.tsx';
import { leftToTell, type Next, type SignedInBody } from './postLogin.ts';
import { SecondStep } from './SecondStep.tsx';

/** Signing in to the back office, one step after the other. `goOn`: an address of our own to open afterwards. */
export function LoginSteps({ goOn }: { goOn: string }) {
  const [next, setNext] = useState<Next | null>(null);
  const [done, setDone] = useState<SignedInBody | null>(null);
  const enter = () => window.location.assign(goOn);
  const signedIn = (body: SignedInBody) => (leftToTell(body) ? setDone(body) : enter());
  if (done) return <AfterSignIn body={done} onRead={enter} />;
  if (next) return <SecondStep next={next} onNext={setNext} onSignedIn={signedIn} />;
  return (
    <>
      <PasswordStep onNext={setNext} onSignedIn={enter} />
      <p className={styles.hint}>
        忘记密码的，请联系平台管理员重设。<a href="/admin/forgot">怎样重设</a>
      </p>
    </>
  );
}
