import type { Queryable } from '../../adapters/database.ts';
import { logFigures } from '../../queries/dashboard.ts';
import { Figures, listHref } from './figures.tsx';
import styles from './home.module.css';

const WEEK_MS = 7 * 86_400_000;

export async function AuditorHome({ db, now }: { db: Queryable; now: Date }) {
  const since = new Date(now.getTime() - WEEK_MS);
  const figures = await logFigures(db, since);
  const href = (key: string) => (key === 'notices' ? listHref(key, 'status', 'equals', 'dead') : listHref(key, 'at', 'greater_than_equal', since.toISOString()));
  return (
    <section className={styles.section} aria-labelledby="logs">
      <h2 id="logs">最近七天</h2>
      <Figures figures={figures.map((figure) => ({ ...figure, href: href(figure.key) }))} />
    </section>
  );
}
