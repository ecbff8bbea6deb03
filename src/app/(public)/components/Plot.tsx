import type { ReactNode } from 'react';
import styles from './plot.module.css';

/** One bar: `label` as shown, `value` a count of products. */
export type Bar = { label: string; value: number };

type PlotProps = { id: string; title: string; labels: string; bars: readonly Bar[] };

const number = (value: number) => value.toLocaleString('zh-CN');
const ROW = 52;
const HEIGHT = 200;
const LABELS = 24;

/** Counts over the years as columns. Drawn on the server with lengths in per cent, so that the letters keep their size on a phone. */
export function ColumnPlot({ id, title, labels, bars }: PlotProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = 100 / bars.length;
  return (
    <Figure id={id} title={title} labels={labels} bars={bars} height={HEIGHT}>
      {bars.map(({ label, value }, at) => {
        const length = ((HEIGHT - 2 * LABELS) * value) / most;
        const middle = `${(at + 0.5) * step}%`;
        return (
          <g key={label}>
            <rect className={styles.bar} x={`${(at + 0.2) * step}%`} width={`${0.6 * step}%`} y={HEIGHT - LABELS - length} height={length} />
            <text x={middle} y={HEIGHT - LABELS - length - 8} textAnchor="middle">{number(value)}</text>
            <text x={middle} y={HEIGHT - 4} textAnchor="middle">{label}</text>
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={HEIGHT - LABELS} y2={HEIGHT - LABELS} />
    </Figure>
  );
}

/** The largest groups as lying bars, each under its own name: names of industries are too long for an axis. */
export function BarPlot({ id, title, labels, bars }: PlotProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Figure id={id} title={title} labels={labels} bars={bars} height={bars.length * ROW}>
      {bars.map(({ label, value }, at) => (
        <g key={label}>
          <text x="0" y={at * ROW + 16}>{label}</text>
          <text x="100%" y={at * ROW + 16} textAnchor="end">{number(value)}</text>
          <rect className={styles.bar} x="0" y={at * ROW + 24} height="12" width={`${(100 * value) / most}%`} />
        </g>
      ))}
    </Figure>
  );
}

/** The same numbers twice: as a picture with a spoken summary, and as a table. */
function Figure({ id, title, labels, bars, height, children }: PlotProps & { height: number; children: ReactNode }) {
  const spoken = bars.map(({ label, value }) => `${label} ${number(value)} 件`).join('，');
  return (
    <figure className={styles.plot}>
      <svg height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`}>{spoken}</desc>
        {children}
      </svg>
      <details>
        <summary>查看数据</summary>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{labels}</th>
              <th scope="col">备案产品（件）</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
