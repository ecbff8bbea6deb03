'use client';

import { Button } from 'antd';
import { checkRegistration } from '../../../domain/registration.ts';
import type { Agreements } from '../../../queries/agreements.ts';
import { CodeButton, CodeSaid, useCode } from './CodeButton.tsx';
import { Consent } from './Consent.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';
import styles from './account.module.css';

const EMPTY = { username: '', mobile: '', code: '', email: '', password: '', passwordConfirmation: '', agreement: false, privacy: false };

/** Registration of an enterprise account (spec 2). The rules are the server's own, so every problem shows before anything is sent. */
export function RegisterForm({ agreements }: { agreements: Agreements }) {
  const form = useAccountForm(EMPTY);
  const { values, set, errorOf } = form;
  const check = () => {
    const checked = checkRegistration(values);
    return checked.ok ? [] : checked.problems;
  };
  const leave = () => {
    window.location.assign('/portal');
    return 'leaving' as const;
  };
  const consent = (name: 'agreement' | 'privacy') => ({ name, isGiven: values[name], onChange: (given: boolean) => set(name, given), error: errorOf(name) });
  return (
    <>
      <ProblemSummary problems={form.problems} attempt={form.attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(check, () => postAccount('register', values), leave);
        }}
      >
        <Identity form={form} />
        <PasswordField isNew name="password" label="密码" value={values.password} onChange={(value) => set('password', value)} error={errorOf('password')} autoComplete="new-password" />
        <PasswordField
          name="passwordConfirmation"
          label="再次输入密码"
          value={values.passwordConfirmation}
          onChange={(value) => set('passwordConfirmation', value)}
          error={errorOf('passwordConfirmation')}
          autoComplete="new-password"
        />
        <Consent title="用户协议" agreement={agreements.agreement} {...consent('agreement')} />
        <Consent title="隐私政策" agreement={agreements.privacy} {...consent('privacy')} />
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" aria-disabled={form.isBusy}>
            {form.isBusy ? '正在注册…' : '注册'}
          </Button>
          <a href="/portal/login">已有账号，去登录</a>
        </div>
      </form>
    </>
  );
}

/** Name, phone with its code, mailbox. */
function Identity({ form }: { form: ReturnType<typeof useAccountForm<typeof EMPTY>> }) {
  const { values, set, errorOf } = form;
  const code = useCode({ mobile: values.mobile, onSent: form.clear, onProblem: (message, field) => form.show([{ message, field }]) });
  const text = (name: 'username' | 'mobile' | 'email' | 'code') => ({ name, value: values[name], onChange: (value: string) => set(name, value), error: errorOf(name), spellCheck: false });
  return (
    <>
      <TextField {...text('username')} label="用户名" hint="4 至 20 个字符，可用字母、数字和汉字，不能是手机号码的样式。" autoComplete="username" autoCapitalize="off" />
      <TextField {...text('mobile')} label="手机号码" hint="内地 11 位手机号码，用来接收办理结果。" type="tel" inputMode="tel" autoComplete="tel-national" />
      <TextField {...text('code')} label="短信验证码" inputMode="numeric" autoComplete="one-time-code" aside={<CodeButton {...code} />}>
        <CodeSaid said={code.said} />
      </TextField>
      <TextField {...text('email')} label="电子邮箱" type="email" inputMode="email" autoComplete="email" autoCapitalize="off" />
    </>
  );
}
