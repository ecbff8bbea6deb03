'use client';

import { useState } from 'react';
import { checkPassword } from '../../domain/account.ts';
import { Field } from './Field.tsx';
import { LoginForm, type Problem } from './LoginForm.tsx';
import styles from './login.module.css';
import { postLogin } from './postLogin.ts';
import { StepHeading, type StepProps } from './SecondStep.tsx';

const EMPTY = { newPassword: '', passwordConfirmation: '' };

/** Somebody signed in with a printed one-time password: they set their own before anything else. */
export function OwnPasswordStep({ onNext, onSignedIn }: StepProps) {
  const [values, setValues] = useState(EMPTY);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const save = async () => {
    const wrong = problemsOf(values);
    if (wrong.length > 0) return void setProblems(wrong);
    const answer = await postLogin('sign-in/password', { newPassword: values.newPassword });
    if (answer.ok) return onSignedIn(answer.body);
    if (answer.next) return onNext(answer.next);
    setProblems(answer.problems);
  };
  const field = (name: keyof typeof EMPTY) => ({ name, value: values[name], onChange: (value: string) => setValues({ ...values, [name]: value }), problems });
  return (
    <>
      <StepHeading>设置您自己的密码</StepHeading>
      <LoginForm verb="保存密码" problems={problems} onSubmit={save}>
        <p className={styles.text}>您用的是一次性密码，保存新密码后它就失效。新密码 8 至 18 个字符，须含数字、字母和特殊字符（如 # @ !），区分大小写。</p>
        <Field {...field('newPassword')} label="新密码" type="password" autoComplete="new-password" />
        <Field {...field('passwordConfirmation')} label="再次输入新密码" type="password" autoComplete="new-password" />
      </LoginForm>
    </>
  );
}

function problemsOf({ newPassword, passwordConfirmation }: typeof EMPTY): Problem[] {
  const judged = checkPassword(newPassword);
  if (!judged.ok) return [{ field: 'newPassword', message: judged.reason }];
  return newPassword === passwordConfirmation ? [] : [{ field: 'passwordConfirmation', message: '两次输入的密码不一致，请重新输入。' }];
}
