import Link from 'next/link';
import { formatWan, formatYuan } from '../../../domain/money.ts';
import { displayPatentNumber } from '../../../domain/patentNumber.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, SUBSIDY_KINDS, type ContractOutcome } from '../../../domain/subsidy/round.ts';
import type { Pledge } from '../../../queries/loanFile.ts';
import type { OwnApplication, OwnRepayment } from '../../../queries/portalLoans.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { DataTable, EmptyList, type Column } from '../lists/DataTable.tsx';
import { dayOf, statusOf } from '../lists/words.ts';

/** Pledged patents and trade marks as the bank entered them. */
export function Pledges({ pledges }: { pledges: readonly Pledge[] }) {
  return (
    <section aria-labelledby="pledges">
      <h2 id="pledges">质押的专利和商标</h2>
      {pledges.length === 0 ? <EmptyList><p>银行没有登记质押的专利或商标。缺少的，请用“贷款信息有误”告诉银行。</p></EmptyList> : <DataTable caption={`共 ${pledges.length} 件`} columns={PLEDGES} rows={pledges} keyOf={({ id }) => id} />}
    </section>
  );
}

const PLEDGES: readonly Column<Pledge>[] = [
  { label: '专利号或注册号', nowrap: true, cell: ({ kind, number }) => (kind === 'patent' ? displayPatentNumber(number) : number) },
  { label: '种类', nowrap: true, cell: ({ kind }) => IP_KINDS[kind] },
  { label: '名称', cell: ({ title }) => title },
];

/** Everything the company said of repayments, the latest first. */
export function Repayments({ loan, repayments }: { loan: string; repayments: readonly OwnRepayment[] }) {
  if (repayments.length === 0) return null;
  return (
    <section aria-labelledby="repayments">
      <h2 id="repayments">还款完成申请</h2>
      <DataTable caption="最近的在前" columns={repaymentColumns(loan)} rows={repayments} keyOf={({ id }) => id} />
    </section>
  );
}

function repaymentColumns(loan: string): readonly Column<OwnRepayment>[] {
  return [
    {
      label: '实际还款日',
      nowrap: true,
      cell: ({ id, repaidOn }) => (
        <Link href={`/portal/loans/${loan}/repayments/${id}`} prefetch={false}>
          {repaidOn ?? '还没有填写'}
        </Link>
      ),
    },
    { label: '归还本金', nowrap: true, cell: ({ principalFen }) => (principalFen === null ? null : `${formatWan(principalFen)} 万元`) },
    { label: '实际支付利息', nowrap: true, cell: ({ interestFen }) => (interestFen === null ? null : `${formatYuan(interestFen)} 元`) },
    { label: '合同履行情况', cell: ({ outcome }) => (outcome ? CONTRACT_OUTCOMES[outcome as ContractOutcome] : null) },
    { label: '提交时间', nowrap: true, cell: ({ submittedAt }) => dayOf(submittedAt) },
    { label: '状态', nowrap: true, cell: ({ status }) => <Tag tone={statusOf('repayments', status).tone}>{statusOf('repayments', status).label}</Tag> },
  ];
}

/** Applications for subsidies that use the loan. */
export function Applications({ applications }: { applications: readonly OwnApplication[] }) {
  if (applications.length === 0) return null;
  return (
    <section aria-labelledby="applications">
      <h2 id="applications">补贴申请</h2>
      <DataTable caption="最近的在前" columns={APPLICATIONS} rows={applications} keyOf={({ id }) => id} />
    </section>
  );
}

const APPLICATIONS: readonly Column<OwnApplication>[] = [
  {
    label: '申请编号',
    nowrap: true,
    cell: ({ id, number }) => (
      <Link href={`/portal/subsidies/${id}`} prefetch={false}>
        {number ?? '还没有提交'}
      </Link>
    ),
  },
  { label: '种类', nowrap: true, cell: ({ kind }) => SUBSIDY_KINDS[kind] },
  { label: '申请金额', nowrap: true, cell: ({ requestedFen }) => (requestedFen === null ? null : `${formatYuan(requestedFen)} 元`) },
  { label: '提交时间', nowrap: true, cell: ({ submittedAt }) => dayOf(submittedAt) },
  { label: '状态', nowrap: true, cell: ({ status }) => <Tag tone={statusOf('subsidy-applications', status).tone}>{statusOf('subsidy-applications', status).label}</Tag> },
];
