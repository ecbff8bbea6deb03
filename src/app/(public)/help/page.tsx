import type { Metadata } from 'next';
import type { RichText as Text } from '../../../domain/announcementText.ts';
import { RichText } from '../announcements/RichText.tsx';
import form from '../components/form.module.css';
import { InChinese } from '../components/InChinese.tsx';
import { Column, PublicPage, Strip } from '../components/PublicPage.tsx';
import rows from '../components/text.module.css';
import { civilDay, dayIn } from '../dates.ts';
import { language, pathIn, wordsIn, type Language } from '../language.ts';
import { textOf, type SearchParams } from '../parameters.ts';
import { Contact } from './Contact.tsx';
import styles from './help.module.css';
import { helpArticles, LONGEST_QUERY } from './reads.ts';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

type Articles = Awaited<ReturnType<typeof helpArticles>>;

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = wordsIn(WORDS, await language());
  return { title, description };
}

export default async function HelpPage({ searchParams }: { searchParams: SearchParams }) {
  const query = [...textOf((await searchParams).q)].slice(0, LONGEST_QUERY).join('');
  const [inUse, articles] = await Promise.all([language(), helpArticles(query)]);
  return (
    <PublicPage section="help">
      <Search query={query} language={inUse} />
      <Column>
        <div className={styles.two}>
          <Answers found={articles} query={query} language={inUse} />
          <Contact language={inUse} />
        </div>
      </Column>
    </PublicPage>
  );
}

function Search({ query, language: inUse }: { query: string; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  return (
    <search>
      <Strip>
        <form action={pathIn(inUse, '/help')} className={styles.search}>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
          <div className={form.field}>
            <label htmlFor="q">{words.label}</label>
            <div className={form.row}>
              <input className={form.control} id="q" name="q" type="search" maxLength={LONGEST_QUERY} defaultValue={query} autoComplete="off" />
              <button className={form.button} type="submit">
                {words.search}
              </button>
            </div>
          </div>
        </form>
      </Strip>
    </search>
  );
}

function Answers({ found, query, language: inUse }: { found: Articles; query: string; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  return (
    <section className={styles.part} aria-labelledby="answers">
      <h2 id="answers">{query ? words.found(found.length, query) : words.all(found.length)}</h2>
      {found.length === 0 && <p>{query ? words.nothing(query) : words.none}</p>}
      <ul className={`${rows.rows} ${styles.answers}`}>
        {found.map((article) => (
          <Answer key={article.slug} article={article} isOpen={query !== ''} language={inUse} />
        ))}
      </ul>
      {query && (
        <p>
          <a href={pathIn(inUse, '/help')}>{words.showAll}</a>
        </p>
      )}
    </section>
  );
}

type AnswerProps = { article: Articles[number]; isOpen: boolean; language: Language };

/** Question and answer; a search shows the answers at once. */
function Answer({ article: { slug, title, summary, body, references, publishedAt }, isOpen, language: inUse }: AnswerProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <li>
      <details open={isOpen}>
        <summary>
          <InChinese>{title}</InChinese>
          {summary && (
            <span className={styles.gist}>
              <InChinese>{summary}</InChinese>
            </span>
          )}
        </summary>
        <div className={styles.answer} lang={inUse === 'en' ? 'zh-CN' : undefined}>
          <RichText body={JSON.parse(body) as Text} references={references} language={inUse} idPrefix={`${slug}-`} />
        </div>
        <p className={rows.quiet}>
          <time dateTime={civilDay(publishedAt)}>{words.updated(dayIn(inUse, publishedAt))}</time>　<a href={pathIn(inUse, `/announcements/${slug}`)}>{words.open}</a>
        </p>
      </details>
    </li>
  );
}
