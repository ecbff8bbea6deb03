'use client';
import { toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { post } from '../desk/api.ts';
import desk from '../desk/desk.module.css';
import { Dialog } from '../desk/Dialog.tsx';
import styles from './certification.module.css';

/** What will happen, as it stands now. `lastDay`: of a publicity that begins today. */
export type Prepared = { products: number; candidates: number; days: number; lastDay: string; announcement: { id: string; title: string } | null };

const pieces = (count: number) => `${count.toLocaleString('zh-CN')} 件`;

export function PubliciseButton({ round, prepared }: { round: string; prepared: Prepared }) {
  const [isOpen, open] = useState(false);
  return (
    <>
      <button type="button" className={`${desk.button} ${desk.primary}`} onClick={() => open(true)}>公示 {pieces(prepared.products)}</button>
      {isOpen && <PubliciseDialog round={round} prepared={prepared} close={() => open(false)} />}
    </>
  );
}

type Props = { round: string; prepared: Prepared; close: () => void };

/** Asked once: announcement and products become public together, and nobody takes that back. */
function PubliciseDialog({ round, prepared: { products, candidates, days, lastDay, announcement }, close }: Props) {
  const { busy, messages, publicise } = usePublicise(round, close);
  return (
    <Dialog title="公示本批次" close={() => !busy && close()}>
      {messages.length > 0 && <div role="alert" className={desk.failed}>{messages.map((message) => <p key={message}>{message}</p>)}</div>}
      {announcement ? (
        <p>公告：<a href={`/admin/collections/announcements/${announcement.id}`} target="_blank" rel="noreferrer">{announcement.title || '还没有标题'}</a>（在新窗口打开）。随公示一起发布。</p>
      ) : (
        <p>还没有选好公示公告。请编辑写好公告，再在<a href={`/admin/collections/certification-rounds/${round}`}>认定批次</a>中选择它。</p>
      )}
      <p>{pieces(products)}拟认定的产品进入公示。今天办理，公示 {days} 个工作日，最后一天是 <strong>{lastDay}</strong>。期间社会公众可以提出异议。</p>
      {candidates > 0 && <p>还有 {pieces(candidates)}待评的产品不参加这次公示。公示以后，本批次不能再增加产品。</p>}
      <p>公示只办理一次，办理后不能撤回。</p>
      <div className={`${desk.buttons} ${styles.foot}`}>
        <button type="button" data-first className={`${desk.button} ${desk.primary}`} aria-disabled={busy || !announcement} onClick={() => !busy && announcement && void publicise()}>{busy ? '正在公示…' : '确认公示'}</button>
        {!busy && <button type="button" className={desk.plain} onClick={close}>取消</button>}
      </div>
      <p role="status">{busy && products > 1_000 ? '产品较多，可能需要一两分钟，请不要关闭页面。' : ''}</p>
    </Dialog>
  );
}

function usePublicise(round: string, close: () => void) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [messages, setMessages] = useState<string[]>([]);
  async function publicise() {
    setBusy(true);
    const answer = await post<{ moved: number; endsOn: string }>(`/api/certification-rounds/${round}/publicise`, {});
    setBusy(false);
    if (!answer.ok) return setMessages(answer.messages);
    toast.success(`${pieces(answer.value.moved)}产品开始公示，到 ${answer.value.endsOn} 为止。`);
    close();
    router.refresh();
  }
  return { busy, messages, publicise };
}
