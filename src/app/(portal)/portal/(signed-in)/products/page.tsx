import type { Metadata } from 'next';
import Link from 'next/link';
import { portalEnterprise } from '../../../../../queries/portalHome.ts';
import { listProducts, PRODUCT_TABS, productTabs, type ProductFilter, type ProductTab } from '../../../../../queries/portalLists.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped, INTENSIVE_OPTIONS } from '../../../lists/words.ts';
import { productColumns } from '../../../products/productColumns.tsx';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '产品备案' };

const HERE = '/portal/products';
const TABS = Object.entries(PRODUCT_TABS) as [ProductTab, (typeof PRODUCT_TABS)[ProductTab]][];

export default async function ProductsPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser(address(HERE, { tab: textOf(parameters.tab) }));
  const [tabs, { isVerified }] = await Promise.all([productTabs(db, actor.enterprise), portalEnterprise(db, actor.enterprise)]);
  const filter = filterOf(parameters, tabs.counts);
  const list = await listProducts(db, actor.enterprise, filter);
  return (
    <>
      <Crumbs />
      <h1>产品备案</h1>
      {!isVerified && <VerifyFirst />}
      <div className={lists.bar}>
        <Link className={lists.main} href={`${HERE}/new`} prefetch={false}>
          新建产品备案
        </Link>
      </div>
      <Tabs current={filter.tab} counts={tabs.counts} />
      {(list.total > 0 || isActive(filter)) && <ProductFilters filter={filter} years={tabs.years} />}
      {isActive(filter) && list.total > 0 && <h2 className={lists.count}>找到 {grouped(list.total)} 个产品</h2>}
      {list.total > 0 && <DataTable caption={PRODUCT_TABS[filter.tab].label} columns={productColumns(filter.tab)} rows={list.items} keyOf={({ id }) => id} />}
      {list.total === 0 && <NoProducts filter={filter} />}
      <Pager page={list.page} pages={list.pages} href={(page) => addressOf(filter, page)} />
    </>
  );
}

function NoProducts({ filter }: { filter: ProductFilter }) {
  return (
    <EmptyList>
      <p>{isActive(filter) ? '没有符合这些条件的产品。可以减少条件，或者改用更短的词。' : EMPTY[filter.tab]}</p>
    </EmptyList>
  );
}

const EMPTY: Record<ProductTab, string> = {
  draft: '没有未提交的备案。选择“新建产品备案”开始填写，填写的内容会自动保存在这里。',
  submitted: '没有正在审核的备案。提交后的备案显示在这里，审核结果会用短信和邮件通知您。',
  rejected: '没有未通过的备案。审核没有通过时，备案会显示在这里，您可以按意见修改后重新提交。',
  filed: '还没有备案的产品。备案通过后，产品显示在这里，您可以下载备案证明。',
  closed: '没有撤销的备案。产品退出市场或者专利全部失效时，可以在产品页面申请撤销。',
};

function VerifyFirst() {
  return (
    <p className={`${lists.said} ${lists.waiting}`}>
      您的单位还没有通过实名认证。现在可以填写草稿，通过认证后才能提交。
      <Link href="/portal/verification" prefetch={false}>
        去实名认证
      </Link>
    </p>
  );
}

function Tabs({ current, counts }: { current: ProductTab; counts: Record<ProductTab, number> }) {
  return (
    <nav className={lists.tabs} aria-label="按状态查看">
      <ul>
        {TABS.map(([tab, { label }]) => (
          <li key={tab}>
            <Link href={address(HERE, { tab })} prefetch={false} aria-current={tab === current ? 'page' : undefined}>
              {label}（{grouped(counts[tab])}）
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ProductFilters({ filter, years }: { filter: ProductFilter; years: readonly number[] }) {
  const isFiled = filter.tab === 'filed' || filter.tab === 'closed';
  return (
    <Filters action={HERE} keep={{ tab: filter.tab }} isActive={isActive(filter)} clear={address(HERE, { tab: filter.tab })}>
      <TextFilter name="name" label="产品名称" value={filter.name} />
      {isFiled && <TextFilter name="number" label="备案号" value={filter.number} />}
      <ChoiceFilter name="intensive" label="专利密集型" value={filter.intensive} options={INTENSIVE_OPTIONS} />
      {isFiled && <ChoiceFilter name="year" label="备案年度" value={filter.year} options={Object.fromEntries(years.map((year) => [year, `${year} 年`]))} />}
    </Filters>
  );
}

/** Without a tab: the first that asks for something to be done, else the filed ones. */
function filterOf(parameters: Awaited<SearchParams>, counts: Record<ProductTab, number>): ProductFilter {
  const asked = textOf(parameters.tab);
  const first = (['rejected', 'draft', 'submitted'] as const).find((tab) => counts[tab] > 0);
  const tab = asked in PRODUCT_TABS ? (asked as ProductTab) : (first ?? (counts.filed + counts.closed > 0 ? 'filed' : 'draft'));
  const [name = '', number = '', intensive = '', year = ''] = ['name', 'number', 'intensive', 'year'].map((key) => textOf(parameters[key]).slice(0, 100));
  return { tab, name, number, intensive, year, page: pageOf(parameters.page) };
}

function isActive({ name, number, intensive, year }: ProductFilter): boolean {
  return [name, number, intensive, year].some((condition) => condition !== '');
}

function addressOf({ page: _page, ...conditions }: ProductFilter, page: number): string {
  return address(HERE, { ...conditions, page: page > 1 ? page : null });
}
