import type { Metadata } from 'next';
import { LAST_PAGE, PRODUCTS_A_PAGE } from '../../../queries/publicProducts.ts';
import { Pager } from '../components/Pager.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import words from '../components/text.module.css';
import type { SearchParams } from '../parameters.ts';
import { filterChoices, products } from '../reads.ts';
import { NothingFound } from './NothingFound.tsx';
import { Results } from './Results.tsx';
import { ignoredFilters, searchAddress, searchOf, type Search } from './search.ts';
import { SearchForm } from './SearchForm.tsx';

export const dynamic = 'force-dynamic';

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q, page } = searchOf(await searchParams);
  const title = `${q ? `“${q}”的查询结果` : '产品查询'}${page > 1 ? `（第 ${page} 页）` : ''}`;
  // Endless combinations of filters are of no use in a search engine; the products behind them are.
  return { title, description: '按名称、企业、型号、备案号查询已备案的专利产品。', robots: { index: !q, follow: true } };
}

export default async function ProductsPage({ searchParams }: Props) {
  const asked = await searchParams;
  const search = searchOf(asked);
  const ignored = ignoredFilters(asked).join('、');
  const [found, choices] = await Promise.all([products(search), filterChoices(search)]);
  return (
    <PublicPage section="products">
      <SearchForm search={search} choices={choices} />
      <Column>
        {ignored && <p>没有您要的{ignored}，已显示全部{ignored}的产品。</p>}
        {found.items.length === 0 ? <NothingFound search={search} /> : <Found search={search} found={found} />}
      </Column>
    </PublicPage>
  );
}

/** Products the pages of one search show at most. */
const REACHABLE = LAST_PAGE * PRODUCTS_A_PAGE;

type FoundProps = { search: Search; found: Awaited<ReturnType<typeof products>> };

function Found({ search, found: { items, total, totalIsCapped, page, pages } }: FoundProps) {
  return (
    <>
      <h2>{totalIsCapped ? `${total.toLocaleString('zh-CN')} 件以上` : `共 ${total.toLocaleString('zh-CN')} 件`}</h2>
      {(totalIsCapped || total > REACHABLE) && <p className={words.quiet}>只能翻到前 {REACHABLE.toLocaleString('zh-CN')} 件，请补充关键词或增加筛选条件。</p>}
      <Results items={items} query={search.q} />
      <Pager page={page} pages={pages} href={(to) => searchAddress({ ...search, page: to })} />
    </>
  );
}
