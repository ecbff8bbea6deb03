'use client';

import { Button } from 'antd';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import { TextField } from './TextField.tsx';
import { useAccountForm } from './useAccountForm.ts';
import styles from './account.module.css';

/** Sign-in by user name, mobile number or e-mail address. `next`: a path of the portal, checked by the server. */
export function LoginForm({ next }: { next: string }) {
  const form = useAccountForm({ username: '', password: '' });
  const { values, set, errorOf } = form;
  const check = () => [
    ...(values.username.trim() === '' ? [{ field: 'username', message: '请输入用户名、手机号或邮箱。' }] : []),
    ...(values.password === '' ? [{ field: 'password', message: '请输入密码。' }] : []),
  ];
  const leave = () => {
    window.location.assign(next);
    return 'leaving' as const;
  };
  return (
    <>
      <ProblemSummary problems={form.problems} attempt={form.attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(check, () => postAccount('login', values), leave);
        }}
      >
        <TextField
          name="username"
          label="用户名、手机号或邮箱"
          value={values.username}
          onChange={(value) => set('username', value)}
          error={errorOf('username')}
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
        />
        <PasswordField name="password" label="密码" value={values.password} onChange={(value) => set('password', value)} error={errorOf('password')} autoComplete="current-password" />
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" aria-disabled={form.isBusy}>
            {form.isBusy ? '正在登录…' : '登录'}
          </Button>
          <a href="/portal/register">注册企业账号</a>
        </div>
      </form>
    </>
  );
}
