'use client';

import { Button } from 'antd';
import { useState } from 'react';
import { checkPassword } from '../../../domain/account.ts';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { ProblemSummary } from './ProblemSummary.tsx';
import { useAccountForm } from './useAccountForm.ts';
import styles from './account.module.css';

const EMPTY = { currentPassword: '', newPassword: '', passwordConfirmation: '' };

/** Changing one's password; the current one is asked again, all other sessions end with it. */
export function PasswordForm({ username }: { username: string }) {
  const [said, setSaid] = useState('');
  const form = useAccountForm(EMPTY);
  const { values, set, errorOf } = form;
  const send = () => postAccount('change-password', { currentPassword: values.currentPassword, newPassword: values.newPassword });
  const done = () => {
    setSaid('密码已修改，其他设备上的登录已全部退出。');
    form.reset();
    return 'staying' as const;
  };
  const field = (name: keyof typeof EMPTY, label: string) => ({ name, label, value: values[name], onChange: (value: string) => set(name, value), error: errorOf(name) });
  return (
    <>
      <div role="status">{said && <p className={`${styles.note} ${styles.done}`}>{said}</p>}</div>
      <ProblemSummary problems={form.problems} attempt={form.attempt} />
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setSaid('');
          void form.submit(() => problemsOf(values), send, done);
        }}
      >
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <PasswordField {...field('currentPassword', '当前密码')} autoComplete="current-password" />
        <PasswordField isNew {...field('newPassword', '新密码')} autoComplete="new-password" />
        <PasswordField {...field('passwordConfirmation', '再次输入新密码')} autoComplete="new-password" />
        <div className={styles.actions}>
          <Button type="primary" htmlType="submit" aria-disabled={form.isBusy}>
            {form.isBusy ? '正在修改…' : '修改密码'}
          </Button>
        </div>
      </form>
    </>
  );
}

function problemsOf({ currentPassword, newPassword, passwordConfirmation }: typeof EMPTY) {
  const judged = checkPassword(newPassword);
  return [
    ...(currentPassword === '' ? [{ field: 'currentPassword', message: '请输入当前密码。' }] : []),
    ...(judged.ok ? [] : [{ field: 'newPassword', message: newPassword === '' ? '请输入新密码。' : judged.reason }]),
    ...(passwordConfirmation === newPassword ? [] : [{ field: 'passwordConfirmation', message: '两次输入的新密码不一致，请重新输入。' }]),
  ];
}
