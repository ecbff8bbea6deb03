'use client';

import { Button } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { parseEmail, parseMobile } from '../../../domain/phone.ts';
import { AccountForm } from '../account/AccountForm.tsx';
import styles from '../account/account.module.css';
import { postAccount } from '../account/postAccount.ts';
import { TextField } from '../account/TextField.tsx';
import { useAccountForm } from '../account/useAccountForm.ts';
import own from './clerks.module.css';
import { useClerkAct } from './useClerkAct.ts';

export type ShownInvitation = { id: string; mobile: string; email: string | null; until: string; isExpired: boolean };

/** Invitations that wait for their person; one that ran out is sent anew by inviting the number again. */
export function Invitations({ invitations }: { invitations: readonly ShownInvitation[] }) {
  const ask = useClerkAct();
  const revoke = ({ id, mobile }: ShownInvitation) =>
    ask({ path: `invitations/${id}/revoke`, title: `撤回给 ${mobile} 的邀请？`, content: '撤回后邀请码立即失效；以后可以重新邀请。', okText: '撤回' });
  return (
    <ul className={`${styles.sessions} ${own.list}`}>
      {invitations.map((invitation) => (
        <li key={invitation.id}>
          <div>
            <strong>{invitation.mobile}</strong>
            {invitation.isExpired && <span className={`${styles.mark} ${own.off}`}>已过期</span>}
            {invitation.email && <p className={own.contact}>{invitation.email}</p>}
            <p className={styles.hint}>{invitation.isExpired ? `${invitation.until}过期，需要时请重新邀请。` : `${invitation.until}前有效，对方尚未接受。`}</p>
          </div>
          <Button aria-label={`撤回给 ${invitation.mobile} 的邀请`} onClick={() => revoke(invitation)}>
            撤回
          </Button>
        </li>
      ))}
    </ul>
  );
}

const EMPTY = { mobile: '', email: '' };

/** The main account invites somebody by mobile number. */
export function InviteForm() {
  const router = useRouter();
  const [said, setSaid] = useState('');
  const form = useAccountForm(EMPTY);
  const done = () => {
    setSaid(`邀请已发给 ${form.values.mobile.trim()}，7 天内有效。对方接受后出现在名单中。`);
    form.reset();
    router.refresh();
    return 'staying' as const;
  };
  const invite = () => {
    setSaid('');
    void form.submit({ check: () => problemsOf(form.values), send: () => postAccount('invitations', form.values), done });
  };
  return (
    <>
      <div role="status">{said && <p className={`${styles.note} ${styles.done}`}>{said}</p>}</div>
      <AccountForm form={form} verb="发出邀请" onSubmit={invite}>
        <TextField {...form.field('mobile')} label="对方的手机号码" hint="邀请码用短信发到这个号码，对方注册时也要用它接收验证码。" type="tel" inputMode="tel" autoComplete="off" />
        <TextField {...form.field('email')} label="对方的电子邮箱（可不填）" hint="填写后，另发一封带网址的邮件。" type="email" inputMode="email" autoComplete="off" autoCapitalize="off" />
      </AccountForm>
    </>
  );
}

function problemsOf({ mobile, email }: typeof EMPTY) {
  const [number, address] = [parseMobile(mobile), email.trim() === '' ? null : parseEmail(email)];
  return [...(number.ok ? [] : [{ field: 'mobile', message: number.reason }]), ...(address && !address.ok ? [{ field: 'email', message: address.reason }] : [])];
}
