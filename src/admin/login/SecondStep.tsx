'use client';

import { useState } from 'react';
import { Field } from './Field.tsx';
import { LoginForm, type Problem } from './LoginForm.tsx';
import { postLogin, type Next } from './postLogin.ts';

type Props = { next: Next; onNext: (next: Next) => void; onSignedIn: () => void };

/** What follows the right password: the code of the second factor. */
export function SecondStep({ onNext, onSignedIn }: Props) {
  const [totp, setTotp] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const signIn = async () => {
    const answer = await postLogin('sign-in/totp', { totp: totp.trim() });
    if (answer.ok) return onSignedIn();
    if (answer.next && answer.next !== 'totp') return onNext(answer.next);
    setProblems(answer.problems);
  };
  return (
    <LoginForm verb="登录" problems={problems} onSubmit={signIn}>
      <Field name="totp" label="动态验证码" inputMode="numeric" autoComplete="one-time-code" value={totp} onChange={setTotp} problems={problems} />
    </LoginForm>
  );
}
