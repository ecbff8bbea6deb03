'use client';
import { toast, useAuth, useDocumentInfo } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { post } from './desk/api.ts';
import styles from './desk/desk.module.css';

/** For staff, at a message that was sent or given up: sends it once more. */
export function ResendButton() {
  const { user } = useAuth();
  const { id, savedDocumentData } = useDocumentInfo();
  const [busy, setBusy] = useState(false);
  const router = useRouter();
  const isStaff = (user as { role?: string } | null)?.role === 'staff';
  if (!isStaff || !['dead', 'sent'].includes(String(savedDocumentData?.status))) return null;
  async function resend() {
    setBusy(true);
    const answer = await post(`/api/notices/${id}/resend`, {});
    setBusy(false);
    if (!answer.ok) return void toast.error(answer.messages.join(''));
    toast.success('已放回发送队列，稍后重新发送。');
    router.refresh();
  }
  return <button type="button" className={`${styles.button} ${styles.primary}`} aria-disabled={busy} onClick={() => void (busy || resend())}>{busy ? '正在提交…' : '重新发送'}</button>;
}
