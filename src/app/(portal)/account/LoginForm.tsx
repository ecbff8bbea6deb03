'use client';

import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import { AccountForm } from './AccountForm.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postProven } from './postAccount.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';

const EMPTY = { username: '', password: '' };

/** Sign-in by user name, mobile number or e-mail address. `next`: a path of the portal, checked by the server. */
export function LoginForm({ next }: { next: string }) {
  const form = useAccountForm(EMPTY);
  const captcha = useCaptcha();
  const done = () => {
    window.location.assign(next);
    return 'leaving' as const;
  };
  const signIn = () => form.submit({ check: () => missing(form.values), send: () => postProven(captcha, 'login', form.values), done });
  return (
    <AccountForm form={form} verb="登录" onSubmit={() => void signIn()} aside={<a href="/portal/forgot">忘记密码</a>}>
      <TextField {...form.field('username')} label="用户名、手机号或邮箱" autoComplete="username" autoCapitalize="off" spellCheck={false} />
      <PasswordField {...form.field('password')} label="密码" autoComplete="current-password" />
      <CaptchaLine captcha={captcha} />
    </AccountForm>
  );
}

function missing({ username, password }: typeof EMPTY) {
  return [
    ...(username.trim() === '' ? [{ field: 'username', message: '请输入用户名、手机号或邮箱。' }] : []),
    ...(password === '' ? [{ field: 'password', message: '请输入密码。' }] : []),
  ];
}
