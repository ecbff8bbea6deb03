'use client';
import type { OfferedAction } from '../../casework/listActions.ts';
import { isMark } from './CaseDesk.tsx';
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

/** Keys by what a button does, so that each case type has the same ones. */
export function keyOf({ look, action }: Pick<OfferedAction, 'look' | 'action'>): string | null {
  if (look === 'primary') return 'A';
  if (look === 'danger') return 'R';
  return action === 'take' || action === 'release' ? 'T' : null;
}

export function ActionBar({ actions, queue, commentCount, shortcuts, refreshing, press, goNext, help }: Props) {
  const shown = actions.filter((action) => !isMark(action) || action.allowed);
  const pass = shown.find(({ look }) => look === 'primary');
  const refused = shown.filter(({ allowed, why }) => !allowed && why);
  const hint = (key: string | null) => (shortcuts && key ? <kbd>{key}</kbd> : null);
  if (shown.length === 0 && !queue) return null;
  return (
    <div className={styles.bar} role="region" aria-label="办理" aria-busy={refreshing}>
      {refused.map(({ action, label, why, problems = [] }) => (
        <p key={action} className={styles.why} id={`why-${action}`}>不能“{label}”：{why}{problems.map(({ message }) => message).filter((message) => message !== why).slice(0, 3).join('')}</p>
      ))}
      <div className={styles.buttons}>
        {shown.map((action) => (
          <button
            key={action.action}
            type="button"
            className={`${styles.button} ${action.look ? styles[action.look] : ''}`}
            aria-disabled={!action.allowed || refreshing}
            aria-describedby={action.allowed ? undefined : `why-${action.action}`}
            onClick={() => action.allowed && !refreshing && press(action)}
          >
            {action.label}
            {action.look === 'danger' && commentCount > 0 ? `（${commentCount} 条意见）` : ''}
            {hint(keyOf(action))}
          </button>
        ))}
        {pass?.allowed && queue && queue.waiting > 1 && <button type="button" className={styles.button} onClick={() => press(pass, true)}>{pass.label}并下一件{hint('G')}</button>}
        <span className={styles.far}>
          {queue && <button type="button" className={styles.plain} onClick={goNext}>下一件（还有 {Math.max(0, queue.waiting - 1)} 件）{hint('N')}</button>}
          <button type="button" className={styles.plain} onClick={help}>快捷键{hint('?')}</button>
        </span>
      </div>
    </div>
  );
}
