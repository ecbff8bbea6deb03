'use client';

import { useState } from 'react';
import { parseContact } from '../../../domain/passwordReset.ts';
import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import { AccountForm } from './AccountForm.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { askForResetCode, type SentCode } from './resetCode.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';
import styles from './account.module.css';

/** A forgotten password in two steps: where the code goes, then the code with a new password. */
export function ForgotForm() {
  const [sent, setSent] = useState<SentCode | null>(null);
  const [typed, setTyped] = useState('');
  const goOn = (code: SentCode) => {
    setTyped(code.name);
    setSent(code);
  };
  return (
    <>
      <p className={styles.lead}>第 {sent ? 2 : 1} 步，共 2 步：{sent ? '输入验证码，设置新密码' : '获取验证码'}</p>
      {sent ? <NewPasswordForm sent={sent} onBack={() => setSent(null)} /> : <AskForm typed={typed} onSent={goOn} />}
    </>
  );
}

function AskForm({ typed, onSent }: { typed: string; onSent: (sent: SentCode) => void }) {
  const form = useAccountForm({ name: typed });
  const captcha = useCaptcha();
  const { name } = form.values;
  const check = () => {
    const contact = parseContact(name);
    return contact.ok ? [] : [{ field: 'name', message: contact.reason }];
  };
  const send = async () => {
    const answer = await askForResetCode(captcha, name);
    if (answer.ok) onSent({ name, message: String(answer.body.message), nextInSeconds: Number(answer.body.nextInSeconds) });
    return answer;
  };
  const ask = () => form.submit({ check, send, done: () => 'leaving' });
  return (
    <AccountForm form={form} verb="获取验证码" onSubmit={() => void ask()} aside={<a href="/portal/login">返回登录</a>}>
      <TextField
        {...form.field('name')}
        label="手机号码或电子邮箱"
        hint="注册时填写的那一个。填手机号码，验证码用短信发送；填邮箱，用邮件发送。"
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
      />
      <CaptchaLine captcha={captcha} />
    </AccountForm>
  );
}
