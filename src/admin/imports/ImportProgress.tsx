'use client';
import { useRouter } from 'next/navigation.js';
import { useEffect, useState } from 'react';
import styles from './imports.module.css';

type Known = { state: string; mode: string; read: number; total: number | null };

const EVERY_MS = 1_500;
const number = (value: number) => value.toLocaleString('zh-CN');

/** Asks again until the file is done, then has the page made anew. */
export function ImportProgress({ id, ...first }: { id: string } & Known) {
  const router = useRouter();
  const [known, setKnown] = useState<Known>(first);
  useEffect(() => {
    const timer = setInterval(() => {
      void latest(id).then((found) => {
        if (!found) return;
        if (found.state !== 'queued' && found.state !== 'running') clearInterval(timer);
        if (found.state !== first.state) router.refresh();
        setKnown(found);
      });
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id, first.state, router]);
  const { state, mode, read, total } = known;
  const doing = mode === 'check' ? '检查' : '导入';
  return (
    <div className={styles.field}>
      <label htmlFor="import-progress">{state === 'queued' ? `等候${doing}，前面可能还有其他文件` : `正在${doing}`}</label>
      <progress id="import-progress" max={total ?? undefined} value={total ? Math.min(read, total) : undefined} />
      <p className={styles.hint} role="status">{read === 0 ? '正在打开文件…' : `已处理 ${number(read)} 行${total && total > read ? `，约共 ${number(total)} 行` : ''}`}</p>
    </div>
  );
}

/** Null when the server cannot be reached now: the next look may succeed. */
async function latest(id: string): Promise<Known | null> {
  const answer = await fetch(`/api/imports/${id}`, { credentials: 'same-origin', headers: { accept: 'application/json' } }).catch(() => null);
  if (!answer?.ok) return null;
  const body = (await answer.json().catch(() => null)) as { import: Known } | null;
  return body?.import ?? null;
}
