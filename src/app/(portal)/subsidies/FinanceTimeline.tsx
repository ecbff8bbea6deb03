import type { FinanceStep } from '../../../queries/financeTimeline.ts';
import { chineseMoment } from '../kit/moments.ts';
import styles from '../kit/summary.module.css';

type Props = { steps: readonly FinanceStep[]; /** What happens next, one sentence. */ next?: string };

/** The way from the loan to the subsidy, newest first: the steps the reviewer reads. */
export function FinanceTimeline({ steps, next }: Props) {
  return (
    <section className={styles.timeline} aria-labelledby="timeline">
      <h2 id="timeline">办理进度</h2>
      <ol reversed>
        {next && <li className={styles.next}>接下来：{next}</li>}
        {steps.toReversed().map(({ key, about, action, state, at, who, said }) => (
          <li key={key}>
            <p><strong>{about}：{action}</strong>{state && `，状态变为“${state}”`}</p>
            <p className={styles.when}>{chineseMoment(at.toISOString())} · {who}</p>
            {said.map(({ label, text }) => <p key={label + text}>{label}：{text}</p>)}
          </li>
        ))}
      </ol>
    </section>
  );
}
