import type { AnnouncementLine } from '../../../queries/announcements.ts';
import words from '../components/text.module.css';
import { civilDay } from '../dates.ts';
import { CATEGORIES } from './categories.ts';

/** Announcements as rows, newest first; `heading` is the rank their titles have on the page. */
export function AnnouncementList({ items, heading: Heading }: { items: readonly AnnouncementLine[]; heading: 'h2' | 'h3' }) {
  return (
    <ul className={words.rows}>
      {items.map(({ slug, title, category, summary, publishedAt }) => (
        <li key={slug}>
          <Heading>
            <a href={`/announcements/${slug}`}>{title}</a>
          </Heading>
          {summary && <p>{summary}</p>}
          <p className={words.quiet}>
            {CATEGORIES[category]}　<time dateTime={civilDay(publishedAt)}>{civilDay(publishedAt)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}
