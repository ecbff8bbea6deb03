import type { Metadata } from 'next';
import Link from 'next/link';
import { today } from '../../../../../adapters/clock.ts';
import { listLoans, loanRequests, type LoanFilter } from '../../../../../queries/portalLoans.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList } from '../../../lists/DataTable.tsx';
import { DateFilter, Filters } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { loanColumns } from '../../../loans/loanColumns.tsx';
import { Requests } from '../../../loans/Requests.tsx';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '质押融资' };

const HERE = '/portal/loans';

/** The company's loans against pledged patents and trade marks, what is to be done with each, and what was asked of the banks. */
export default async function LoansPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser(HERE);
  const filter = filterOf(parameters);
  const [list, requests] = await Promise.all([listLoans(db, actor.enterprise, filter), loanRequests(db, actor.enterprise)]);
  return (
    <>
      <Crumbs />
      <h1>质押融资</h1>
      <p className={lists.lead}>银行录入的专利、商标质押贷款。还款后在这里提交还款完成申请，由贷款银行确认；也可以申请利息补贴和费用补贴。</p>
      <p className={lists.bar}>
        <Link className={lists.button} href="/portal/loans/missing" prefetch={false}>
          缺少我的贷款
        </Link>
      </p>
      {(list.total > 0 || isActive(filter)) && <LoanFilters filter={filter} />}
      {isActive(filter) && list.total > 0 && <h2 className={lists.count}>找到 {grouped(list.total)} 笔贷款</h2>}
      {list.total > 0 && <DataTable caption="质押贷款" columns={loanColumns(today())} rows={list.items} keyOf={({ id }) => id} />}
      {list.total === 0 && (
        <EmptyList>
          <p>{isActive(filter) ? '没有符合这些条件的贷款。可以减少条件，或者扩大日期范围。' : '还没有本单位的贷款。贷款由银行按统一社会信用代码录入，单位完成实名认证后自动显示；银行还没有录入的，请用“缺少我的贷款”告诉银行。'}</p>
        </EmptyList>
      )}
      <Pager page={list.page} pages={list.pages} href={(page) => addressOf(filter, page)} />
      <Requests requests={requests} />
    </>
  );
}

function LoanFilters({ filter }: { filter: LoanFilter }) {
  return (
    <Filters action={HERE} isActive={isActive(filter)} clear={HERE}>
      <DateFilter name="dueFrom" label="到期日不早于" value={filter.dueFrom} />
      <DateFilter name="dueTo" label="到期日不晚于" value={filter.dueTo} />
      <DateFilter name="appliedFrom" label="申请日期不早于" value={filter.appliedFrom} />
      <DateFilter name="appliedTo" label="申请日期不晚于" value={filter.appliedTo} />
    </Filters>
  );
}

function filterOf(parameters: Awaited<SearchParams>): LoanFilter {
  const day = (name: string) => textOf(parameters[name]).slice(0, 10);
  return { dueFrom: day('dueFrom'), dueTo: day('dueTo'), appliedFrom: day('appliedFrom'), appliedTo: day('appliedTo'), page: pageOf(parameters.page) };
}

function isActive({ page: _page, ...conditions }: LoanFilter): boolean {
  return Object.values(conditions).some((condition) => condition !== '');
}

function addressOf({ page: _page, ...conditions }: LoanFilter, page: number): string {
  return address(HERE, { ...conditions, page: page > 1 ? page : null });
}
