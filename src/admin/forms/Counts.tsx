import type { Tally } from '../../queries/publicFormResults.ts';
import styles from './forms.module.css';

const percent = (count: number, all: number): number => (all === 0 ? 0 : Math.round((1000 * count) / all) / 10);

/** How often each choice was taken: the number, its share of those who answered, and a bar of that length. */
export function Counts({ tally: { question, bars, answered } }: { tally: Tally }) {
  return (
    <table className={styles.counts}>
      <caption>{question.label}<small>{question.kind === 'choices' ? '多选，' : ''}{answered.toLocaleString('zh-CN')} 份答卷回答了这道题</small></caption>
      <thead className={styles.hidden}><tr><th scope="col">选项</th><th scope="col">份数和占比</th></tr></thead>
      <tbody>
        {bars.map(({ key, label, count }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td>
              <svg height="12" width="100%" aria-hidden="true"><rect height="12" width={`${percent(count, answered)}%`} /></svg>
              <span>{count.toLocaleString('zh-CN')} 份（{percent(count, answered)}%）</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
