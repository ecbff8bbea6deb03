import type { ReactNode } from 'react';
import { language, wordsIn } from '../language.ts';
import { WORDS } from '../words.ts';
import styles from './plot.module.css';

/** One bar: `label` as shown (`short` under a narrow column), `value` a count of products. */
export type Bar = { label: string; short?: string; value: number };

/** `chineseLabels`: the labels are names the tables hold in Chinese alone. */
type PlotProps = { id: string; title: string; labels: string; bars: readonly Bar[]; chineseLabels?: boolean };

const number = (value: number) => value.toLocaleString('zh-CN');
const ROW = 52;
const HEIGHT = 200;
const LABELS = 24;
const SHARE_HEIGHT = 72;
const MOST_NAMED = 6;

/** Counts over the years as columns. Drawn on the server with lengths in per cent, so that the letters keep their size on a phone. */
export function ColumnPlot(props: PlotProps) {
  const { bars } = props;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const step = 100 / bars.length;
  return (
    <Figure {...props} height={HEIGHT}>
      {bars.map(({ label, short, value }, at) => {
        const length = ((HEIGHT - 2 * LABELS) * value) / most;
        const middle = `${(at + 0.5) * step}%`;
        return (
          <g key={label}>
            <rect className={styles.bar} x={`${(at + 0.2) * step}%`} width={`${0.6 * step}%`} y={HEIGHT - LABELS - length} height={length} />
            {isNamed(bars, at) && <text x={middle} y={HEIGHT - LABELS - length - 8} textAnchor="middle">{number(value)}</text>}
            <text x={middle} y={HEIGHT - 4} textAnchor="middle">{short ?? label}</text>
          </g>
        );
      })}
      <line x1="0" x2="100%" y1={HEIGHT - LABELS} y2={HEIGHT - LABELS} />
    </Figure>
  );
}

/** Many columns are too narrow for every number: the highest and the last one stand for them. */
function isNamed(bars: readonly Bar[], at: number): boolean {
  if (bars.length <= MOST_NAMED) return true;
  const highest = bars.reduce((best, { value }, place) => (value > (bars[best]?.value ?? 0) ? place : best), 0);
  return at === highest || (at === bars.length - 1 && highest < at - 1);
}

/** The largest groups as lying bars, each under its own name: names of industries are too long for an axis. */
export function BarPlot(props: PlotProps) {
  const { bars, chineseLabels } = props;
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <Figure {...props} height={bars.length * ROW}>
      {bars.map(({ label, value }, at) => (
        <g key={label}>
          <text x="0" y={at * ROW + 16} lang={chineseLabels ? 'zh-CN' : undefined}>{label}</text>
          <text x="100%" y={at * ROW + 16} textAnchor="end">{number(value)}</text>
          <rect className={styles.bar} x="0" y={at * ROW + 24} height="12" width={`${(100 * value) / most}%`} />
        </g>
      ))}
    </Figure>
  );
}

/** A part of a whole as one bar, part and rest named under it: no circle whose angles nobody can compare. */
export function SharePlot(props: PlotProps) {
  const [part, rest] = props.bars as [Bar, Bar];
  const share = `${(100 * part.value) / Math.max(1, part.value + rest.value)}%`;
  return (
    <Figure {...props} height={SHARE_HEIGHT}>
      <rect className={styles.rest} x="0" y="0" width="100%" height="40" />
      <rect className={styles.bar} x="0" y="0" width={share} height="40" />
      <text x="0" y="64">{part.label} {number(part.value)}</text>
      <text x="100%" y="64" textAnchor="end">{rest.label} {number(rest.value)}</text>
    </Figure>
  );
}

/** The same numbers twice: as a picture with a spoken summary, and as a table. */
async function Figure({ id, title, labels, bars, height, chineseLabels, children }: PlotProps & { height: number; children: ReactNode }) {
  const words = wordsIn(WORDS, await language());
  const spoken = bars.map(({ label, value }) => `${label} ${words.pieces(number(value))}`).join(words.and);
  return (
    <figure className={styles.plot}>
      <svg height={height} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-desc`} lang={chineseLabels ? 'zh-CN' : undefined}>{spoken}</desc>
        {children}
      </svg>
      <details>
        <summary>{words.showData}</summary>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{labels}</th>
              <th scope="col">{words.filedProducts}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ label, value }) => (
              <tr key={label}>
                <th scope="row" lang={chineseLabels ? 'zh-CN' : undefined}>{label}</th>
                <td>{number(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
