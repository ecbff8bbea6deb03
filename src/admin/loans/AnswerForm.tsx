'use client';
import { toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import desk from '../desk/desk.module.css';
import { send } from './send.ts';
import styles from './loans.module.css';

/** The bank's answer; it is given once, and the company is told. */
export function AnswerForm({ id }: { id: string }) {
  const router = useRouter();
  const [answer, setAnswer] = useState('');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<string[]>([]);
  async function give() {
    if (busy) return;
    if (answer.trim() === '') return setProblems(['请填写答复。']);
    setBusy(true);
    const given = await send('PATCH', `/api/loan-requests/${id}`, { answer: answer.trim() });
    setBusy(false);
    if (!given.ok) return setProblems(given.problems.map(({ message }) => message));
    toast.success('已答复。');
    router.refresh();
  }
  return (
    <form className={styles.apart} onSubmit={(event) => { event.preventDefault(); void give(); }}>
      {problems.length > 0 && <div className={desk.failed} role="alert">{problems.map((message) => <p key={message}>{message}</p>)}</div>}
      <label className={desk.label} htmlFor="answer">答复（申请单位会看到，答复后不能修改）</label>
      <textarea id="answer" className={desk.text} rows={4} maxLength={500} value={answer} onChange={({ target }) => setAnswer(target.value)} />
      <div className={`${desk.buttons} ${styles.apart}`}><button type="submit" className={`${desk.button} ${desk.primary}`} aria-disabled={busy}>{busy ? '正在答复…' : '答复'}</button></div>
    </form>
  );
}
