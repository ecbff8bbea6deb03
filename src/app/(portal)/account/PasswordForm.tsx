'use client';

import { useState } from 'react';
import { checkPassword } from '../../../domain/account.ts';
import { AccountForm } from './AccountForm.tsx';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { useAccountForm } from './useAccountForm.ts';
import styles from './account.module.css';

const EMPTY = { currentPassword: '', newPassword: '', passwordConfirmation: '' };

/** Changing one's password; the current one is asked again, all other sessions end with it. */
export function PasswordForm({ username }: { username: string }) {
  const [said, setSaid] = useState('');
  const form = useAccountForm(EMPTY);
  const { currentPassword, newPassword } = form.values;
  const done = () => {
    setSaid('密码已修改，其他设备上的登录已全部退出。');
    form.reset();
    return 'staying' as const;
  };
  const change = () => {
    setSaid('');
    void form.submit({ check: () => problemsOf(form.values), send: () => postAccount('change-password', { currentPassword, newPassword }), done });
  };
  return (
    <>
      <div role="status">{said && <p className={`${styles.note} ${styles.done}`}>{said}</p>}</div>
      <AccountForm form={form} verb="修改密码" onSubmit={change}>
        {/* Tells a password manager whose password this is. */}
        <input type="hidden" name="username" autoComplete="username" value={username} readOnly />
        <Fields field={form.field} />
      </AccountForm>
    </>
  );
}

function Fields({ field }: { field: ReturnType<typeof useAccountForm<typeof EMPTY>>['field'] }) {
  return (
    <>
      <PasswordField {...field('currentPassword')} label="当前密码" autoComplete="current-password" />
      <PasswordField isNew {...field('newPassword')} label="新密码" autoComplete="new-password" />
      <PasswordField {...field('passwordConfirmation')} label="再次输入新密码" autoComplete="new-password" />
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
