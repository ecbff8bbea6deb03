import type { Metadata } from 'next';
import Link from 'next/link';
import { today } from '../../../../../adapters/clock.ts';
import { subsidyApplications } from '../../../../../domain/lifecycle/subsidyApplications.ts';
import { phaseOf } from '../../../../../domain/subsidy/phase.ts';
import { listSubsidies, subsidyBanks, type SubsidyFilter } from '../../../../../queries/portalSubsidies.ts';
import { announcedRounds } from '../../../../../queries/portalSubsidyStarts.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, DateFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';
import { SUBSIDY_COLUMNS } from '../../../subsidies/subsidyColumns.tsx';
import { ONLY_NOTICE_COUNTS } from '../../../subsidies/words.ts';

export const metadata: Metadata = { title: '利息和费用补贴' };

const HERE = '/portal/subsidies';
const STATES = Object.fromEntries(Object.entries(subsidyApplications.states).map(([state, { label }]) => [state, label]));

/** The company's applications with what can be done with each. */
export default async function SubsidiesPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = filterOf(await searchParams);
  const { actor, db } = await requirePortalUser(HERE);
  const [list, banks, rounds] = await Promise.all([listSubsidies(db, actor.enterprise, filter), subsidyBanks(db, actor.enterprise), announcedRounds(db, today())]);
  const active = isActive(filter);
  const open = rounds.filter(({ rules }) => phaseOf(rules, today()) === 'open').length;
  return (
    <>
      <Crumbs />
      <h1>利息和费用补贴</h1>
      <p className={lists.lead}>以专利、商标质押取得的贷款，符合申报通知的，可以申请利息补贴或者费用补贴。补贴金额{ONLY_NOTICE_COUNTS}</p>
      <div className={lists.bar}>
        <Link className={lists.main} href={`${HERE}/new`} prefetch={false}>
          申请补贴
        </Link>
        <span>{open > 0 ? `现有 ${open} 期正在申报` : '现在没有正在申报的通知'}</span>
      </div>
      {(list.total > 0 || active) && <SubsidyFilters filter={filter} banks={banks} />}
      {active && list.total > 0 && <h2 className={lists.count}>找到 {grouped(list.total)} 份申请</h2>}
      {list.total > 0 ? <DataTable caption="补贴申请" columns={SUBSIDY_COLUMNS} rows={list.items} keyOf={({ id }) => id} /> : <Empty active={active} />}
      <Pager page={list.page} pages={list.pages} href={(page) => address(HERE, { ...filter, page: page > 1 ? page : null })} />
    </>
  );
}

function Empty({ active }: { active: boolean }) {
  if (active) {
    return (
      <EmptyList>
        <p>没有符合这些条件的申请。可以减少条件再找。</p>
      </EmptyList>
    );
  }
  return (
    <EmptyList>
      <p>还没有补贴申请。选择“申请补贴”，先看您单位的哪些贷款符合本期通知，再开始填写。</p>
      <p>
        利息补贴要在还清贷款、银行确认还款以后申请。还没有办的，请先在
        <Link href="/portal/loans" prefetch={false}>
          质押融资
        </Link>
        中提交还款完成申请。
      </p>
    </EmptyList>
  );
}

function SubsidyFilters({ filter, banks }: { filter: SubsidyFilter; banks: Record<string, string> }) {
  return (
    <Filters action={HERE} isActive={isActive(filter)} clear={HERE}>
      <TextFilter name="number" label="申请编号或合同编号" value={filter.number} />
      <ChoiceFilter name="bank" label="银行" value={filter.bank} options={banks} />
      <ChoiceFilter name="state" label="状态" value={filter.state} options={STATES} />
      <DateFilter name="from" label="提交日期从" value={filter.from} />
      <DateFilter name="to" label="提交日期到" value={filter.to} />
    </Filters>
  );
}

function filterOf(parameters: Awaited<SearchParams>): SubsidyFilter {
  const [number = '', bank = '', state = '', from = '', to = ''] = ['number', 'bank', 'state', 'from', 'to'].map((key) => textOf(parameters[key]).slice(0, 100));
  return { number, bank, state: state in STATES ? state : '', from, to, page: pageOf(parameters.page) };
}

function isActive({ page: _page, ...conditions }: SubsidyFilter): boolean {
  return Object.values(conditions).some((condition) => condition !== '');
}
