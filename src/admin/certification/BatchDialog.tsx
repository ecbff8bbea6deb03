'use client';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import type { BatchPreview } from '../../casework/certificationBatch.ts';
import desk from '../desk/desk.module.css';
import { Dialog } from '../desk/Dialog.tsx';
import { ReasonInput } from '../desk/ReasonInput.tsx';
import type { OfferedBatch } from './ProductTable.tsx';
import { useBatch, type BatchChoice, type BatchState } from './useBatch.ts';
import styles from './certification.module.css';

type Props = { round: string; offered: OfferedBatch; choice: BatchChoice; close: () => void; cleared: () => void };

const pieces = (count: number) => `${count.toLocaleString('zh-CN')} 件`;
const MOST_LISTED = 200;

/** What a batch would do, the reason it asks, its progress, and what became of it. */
export function BatchDialog({ round, offered, choice, close, cleared }: Props) {
  const router = useRouter();
  const [reason, setReason] = useState('');
  const { state, run } = useBatch(round, offered.action, choice);
  const { step, preview, progress, failures } = state;
  const isBusy = step === 'running';
  const leave = () => {
    if (isBusy) return;
    if (progress.seen > 0) {
      cleared();
      router.refresh();
    }
    close();
  };
  const mayRun = (step === 'ready' || step === 'stopped') && preview !== null && preview.allowed > 0 && (!offered.asksReason || reason.trim() !== '');
  return (
    <Dialog title={step === 'done' ? `“${offered.label}”已办理` : `成批办理“${offered.label}”`} close={leave}>
      {failures.length > 0 && <div role="alert" className={desk.failed}>{failures.map((message) => <p key={message}>{message}</p>)}</div>}
      <div role="status">{step === 'asking' ? <p>正在核对所选的产品…</p> : progress.seen > 0 || isBusy ? <Progress state={state} /> : preview && <Preview preview={preview} label={offered.label} />}</div>
      {offered.asksReason && step === 'ready' && preview !== null && preview.allowed > 0 && <ReasonInput first reason={reason} setReason={setReason} reasons={offered.reasons} picked={() => undefined} />}
      <div className={`${desk.buttons} ${styles.foot}`}>
        {step !== 'done' && <button type="button" className={`${desk.button} ${desk[offered.look ?? 'primary']}`} aria-disabled={!mayRun} onClick={() => mayRun && void run(reason)}>{isBusy ? '正在办理…' : step === 'stopped' ? '继续办理' : `确认${offered.label}${preview ? ` ${pieces(preview.allowed)}` : ''}`}</button>}
        {!isBusy && <button type="button" className={step === 'done' ? desk.button : desk.plain} onClick={leave}>{step === 'done' ? '完成' : progress.seen > 0 ? '到此为止' : '取消'}</button>}
      </div>
    </Dialog>
  );
}

function Preview({ preview: { total, allowed, names, refused }, label }: { preview: BatchPreview; label: string }) {
  return (
    <>
      <p>所选 {pieces(total)}，其中 <strong>{pieces(allowed)}</strong>可以{label}{names.length > 0 && `：${names.join('、')}${allowed > names.length ? '等' : ''}`}。</p>
      {refused.length > 0 && (
        <>
          <h3>不能{label}的 {pieces(total - allowed)}</h3>
          <ul className={styles.list}>{refused.map(({ why, count, names: first }) => <li key={why}>{pieces(count)}：{why}<small>{first.join('、')}{count > first.length ? '等' : ''}</small></li>)}</ul>
        </>
      )}
      {allowed > 0 && <p>办理后立即生效，每件分别记入办理记录。</p>}
    </>
  );
}

function Progress({ state: { step, progress: { seen, done, refused }, preview } }: { state: BatchState }) {
  const total = preview?.total ?? seen;
  return (
    <>
      <progress className={styles.progress} max={Math.max(1, total)} value={step === 'done' ? Math.max(1, total) : seen} aria-label="办理进度" />
      <p>{step === 'done' ? '办理完毕：' : `已办理 ${seen.toLocaleString('zh-CN')}/${pieces(total)}：`}成功 {pieces(done)}，没有办成 {pieces(refused.length)}。{step === 'running' && '办理期间请不要关闭页面。'}</p>
      {refused.length > 0 && (
        <>
          <h3>没有办成的</h3>
          <ul className={`${styles.list} ${styles.scroll}`}>{refused.slice(0, MOST_LISTED).map(({ id, name, why }) => <li key={id}><strong>{name}</strong>：{why}</li>)}</ul>
          {refused.length > MOST_LISTED && <p>这里列出前 {MOST_LISTED} 件，其余可以在列表中筛选查看。</p>}
        </>
      )}
    </>
  );
}
