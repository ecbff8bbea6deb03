'use client';

import { AccountForm } from './AccountForm.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';

const EMPTY = { username: '', password: '' };

/** Sign-in by user name, mobile number or e-mail address. `next`: a path of the portal, checked by the server. */
export function LoginForm({ next }: { next: string }) {
  const form = useAccountForm(EMPTY);
  const done = () => {
    window.location.assign(next);
    return 'leaving' as const;
  };
  const signIn = () => form.submit({ check: () => missing(form.values), send: () => postAccount('login', form.values), done });
  return (
    <AccountForm form={form} verb="登录" onSubmit={() => void signIn()} aside={<a href="/portal/register">注册企业账号</a>}>
      <TextField {...form.field('username')} label="用户名、手机号或邮箱" autoComplete="username" autoCapitalize="off" spellCheck={false} />
      <PasswordField {...form.field('password')} label="密码" autoComplete="current-password" />
    </AccountForm>
  );
}

function missing({ username, password }: typeof EMPTY) {
  return [
    ...(username.trim() === '' ? [{ field: 'username', message: '请输入用户名、手机号或邮箱。' }] : []),
    ...(password === '' ? [{ field: 'password', message: '请输入密码。' }] : []),
  ];
}
