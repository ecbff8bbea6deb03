'use client';

import { Button } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import styles from './account.module.css';
import { AccountForm } from './AccountForm.tsx';
import ways from './otherWays.module.css';
import { PasswordField } from './PasswordField.tsx';
import { postAccount } from './postAccount.ts';
import { useAccountForm } from './useAccountForm.ts';

/** `label`: whose identity; `since`: when it was bound and used last, in words. */
export type ShownIdentity = { id: string; label: string; since: string };

/** The identities that open this account without its password, each to be taken away. */
export function Identities({ identities }: { identities: readonly ShownIdentity[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const done = () => {
    setOpen(null);
    setSaid('绑定已解除。');
  };
  return (
    <>
      <div role="status">{said && <p className={`${styles.note} ${styles.done}`}>{said}</p>}</div>
      <ul className={ways.identities} hidden={identities.length === 0}>
        {identities.map(({ id, label, since }) => (
          <li key={id}>
            <p>
              <strong>{label}</strong>
              <span className={styles.hint}>{since}</span>
            </p>
            {open === id ? (
              <Unbind binding={id} onDone={done} onCancel={() => setOpen(null)} />
            ) : (
              <Button onClick={() => setOpen(id)} aria-label={`解除绑定：${label}`}>
                解除绑定
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const EMPTY = { password: '' };

function Unbind({ binding, onDone, onCancel }: { binding: string; onDone: () => void; onCancel: () => void }) {
  const router = useRouter();
  const form = useAccountForm(EMPTY);
  const check = () => (form.values.password === '' ? [{ field: 'password', message: '请输入密码。' }] : []);
  const done = () => {
    onDone();
    router.refresh();
    return 'staying' as const;
  };
  const send = () => postAccount('sso-unbind', { binding, password: form.values.password });
  return (
    <AccountForm form={form} verb="确认解除" onSubmit={() => void form.submit({ check, send, done })} aside={<Button onClick={onCancel}>取消</Button>}>
      <p>解除后，这个身份不能再直接登录本账号；用户名和密码照常可用。</p>
      <PasswordField {...form.field('password')} label="本账号的密码" autoComplete="current-password" />
    </AccountForm>
  );
}
