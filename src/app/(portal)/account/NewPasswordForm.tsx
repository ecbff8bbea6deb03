'use client';

import { useEffect, useRef } from 'react';
import { checkPassword } from '../../../domain/account.ts';
import { parseSentCode } from '../../../domain/passwordReset.ts';
import { success } from '../../../domain/result.ts';
import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import { AccountForm } from './AccountForm.tsx';
import { CodeButton, CodeSaid, useCode } from './CodeButton.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { askForResetCode, type SentCode } from './resetCode.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';
import styles from './account.module.css';

const EMPTY = { code: '', password: '', passwordConfirmation: '' };

/** The second step: the code that came, and the new password. Nobody is signed in by it. */
export function NewPasswordForm({ sent, onBack }: { sent: SentCode; onBack: () => void }) {
  const form = useAccountForm(EMPTY);
  const captcha = useCaptcha('off');
  const code = useCode({
    ...{ read: () => success(sent.name), field: 'code', sentAlready: sent },
    send: (name) => askForResetCode(captcha, name),
    onSent: form.clear,
    onProblem: (message) => form.show([{ message, field: 'code' }]),
  });
  const done = () => {
    window.location.assign('/portal/login?reset=1');
    return 'leaving' as const;
  };
  const send = () => postAccount('reset-password', { name: sent.name, code: form.values.code, password: form.values.password });
  const reset = () => form.submit({ check: () => problemsOf(form.values), send, done });
  return (
    <AccountForm form={form} verb="重设密码" onSubmit={() => void reset()}>
      <SentTo name={sent.name} onBack={onBack} />
      {/* Tells a password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={sent.name} readOnly />
      <TextField {...form.field('code')} label="验证码" inputMode="numeric" autoComplete="one-time-code" aside={<CodeButton {...code} />}>
        <CodeSaid said={code.said} />
        <CaptchaLine quiet captcha={captcha} />
      </TextField>
      <PasswordField isNew {...form.field('password')} label="新密码" autoComplete="new-password" />
      <PasswordField {...form.field('passwordConfirmation')} label="再次输入新密码" autoComplete="new-password" />
    </AccountForm>
  );
}

/** Takes the focus, so that a screen reader begins with what has changed. */
function SentTo({ name, onBack }: { name: string; onBack: () => void }) {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => line.current?.focus(), []);
  return (
    <p ref={line} tabIndex={-1}>
      验证码发往 <strong>{name}</strong>。
      <button type="button" className={styles.plain} onClick={onBack}>
        换一个手机号码或邮箱
      </button>
    </p>
  );
}

function problemsOf({ code, password, passwordConfirmation }: typeof EMPTY) {
  const read = parseSentCode(code);
  const judged = checkPassword(password);
  return [
    ...(read.ok ? [] : [{ field: 'code', message: read.reason }]),
    ...(judged.ok ? [] : [{ field: 'password', message: password === '' ? '请输入新密码。' : judged.reason }]),
    ...(passwordConfirmation === password ? [] : [{ field: 'passwordConfirmation', message: '两次输入的新密码不一致，请重新输入。' }]),
  ];
}
