import { momentText } from '../../domain/workingTime.ts';
import type { LastRefusal } from './loadCase.ts';
import styles from './case.module.css';

/** Why the company asks to end the filing, before anything else is read: that is what is decided. */
export function Withdrawal({ request: { reason, by, at } }: { request: LastRefusal }) {
  return (
    <section className={styles.section} aria-labelledby="withdrawal">
      <h2 id="withdrawal">单位申请撤销备案</h2>
      <div className={`${styles.refusal} ${styles.request}`}>
        <p><strong>理由</strong>：{reason}</p>
        <small>{by}，{momentText(at)}。同意后，备案立即撤销，公众查询和备案证明随即显示；不同意的，备案继续有效。</small>
      </div>
    </section>
  );
}
