'use client';

import { CaptchaLine } from '../../captcha/CaptchaLine.tsx';
import { useCaptcha } from '../../captcha/useCaptcha.ts';
import { AccountForm } from './AccountForm.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postProven } from './postAccount.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';

const EMPTY = { username: '', password: '' };

const PURPOSES = {
  login: { path: 'login', verb: '登录', aside: <a href="/portal/forgot">忘记密码</a> },
  /** Binds the identity this browser came with to the account. */
  bind: { path: 'sso-bind', verb: '绑定并登录', aside: null },
};

/** Sign-in by user name, mobile number or e-mail address. `next`: a path of the portal, checked by the server. */
export function LoginForm({ next, purpose = 'login' }: { next: string; purpose?: keyof typeof PURPOSES }) {
  const { path, verb, aside } = PURPOSES[purpose];
  const form = useAccountForm(EMPTY);
  const captcha = useCaptcha();
  const done = () => {
    window.location.assign(next);
    return 'leaving' as const;
  };
  const signIn = () => form.submit({ check: () => missing(form.values), send: () => postProven(captcha, path, form.values), done });
  return (
    <AccountForm form={form} verb={verb} onSubmit={() => void signIn()} aside={aside}>
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
