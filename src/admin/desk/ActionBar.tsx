'use client';
import type { ReactNode } from 'react';
import type { OfferedAction } from '../../casework/listActions.ts';
import { isMark } from './CaseDesk.tsx';
import { keysOf } from './keys.ts';
import styles from './desk.module.css';

type Props = {
  actions: OfferedAction[];
  queue: { key: string; waiting: number } | null;
  commentCount: number;
  shortcuts: boolean;
  refreshing: boolean;
  press: (action: OfferedAction, thenNext?: boolean) => void;
  goNext: () => void;
  help: () => void;
};

export function ActionBar({ actions, queue, commentCount, shortcuts, refreshing, press, goNext, help }: Props) {
  const shown = actions.filter((action) => !isMark(action) || action.allowed);
  const pass = shown.find(({ look }) => look === 'primary');
  const refused = shown.filter(({ allowed, why }) => !allowed && why);
  const keys = keysOf(shown);
  const hint = (key: string | null) => (shortcuts && key ? <kbd>{key}</kbd> : null);
  if (shown.length === 0 && !queue) return null;
  return (
    <div className={styles.bar} role="region" aria-label="办理" aria-busy={refreshing}>
      {refused.map((action) => <WhyNot key={action.action} action={action} />)}
      <div className={styles.buttons}>
        {shown.map((action) => (
          <ActionButton key={action.action} action={action} disabled={!action.allowed || refreshing} press={() => press(action)}>
            {action.asks.some(({ kind }) => kind === 'fieldComments') && commentCount > 0 ? `（${commentCount} 条意见）` : ''}
            {hint(keys.get(action.action) ?? null)}
          </ActionButton>
        ))}
        {pass?.allowed && queue && queue.waiting > 1 && <button type="button" className={`${styles.button} ${styles.further}`} onClick={() => press(pass, true)}>{pass.label}并下一件{hint('G')}</button>}
        <span className={styles.far}>
          {queue && <button type="button" className={styles.plain} onClick={goNext}>下一件（还有 {Math.max(0, queue.waiting - 1)} 件）{hint('N')}</button>}
          <button type="button" className={`${styles.plain} ${styles.help}`} onClick={help}>快捷键{hint('?')}</button>
        </span>
      </div>
    </div>
  );
}

/** Stays reachable when it may not be pressed: the sentence above says why. */
function ActionButton({ action, disabled, press, children }: { action: OfferedAction; disabled: boolean; press: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className={`${styles.button} ${action.look ? styles[action.look] : ''}`}
      aria-disabled={disabled}
      aria-describedby={action.allowed ? undefined : `why-${action.action}`}
      onClick={() => !disabled && press()}
    >
      {action.label}
      {children}
    </button>
  );
}

const MOST_PROBLEMS = 3;

function WhyNot({ action: { action, label, why = '', problems = [] } }: { action: OfferedAction }) {
  const details = problems.map(({ message }) => message).filter((message) => message !== why);
  return <p className={styles.why} id={`why-${action}`}>{`不能“${label}”：${why}${details.slice(0, MOST_PROBLEMS).join('')}`}</p>;
}
