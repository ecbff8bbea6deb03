import type { MetricResult } from '../../domain/certification/metrics.ts';
import { Tag } from '../Tag.tsx';
import styles from './certification.module.css';

const number = (text: string) => (text.includes('.') ? `${grouped(text.split('.')[0] ?? '')}.${text.split('.')[1]}` : grouped(text));
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** Each metric against its benchmark: the verdict in a word, the figures beside it. */
export function Metrics({ metrics }: { metrics: readonly MetricResult[] }) {
  if (metrics.length === 0) return <p className={styles.muted}>没有指标。</p>;
  return (
    <ul className={styles.metrics}>
      {metrics.map(({ name, unit, value, benchmark, meets }) => (
        <li key={name}>
          <Verdict meets={meets} />
          <span>{name} {value === null ? '缺数据' : <strong>{number(value)} {unit}</strong>}</span>
          <small>{benchmark === null ? '没有基准值' : `基准 ${number(benchmark)}`}</small>
        </li>
      ))}
    </ul>
  );
}

function Verdict({ meets }: { meets: boolean | null }) {
  if (meets === null) return <Tag tone="neutral">— 不能比较</Tag>;
  return meets ? <Tag tone="good">✓ 达到</Tag> : <Tag tone="bad">✗ 未达到</Tag>;
}
