import type { Metadata } from 'next';
import { LAST_PAGE, PRODUCTS_A_PAGE } from '../../../queries/publicProducts.ts';
import { Pager } from '../components/Pager.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import quiet from '../components/text.module.css';
import { language, wordsIn, type Language } from '../language.ts';
import type { SearchParams } from '../parameters.ts';
import { filterChoices, products } from '../reads.ts';
import { NothingFound } from './NothingFound.tsx';
import { Results } from './Results.tsx';
import { ignoredFilters, searchAddress, searchOf, type Search } from './search.ts';
import { SearchForm } from './SearchForm.tsx';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q, page } = searchOf(await searchParams);
  const words = wordsIn(WORDS, await language());
  const title = `${q ? words.resultsOf(q) : words.title}${page > 1 ? words.onPage(page) : ''}`;
  // Endless combinations of filters are of no use in a search engine; the products behind them are.
  return { title, description: words.description, robots: { index: !q, follow: true } };
}

export default async function ProductsPage({ searchParams }: Props) {
  const [asked, inUse] = await Promise.all([searchParams, language()]);
  const words = wordsIn(WORDS, inUse);
  const search = searchOf(asked);
  const ignored = ignoredFilters(asked).map((filter) => words.filterNames[filter]);
  const [found, choices] = await Promise.all([products(search), filterChoices(search)]);
  return (
    <PublicPage section="products">
      <SearchForm search={search} choices={choices} language={inUse} />
      <Column>
        {ignored.length > 0 && <p>{words.ignored(ignored)}</p>}
        {found.items.length === 0 ? <NothingFound search={search} language={inUse} /> : <Found search={search} found={found} language={inUse} />}
      </Column>
    </PublicPage>
  );
}

/** Products the pages of one search show at most. */
const REACHABLE = LAST_PAGE * PRODUCTS_A_PAGE;

type FoundProps = { search: Search; found: Awaited<ReturnType<typeof products>>; language: Language };

function Found({ search, found: { items, total, totalIsCapped, page, pages }, language: inUse }: FoundProps) {
  const words = wordsIn(WORDS, inUse);
  const count = total.toLocaleString('zh-CN');
  return (
    <>
      <h2>{totalIsCapped ? words.foundAtLeast(count) : words.found(count)}</h2>
      {(totalIsCapped || total > REACHABLE) && <p className={quiet.quiet}>{words.reachable(REACHABLE.toLocaleString('zh-CN'))}</p>}
      <Results items={items} query={search.q} language={inUse} />
      <Pager page={page} pages={pages} href={(to) => searchAddress({ ...search, page: to })} />
    </>
  );
}
