'use client';

import { useState } from 'react';
import { CAPTCHA_FAILED, CaptchaLine } from '../../app/captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../app/captcha/useCaptcha.ts';
import { LoginForm, type Problem } from './LoginForm.tsx';
import { postLogin, type LoginAnswer, type Next } from './postLogin.ts';
import { Field } from './Field.tsx';

/** E-mail address and password, with the proof of work. */
export function PasswordStep({ onSignedIn, onNext }: { onSignedIn: () => void; onNext: (next: Next) => void }) {
  const [values, setValues] = useState({ email: '', password: '' });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const captcha = useCaptcha();
  const signIn = async () => {
    const missing = missingOf(values);
    if (missing.length > 0) return void setProblems(missing);
    const solution = await captcha.solve();
    const answer: LoginAnswer = solution ? await postLogin('login', { ...values, captcha: solution }) : { ok: false, problems: [{ message: CAPTCHA_FAILED }] };
    if (answer.ok) return onSignedIn();
    if (answer.next) return onNext(answer.next);
    setProblems(answer.problems);
  };
  const field = (name: keyof typeof values) => ({ name, value: values[name], onChange: (value: string) => setValues({ ...values, [name]: value }), problems });
  return (
    <LoginForm verb="登录" problems={problems} onSubmit={signIn}>
      <Field {...field('email')} label="邮箱" type="email" autoComplete="username" />
      <Field {...field('password')} label="密码" type="password" autoComplete="current-password" />
      <CaptchaLine captcha={captcha} />
    </LoginForm>
  );
}

function missingOf({ email, password }: { email: string; password: string }): Problem[] {
  return [
    ...(email.trim() === '' ? [{ field: 'email', message: '请输入邮箱。' }] : []),
    ...(password === '' ? [{ field: 'password', message: '请输入密码。' }] : []),
  ];
}
