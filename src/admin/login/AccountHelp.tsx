'use client';
import { toast, useAuth, useDocumentInfo } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { post } from '../desk/api.ts';
import desk from '../desk/desk.module.css';
import { Dialog } from '../desk/Dialog.tsx';
import styles from './login.module.css';

type Help = { path: string; label: string; question: string };

const UNLOCK: Help = { path: 'unlock-sign-in', label: '解除登录锁定', question: '对方因多次输错密码或验证码被锁定 15 分钟。确认是本人后再解除。此操作会记入查阅记录。' };
const RESET: Help = {
  path: 'reset-totp',
  label: '重设动态验证码',
  question: '用于手机丢失或更换。对方的登录会全部退出，原绑定和恢复码立即失效，下次登录时凭密码重新绑定。请先当面或电话确认是本人。此操作会记入查阅记录。',
};

/** For staff, at somebody else's account: what helps a person who cannot sign in. */
export function AccountHelp({ collectionSlug, hasSecondStep }: { collectionSlug: string; hasSecondStep: boolean }) {
  const { user } = useAuth();
  const { id } = useDocumentInfo();
  const isStaff = (user as { role?: string } | null)?.role === 'staff';
  if (!isStaff || !id || id === user?.id) return null;
  const helps = collectionSlug === 'users' && hasSecondStep ? [UNLOCK, RESET] : [UNLOCK];
  return (
    <section className={styles.help}>
      <h3>对方不能登录时</h3>
      <p>确认是本人后再处理。每次都记入查阅记录。</p>
      <div className={desk.buttons}>
        {helps.map((help) => (
          <HelpButton key={help.path} {...help} address={`/api/${collectionSlug}/${id}/${help.path}`} />
        ))}
      </div>
    </section>
  );
}

function HelpButton({ label, question, address }: Help & { address: string }) {
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const router = useRouter();
  async function help() {
    setBusy(true);
    const answer = await post<{ message: string }>(address, {});
    setBusy(false);
    setAsked(false);
    if (!answer.ok) return void toast.error(answer.messages.join(''));
    toast.success(answer.value.message);
    router.refresh();
  }
  return (
    <>
      <button type="button" className={desk.button} onClick={() => setAsked(true)}>{label}</button>
      {isAsked && (
        <Dialog title={label} close={() => setAsked(false)}>
          <p>{question}</p>
          <div className={desk.buttons}>
            <button type="button" data-first className={`${desk.button} ${desk.primary}`} aria-disabled={isBusy} onClick={() => void (isBusy || help())}>{isBusy ? '正在提交…' : label}</button>
            <button type="button" className={desk.plain} onClick={() => setAsked(false)}>取消</button>
          </div>
        </Dialog>
      )}
    </>
  );
}
