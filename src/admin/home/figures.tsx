import Link from 'next/link.js';
import type { Figure } from '../../queries/dashboard.ts';
import styles from './home.module.css';

export type LinkedFigure = Figure & { href: string; note?: string | undefined };

const number = (value: number) => value.toLocaleString('zh-CN');

/** Numbers in a row, each the door to its list. */
export function Figures({ figures }: { figures: readonly LinkedFigure[] }) {
  return (
    <ul className={styles.figures}>
      {figures.map(({ key, label, count, href, note }) => (
        <li key={key}>
          <Link href={href} prefetch={false}><strong>{number(count)}</strong><span>{label}</span></Link>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ul>
  );
}

const ROW = 44;

/** Lying bars drawn on the server, each with its number and the door to its list; the words beside them are the table. */
export function Bars({ id, title, figures }: { id: string; title: string; figures: readonly LinkedFigure[] }) {
  const most = Math.max(1, ...figures.map(({ count }) => count));
  const spoken = figures.map(({ label, count }) => `${label} ${number(count)} 件`).join('，');
  return (
    <section className={styles.section} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      <div className={styles.plot}>
        <ul style={{ gridAutoRows: `${ROW}px` }}>{figures.map(({ key, label, count, href }) => <li key={key}><Link href={href} prefetch={false}>{label} <strong>{number(count)}</strong></Link></li>)}</ul>
        <svg height={figures.length * ROW} role="img" aria-labelledby={`${id}-title ${id}-desc`}>
          <title id={`${id}-title`}>{title}</title>
          <desc id={`${id}-desc`}>{spoken}</desc>
          {figures.map(({ key, count }, at) => <rect key={key} x="0" y={at * ROW + 12} height={ROW - 24} width={`${(100 * count) / most}%`} />)}
          <line x1="0" x2="0" y1="0" y2={figures.length * ROW} />
        </svg>
      </div>
    </section>
  );
}

/** A list of Payload's own with one condition, in the form its filter builder shows and removes again. */
export function listHref(collection: string, field: string, operator: string, value: string): string {
  return `/admin/collections/${collection}?${new URLSearchParams({ [`where[or][0][and][0][${field}][${operator}]`]: value })}`;
}
