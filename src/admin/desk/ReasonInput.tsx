'use client';
import { useEffect, useEffectEvent } from 'react';
import styles from './desk.module.css';

/** `first`: the dialog begins here; not for a reason that is asked only in some cases. */
type Props = { label?: string; readers?: string | undefined; first?: boolean; reason: string; setReason: (reason: string) => void; reasons: readonly string[]; picked: () => void };

const MOST_KEYS = 9;

/** The reason, from the library by its number or in one's own words; what was picked can be edited. */
export function ReasonInput({ label = '理由', readers = '申请单位会看到', first = true, reason, setReason, reasons, picked }: Props) {
  const pick = (text: string) => {
    setReason(reason.trim() === '' ? text : `${reason.trim()}\n${text}`);
    picked();
  };
  usePickByNumber(reasons, pick);
  return (
    <>
      {reasons.length > 0 && <Library reasons={reasons} pick={pick} />}
      <label className={styles.label} htmlFor="reason">{label}（{readers}）</label>
      <textarea id="reason" className={styles.text} rows={4} maxLength={2000} value={reason} data-first={first && reasons.length === 0 ? true : undefined} onChange={(event) => setReason(event.target.value)} />
    </>
  );
}

function Library({ reasons, pick }: { reasons: readonly string[]; pick: (text: string) => void }) {
  return (
    <ol className={styles.library} aria-label="常用理由">
      {reasons.map((text, index) => (
        <li key={text}>
          <button type="button" data-first={index === 0 ? true : undefined} className={styles.plain} onClick={() => pick(text)}>
            {index < MOST_KEYS && <kbd>{index + 1}</kbd>}
            {text}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** A digit picks, unless it is being typed into the reason. */
function usePickByNumber(reasons: readonly string[], pick: (text: string) => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isText = (event.target as HTMLElement).closest('textarea');
    const text = /^[1-9]$/.test(event.key) ? reasons[Number(event.key) - 1] : undefined;
    if (isText || !text || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    pick(text);
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
