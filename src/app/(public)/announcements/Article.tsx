import type { ReactNode } from 'react';
import type { RichText as Text } from '../../../domain/announcementText.ts';
import type { Announcement } from '../../../queries/announcements.ts';
import quiet from '../components/text.module.css';
import { civilDay, dayIn } from '../dates.ts';
import { wordsIn, type Language } from '../language.ts';
import styles from './announcements.module.css';
import { FileLink } from './Files.tsx';
import { headingsOf, isLater, RichText, type Heading } from './RichText.tsx';
import { WORDS } from './words.ts';

const LONG = 3;

/** An announcement as its readers see it, and as its editor sees it in the preview. `children` stand between text and attachments. */
export function Article({ announcement, language: inUse, children }: { announcement: Announcement; language: Language; children?: ReactNode }) {
  const { title, category, publishedAt, updatedAt, attachments, references } = announcement;
  const words = wordsIn(WORDS, inUse);
  const body = JSON.parse(announcement.body) as Text;
  const headings = headingsOf(body);
  return (
    <article className={quiet.page}>
      <header>
        <h1 lang="zh-CN">{title}</h1>
        <p className={quiet.quiet}>
          {words.category[category]}　{words.published} <time dateTime={civilDay(publishedAt)}>{dayIn(inUse, publishedAt)}</time>
          {isLater(updatedAt, publishedAt) && (
            <>
              　{words.updated} <time dateTime={civilDay(updatedAt)}>{dayIn(inUse, updatedAt)}</time>
            </>
          )}
        </p>
      </header>
      {headings.length >= LONG && <Contents headings={headings} title={words.contents} />}
      <div className={styles.article} lang="zh-CN">
        <RichText body={body} references={references} language={inUse} />
      </div>
      {children}
      {attachments.length > 0 && (
        <section aria-labelledby="attachments">
          <h2 id="attachments">{words.attachments}</h2>
          <ul className={quiet.rows}>
            {attachments.map((file) => (
              <li key={file.id}>
                <FileLink file={file} language={inUse} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}

function Contents({ headings, title }: { headings: readonly Heading[]; title: string }) {
  return (
    <nav className={styles.contents} aria-labelledby="contents">
      <h2 id="contents">{title}</h2>
      <ol lang="zh-CN">
        {headings.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
