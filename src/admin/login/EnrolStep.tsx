'use client';

import { useEffect, useState } from 'react';
import { Field } from './Field.tsx';
import { LoginForm, type Problem } from './LoginForm.tsx';
import styles from './login.module.css';
import { postLogin } from './postLogin.ts';
import { StepHeading, type StepProps } from './SecondStep.tsx';

type Key = { secret: string; picture: string };

/** Binding an authenticator at the first sign-in: scan, then show that the app has it. */
export function EnrolStep({ onSignedIn }: StepProps) {
  const [key, setKey] = useState<Key | null>(null);
  const [typed, setTyped] = useState('');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    void postLogin('sign-in/enrol', {}).then((answer) => (answer.ok ? setKey(answer.body as Key) : setProblems(answer.problems)));
  }, []);
  const confirm = async () => {
    const answer = await postLogin('sign-in/confirm', { totp: typed.trim() });
    if (answer.ok) return onSignedIn(answer.body);
    setProblems(answer.problems);
  };
  return (
    <>
      <StepHeading>绑定动态验证码</StepHeading>
      <p className={styles.text}>后台账号除密码外，还须用手机上的验证器应用生成的动态验证码登录。只需绑定一次。</p>
      <LoginForm verb="绑定并登录" problems={problems} onSubmit={confirm}>
        {key && <Scan {...key} />}
        <Field name="totp" label="应用上显示的 6 位动态验证码" inputMode="numeric" autoComplete="one-time-code" value={typed} onChange={setTyped} problems={problems} />
      </LoginForm>
    </>
  );
}

function Scan({ secret, picture }: Key) {
  return (
    <ol className={styles.steps}>
      <li>在手机上打开验证器应用。没有的，请从手机的应用商店安装一个支持 TOTP 的应用，不需要联网。</li>
      <li>
        在应用中选“扫描二维码”，扫描下图。
        {/* A data address of our own answer: nothing Next could make smaller. */}
        <img className={styles.code} src={picture} width={240} height={240} alt="绑定验证器用的二维码；不能扫描时请输入下面的密钥" />
        <details>
          <summary>不能扫描？手工输入密钥</summary>
          <p className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</p>
        </details>
      </li>
      <li>把应用上显示的 6 位数字填在下面。</li>
    </ol>
  );
}
