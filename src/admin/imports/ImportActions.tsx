'use client';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import { post } from '../desk/api.ts';
import desk from '../desk/desk.module.css';
import styles from './imports.module.css';

/** 导入 after a check, and 取消 while there is something to stop. */
export function ImportActions({ id, canStart, isRunning }: { id: string; canStart: boolean; isRunning: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState('');
  const [problem, setProblem] = useState('');
  async function act(action: 'start' | 'cancel') {
    if (busy) return;
    setBusy(action);
    const answer = await post(`/api/imports/${id}/${action}`, {});
    setBusy('');
    setProblem(answer.ok ? '' : answer.messages.join(''));
    router.refresh();
  }
  return (
    <div className={styles.actions}>
      {problem && <p className={styles.problem} role="alert">{problem}</p>}
      <div className={desk.buttons}>
        {canStart && <button type="button" className={`${desk.button} ${desk.primary}`} aria-disabled={busy !== ''} onClick={() => void act('start')}>{busy === 'start' ? '正在提交…' : '导入'}</button>}
        <button type="button" className={desk.button} aria-disabled={busy !== ''} onClick={() => void act('cancel')}>{busy === 'cancel' ? '正在取消…' : isRunning ? '停止' : '不导入，清除文件'}</button>
      </div>
      {isRunning && <p className={styles.hint}>停止后，已经写入的行保留，其余的不再写入。</p>}
    </div>
  );
}
