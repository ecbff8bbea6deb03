import type { Metadata } from 'next';
import { now } from '../../../../../adapters/clock.ts';
import { assetReportStanding } from '../../../../../casework/assetReports.ts';
import { civilYear } from '../../../../../domain/civilDate.ts';
import { listUpdates, UPDATE_TABS, updateTabs, type UpdateFilter, type UpdateTab } from '../../../../../queries/portalUpdates.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';
import { ReportFirst } from '../../../updates/ReportFirst.tsx';
import { updateColumns } from '../../../updates/updateColumns.tsx';
import { UpdateTabs } from '../../../updates/UpdateTabs.tsx';

export const metadata: Metadata = { title: '备案信息更新' };

const HERE = '/portal/updates';

/** The four lists of the yearly update; the first is what this year still asks for. */
export default async function UpdatesPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser(address(HERE, { tab: textOf(parameters.tab) }));
  const year = civilYear(now());
  const [tabs, report] = await Promise.all([updateTabs(db, actor.enterprise, year), assetReportStanding(db, actor.enterprise, now())]);
  const filter = filterOf(parameters, tabs);
  const list = await listUpdates(db, actor.enterprise, filter, year);
  return (
    <>
      <Crumbs />
      <h1>备案信息更新</h1>
      <p className={lists.lead}>
        以前年度备案的产品，每年更新一次：填报上一年度数据，确认或修改产品和专利信息。{year} 年度没有更新的产品，不能参加本年度的专利密集型产品认定。
      </p>
      {tabs.counts.due > 0 && <ReportFirst state={report.state} year={report.year} />}
      <UpdateTabs current={filter.tab} counts={tabs.counts} year={year} />
      {(list.total > 0 || isActive(filter)) && <UpdateFilters filter={filter} years={tabs.years} />}
      {isActive(filter) && list.total > 0 && <h2 className={lists.count}>找到 {grouped(list.total)} 个产品</h2>}
      {list.total > 0 && <DataTable caption={UPDATE_TABS[filter.tab].label} columns={updateColumns(filter.tab, year)} rows={list.items} keyOf={({ id, productId }) => id ?? productId} />}
      {list.total === 0 && <Nothing filter={filter} year={year} />}
      <Pager page={list.page} pages={list.pages} href={(page) => addressOf(filter, page)} />
    </>
  );
}

function Nothing({ filter, year }: { filter: UpdateFilter; year: number }) {
  return (
    <EmptyList>
      <p>{isActive(filter) ? '没有符合这些条件的产品。可以减少条件，或者改用更短的词。' : EMPTY[filter.tab](year)}</p>
    </EmptyList>
  );
}

const EMPTY: Record<UpdateTab, (year: number) => string> = {
  due: (year) => `${year} 年度没有需要更新的产品。当年备案的产品，从下一年 1 月 1 日起每年更新。`,
  submitted: () => '没有正在审核的更新。提交后的更新显示在这里，审核结果会用短信和邮件通知您。',
  rejected: () => '没有未通过的更新。审核没有通过时，更新会显示在这里，您可以按意见修改后重新提交。',
  updated: () => '还没有完成的更新。更新通过后显示在这里，备案证明同时注明最近更新年度。',
};

function UpdateFilters({ filter, years }: { filter: UpdateFilter; years: readonly number[] }) {
  return (
    <Filters action={HERE} keep={{ tab: filter.tab }} isActive={isActive(filter)} clear={address(HERE, { tab: filter.tab })}>
      <TextFilter name="name" label="产品名称" value={filter.name} />
      <TextFilter name="number" label="备案号" value={filter.number} />
      {filter.tab !== 'due' && years.length > 1 && <ChoiceFilter name="year" label="更新年度" value={filter.year} options={Object.fromEntries(years.map((year) => [year, `${year} 年度`]))} />}
    </Filters>
  );
}

/** Without a tab: the first that asks for something to be done, else the one with the news. */
function filterOf(parameters: Awaited<SearchParams>, { counts, mendable }: Awaited<ReturnType<typeof updateTabs>>): UpdateFilter {
  const asked = textOf(parameters.tab);
  const first = mendable ? 'rejected' : (['due', 'submitted', 'updated'] as const).find((tab) => counts[tab] > 0);
  const tab = Object.hasOwn(UPDATE_TABS, asked) ? (asked as UpdateTab) : (first ?? 'due');
  const [name = '', number = '', year = ''] = ['name', 'number', 'year'].map((key) => textOf(parameters[key]).slice(0, 100));
  return { tab, name, number, year: tab === 'due' ? '' : year, page: pageOf(parameters.page) };
}

function isActive({ name, number, year }: UpdateFilter): boolean {
  return [name, number, year].some((condition) => condition !== '');
}

function addressOf({ page: _page, ...conditions }: UpdateFilter, page: number): string {
  return address(HERE, { ...conditions, page: page > 1 ? page : null });
}
