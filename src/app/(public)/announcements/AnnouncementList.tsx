import type { AnnouncementLine } from '../../../queries/announcements.ts';
import { civilDay } from '../dates.ts';
import styles from './announcements.module.css';
import { CATEGORIES } from './categories.ts';

/** Announcements as rows, newest first. */
export function AnnouncementList({ items }: { items: readonly AnnouncementLine[] }) {
  return (
    <ul className={styles.list}>
      {items.map(({ slug, title, category, summary, publishedAt }) => (
        <li key={slug}>
          <a href={`/announcements/${slug}`}>{title}</a>
          {summary && <p>{summary}</p>}
          <p className={styles.meta}>
            {CATEGORIES[category]} <time dateTime={civilDay(publishedAt)}>{civilDay(publishedAt)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}
