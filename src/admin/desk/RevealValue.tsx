'use client';
import { useState } from 'react';
import { post } from './api.ts';
import { useDesk } from './deskContext.ts';
import styles from './desk.module.css';

/** Personal data, masked until somebody asks for it; the asking is logged on the server. */
export function RevealValue({ field, label, masked }: { field: string; label: string; masked: string }) {
  const desk = useDesk();
  const [value, setValue] = useState<string | null>(null);
  const [failure, setFailure] = useState('');
  async function reveal() {
    const answer = await post<{ value: string }>(`/api/${desk.case.collection}/${desk.case.id}/reveal`, { field });
    if (answer.ok) setValue(answer.value.value);
    else setFailure(answer.messages.join(''));
  }
  if (value !== null) return <span role="status">{value}</span>;
  return (
    <>
      {masked}
      <button type="button" className={styles.write} aria-label={`查看完整的${label}，会留下记录`} onClick={() => void reveal()}>查看</button>
      {failure && <span role="alert" className={styles.failed}>{failure}</span>}
    </>
  );
}
