import { momentText } from '../../domain/workingTime.ts';
import type { FinanceStep } from '../../queries/financeTimeline.ts';
import styles from './case.module.css';

/** The way from the loan to the grant, the latest first; company and bank read the same steps, as far as they are theirs. */
export function FinanceTimeline({ steps }: { steps: readonly FinanceStep[] }) {
  return (
    <section className={styles.section} aria-labelledby="timeline">
      <h2 id="timeline">办理记录</h2>
      <ol className={styles.timeline}>
        {steps.toReversed().map(({ key, about, action, state, who, at, said }) => (
          <li key={key}>
            <p><strong>{about}：{action}</strong>{state && `，状态变为“${state}”`}</p>
            <small>{`${who}，${momentText(at)}`}</small>
            {said.map(({ label, text }) => <p key={label + text} className={styles.said}>{label}：{text}</p>)}
          </li>
        ))}
      </ol>
    </section>
  );
}
