import { momentText } from '../../domain/workingTime.ts';
import type { SubsidyProps } from './SubsidyBody.tsx';
import styles from './case.module.css';

/** The way from the loan to the grant, the latest first; the company reads the same steps. */
export function SubsidyTimeline({ subsidy: { timeline } }: SubsidyProps) {
  return (
    <section className={styles.section} aria-labelledby="timeline">
      <h2 id="timeline">办理记录（贷款、还款和申请）</h2>
      <ol className={styles.timeline}>
        {timeline.toReversed().map(({ key, about, action, state, who, at, said }) => (
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
