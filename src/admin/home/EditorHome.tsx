import Link from 'next/link.js';
import type { Queryable } from '../../adapters/database.ts';
import { now } from '../../adapters/clock.ts';
import { ANNOUNCEMENT_STATES } from '../../domain/announcements.ts';
import { momentText } from '../../domain/workingTime.ts';
import { announcementFigures } from '../../queries/dashboard.ts';
import { Figures } from './figures.tsx';
import styles from './home.module.css';

export async function EditorHome({ db }: { db: Queryable }) {
  const { states, recent } = await announcementFigures(db, now());
  const words: Record<string, string> = ANNOUNCEMENT_STATES;
  return (
    <>
      <section className={styles.section} aria-labelledby="states">
        <h2 id="states">通知公告</h2>
        <Figures figures={states.map((figure) => ({ ...figure, href: '/admin/collections/announcements' }))} />
        <p><Link className={styles.button} href="/admin/collections/announcements/create" prefetch={false}>写一篇公告</Link></p>
      </section>
      <section className={styles.section} aria-labelledby="recent">
        <h2 id="recent">最近编辑</h2>
        {recent.length === 0 && <p className={styles.nothing}>还没有公告。</p>}
        <ul className={styles.recent}>
          {recent.map(({ id, title, status, updatedAt }) => (
            <li key={id}><Link href={`/admin/collections/announcements/${id}`} prefetch={false}>{title}</Link><small>{words[status] ?? status}，{momentText(updatedAt)}</small></li>
          ))}
        </ul>
      </section>
    </>
  );
}
