import type { AnnouncementLine } from '../../../queries/announcements.ts';
import words from '../components/text.module.css';
import { civilDay } from '../dates.ts';
import { language, pathIn, wordsIn } from '../language.ts';
import { WORDS } from './words.ts';

/** Announcements as rows, newest first; `heading` is the rank their titles have on the page. */
export async function AnnouncementList({ items, heading: Heading }: { items: readonly AnnouncementLine[]; heading: 'h2' | 'h3' }) {
  const inUse = await language();
  const { category: names } = wordsIn(WORDS, inUse);
  // What editors write is Chinese on the English pages too.
  const lang = inUse === 'en' ? 'zh-CN' : undefined;
  return (
    <ul className={words.rows}>
      {items.map(({ slug, title, category, summary, publishedAt }) => (
        <li key={slug}>
          <Heading>
            <a href={pathIn(inUse, `/announcements/${slug}`)} lang={lang}>
              {title}
            </a>
          </Heading>
          {summary && <p lang={lang}>{summary}</p>}
          <p className={words.quiet}>
            {names[category]}　<time dateTime={civilDay(publishedAt)}>{civilDay(publishedAt)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}
