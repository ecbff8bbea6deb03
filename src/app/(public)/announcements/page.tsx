import type { Metadata } from 'next';
import form from '../components/form.module.css';
import { Pager } from '../components/Pager.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import quiet from '../components/text.module.css';
import { language, pathIn, wordsIn, type Language } from '../language.ts';
import { address, pageOf, textOf, type SearchParams } from '../parameters.ts';
import { announcementPage } from '../reads.ts';
import type { AnnouncementCategory } from '../../../queries/announcements.ts';
import { AnnouncementList } from './AnnouncementList.tsx';
import styles from './list.module.css';
import { categoryOf } from './categories.ts';
import { FEED } from './feed.ts';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };
type Asked = { category: AnnouncementCategory | null; q: string; page: number };

const LONGEST_QUERY = 64;

async function asked(searchParams: SearchParams): Promise<Asked> {
  const { category, q, page } = await searchParams;
  return { category: categoryOf(textOf(category)), q: [...textOf(q)].slice(0, LONGEST_QUERY).join(''), page: pageOf(page) };
}

const addressOf = ({ category, q, page }: Asked): string => address('/announcements', { category, q, page: page > 1 ? page : null });

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { category, q, page } = await asked(searchParams);
  const words = wordsIn(WORDS, await language());
  const title = `${category ? words.category[category] : words.title}${page > 1 ? words.onPage(page) : ''}`;
  return { title, description: words.description, robots: { index: !q, follow: true }, alternates: { types: { 'application/atom+xml': [{ url: FEED, title: words.feedTitle }] } } };
}

export default async function AnnouncementsPage({ searchParams }: Props) {
  const [search, inUse] = await Promise.all([asked(searchParams), language()]);
  const words = wordsIn(WORDS, inUse);
  const { items, page, pages, total } = await announcementPage(search);
  return (
    <PublicPage section="announcements">
      <Column>
        <div className={quiet.page}>
          <h1>{search.category ? words.category[search.category] : words.title}</h1>
          {words.chineseOnly && <p>{words.chineseOnly}</p>}
          <Categories search={search} language={inUse} />
          <Search search={search} language={inUse} />
          {total === 0 ? <Empty search={search} language={inUse} /> : <p className={quiet.quiet}>{search.q ? words.found(total) : words.count(total)}</p>}
          {total > 0 && <AnnouncementList items={items} heading="h2" />}
        </div>
        <Pager page={page} pages={pages} href={(to) => addressOf({ ...search, page: to })} />
        <p className={styles.feed}>
          <a href={FEED} type="application/atom+xml">
            {words.feed}
          </a>
        </p>
      </Column>
    </PublicPage>
  );
}

type PartProps = { search: Asked; language: Language };

function Categories({ search: { category, q }, language: inUse }: PartProps) {
  const words = wordsIn(WORDS, inUse);
  const entries: [AnnouncementCategory | null, string][] = [[null, words.all], ...(Object.entries(words.category) as [AnnouncementCategory, string][])];
  return (
    <nav aria-label={words.categories}>
      <ul className={styles.categories}>
        {entries.map(([key, label]) => (
          <li key={label}>
            <a href={pathIn(inUse, addressOf({ category: key, q, page: 1 }))} aria-current={key === category ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Search({ search: { category, q }, language: inUse }: PartProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <form role="search" action={pathIn(inUse, '/announcements')} className={form.field}>
      {category && <input type="hidden" name="category" value={category} />}
      <label htmlFor="q">{words.searchLabel}</label>
      <div className={form.row}>
        <input className={form.control} id="q" name="q" type="search" maxLength={LONGEST_QUERY} defaultValue={q} autoComplete="off" />
        <button className={form.button} type="submit">
          {words.search}
        </button>
      </div>
    </form>
  );
}

function Empty({ search: { q }, language: inUse }: PartProps) {
  const words = wordsIn(WORDS, inUse);
  return (
    <p>
      {q ? `${words.nothingFound(q)}${words.tryAgain}` : words.empty}
      <a href={pathIn(inUse, '/announcements')}>{words.allNews}</a>
      {inUse === 'zh' ? '。' : '.'}
    </p>
  );
}
