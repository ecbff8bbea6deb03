'use client';
import type { Beside } from './deskContext.ts';
import styles from './desk.module.css';

type Props = { label: string; required: boolean; readers?: string | undefined; list: Beside['list']; remark: string; setRemark: (remark: string) => void };

/** A list that goes with the decision by itself, and what the reviewer adds to it, a line each. */
export function RemarkInput({ label, required, readers = '申请单位会看到', list, remark, setRemark }: Props) {
  return (
    <div className={styles.answer}>
      {list && (
        <>
          <h3>{list.title}</h3>
          <ul className={styles.comments}>{list.lines.map((line) => <li key={line}>{line}</li>)}</ul>
        </>
      )}
      <label className={styles.label} htmlFor="remark">{list?.further ?? label}（{required ? '' : '可不填，'}{readers}）</label>
      <textarea id="remark" className={styles.text} rows={2} maxLength={1000} value={remark} data-first={required || undefined} onChange={(event) => setRemark(event.target.value)} />
    </div>
  );
}
