'use client';

import { useState } from 'react';
import { Field } from './Field.tsx';
import { LoginForm, type Problem } from './LoginForm.tsx';
import styles from './login.module.css';
import { postLogin } from './postLogin.ts';
import { StepHeading, type StepProps } from './SecondStep.tsx';

/** The code of the bound authenticator, or a recovery code of somebody without their phone. */
export function CodeStep({ onSignedIn }: StepProps) {
  const [typed, setTyped] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const signIn = async () => {
    const answer = await postLogin('sign-in/totp', { totp: typed.trim() });
    if (answer.ok) return onSignedIn(answer.body);
    setProblems(answer.problems);
  };
  const other = () => {
    setRecovery(!isRecovery);
    setTyped('');
    setProblems([]);
  };
  return (
    <>
      <StepHeading>{isRecovery ? '输入恢复码' : '输入动态验证码'}</StepHeading>
      <LoginForm verb="登录" problems={problems} onSubmit={signIn}>
        <p className={styles.text}>
          {isRecovery ? '绑定验证器时保存的 8 个恢复码，任选一个没有用过的。每个只能用一次。' : '打开手机上的验证器应用，输入“知识产权服务平台”下显示的 6 位数字。'}
        </p>
        {isRecovery ? (
          <Field key="recovery" name="totp" label="恢复码" autoComplete="off" value={typed} onChange={setTyped} problems={problems} />
        ) : (
          <Field key="code" name="totp" label="动态验证码" inputMode="numeric" autoComplete="one-time-code" value={typed} onChange={setTyped} problems={problems} />
        )}
      </LoginForm>
      <p className={styles.hint}>
        <button type="button" className={styles.plain} onClick={other}>
          {isRecovery ? '改用动态验证码' : '手机不在身边，使用恢复码'}
        </button>
        {isRecovery && ' 恢复码也没有的，请联系另一位平台管理员重设。'}
      </p>
    </>
  );
}
