'use client';
import { useRouter } from 'next/navigation.js';
import { useState } from 'react';
import type { Gathered } from '../../casework/candidates.ts';
import { post } from '../desk/api.ts';
import desk from '../desk/desk.module.css';
import styles from './certification.module.css';

/** Goes through all filed products and says what the round then has. */
export function GatherButton({ round, again }: { round: string; again: boolean }) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [said, say] = useState<{ ok: boolean; text: string } | null>(null);
  async function gather() {
    if (busy) return;
    setBusy(true);
    const answer = await post<Gathered>(`/api/certification-rounds/${round}/gather`, {});
    setBusy(false);
    say(answer.ok ? { ok: true, text: `归集完毕：待评 ${answer.value.candidates.toLocaleString('zh-CN')} 件，未列入 ${answer.value.leftOut.toLocaleString('zh-CN')} 件。` } : { ok: false, text: answer.messages.join('') });
    if (answer.ok) router.refresh();
  }
  return (
    <>
      <button type="button" className={`${desk.button} ${again ? '' : desk.primary}`} aria-disabled={busy} onClick={() => void gather()}>{busy ? '正在归集…' : again ? '再次归集候选产品' : '归集候选产品'}</button>
      <p className={said ? (said.ok ? styles.good : styles.bad) : styles.muted} role="status">{said?.text ?? ''}</p>
    </>
  );
}
