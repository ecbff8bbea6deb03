import Link from 'next/link';
import { formatWan } from '../../../domain/money.ts';
import type { LoanRow } from '../../../queries/portalLoans.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import type { Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { dayOf, statusOf } from '../lists/words.ts';

const wan = (fen: number) => `${formatWan(fen)} 万元`;

/** The columns of the list of loans (spec 4, 质押融资待还款). `today`: civil date, for loans past their due date. */
export function loanColumns(today: string): readonly Column<LoanRow>[] {
  return [
    {
      label: '上报编号',
      nowrap: true,
      cell: ({ id, reportNumber, enteredAt }) => (
        <>
          <Link href={`/portal/loans/${id}`} prefetch={false}>
            {reportNumber}
          </Link>
          <span className={lists.small}>{dayOf(enteredAt)} 录入</span>
        </>
      ),
    },
    { label: '银行和产品', cell: ({ bankName, financingProduct, contractNumber }) => <>{bankName}<span className={lists.small}>{`${financingProduct}，合同 ${contractNumber}`}</span></> },
    { label: '贷款金额', nowrap: true, cell: ({ principalFen, creditFen }) => <>{wan(principalFen)}<span className={lists.small}>授信 {wan(creditFen)}</span></> },
    { label: '贷款余额', nowrap: true, cell: ({ remainingFen }) => wan(remainingFen) },
    { label: '还款到期日', nowrap: true, cell: ({ dueOn, disbursedOn, status }) => <>{dueOn}{status === 'active' && dueOn < today && '（已过）'}<span className={lists.small}>{disbursedOn} 放款</span></> },
    { label: '状态', nowrap: true, cell: (row) => <State row={row} /> },
    { label: '办理', nowrap: true, cell: (row) => <ToDo row={row} /> },
  ];
}

function State({ row: { status, openRepayment } }: { row: LoanRow }) {
  const { label, tone } = statusOf('loans', status);
  const repayment = openRepayment && openRepayment.status !== 'draft' ? statusOf('repayments', openRepayment.status).label : null;
  return (
    <>
      <Tag tone={tone}>{label}</Tag>
      {repayment && <span className={lists.small}>还款申请{repayment}</span>}
    </>
  );
}

/** What is under way is gone on with; else the page of the loan has everything that can be begun. */
function ToDo({ row: { id, openRepayment } }: { row: LoanRow }) {
  const isMine = openRepayment && openRepayment.status !== 'submitted';
  return (
    <>
      <Link href={isMine ? `/portal/loans/${id}/repayments/${openRepayment.id}/edit` : `/portal/loans/${id}#actions`} prefetch={false}>
        {isMine ? (openRepayment.status === 'draft' ? '继续填写还款申请' : '修改还款申请') : '还款、申请补贴'}
      </Link>
    </>
  );
}
