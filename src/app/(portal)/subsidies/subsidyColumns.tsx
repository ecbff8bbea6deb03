import Link from 'next/link';
import { SUBSIDY_KINDS } from '../../../domain/subsidy/round.ts';
import type { SubsidyRow } from '../../../queries/portalSubsidies.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { Download } from '../kit/Download.tsx';
import type { Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { dayOf, statusOf } from '../lists/words.ts';
import styles from './subsidies.module.css';
import { wan, yuan } from './words.ts';

const number: Column<SubsidyRow> = {
  label: '申请编号',
  cell: ({ id, applicationNumber, kind }) => (
    <>
      <Link href={`/portal/subsidies/${id}`} prefetch={false}>
        {applicationNumber ?? '尚未编号'}
      </Link>
      <span className={lists.small}>{SUBSIDY_KINDS[kind]}</span>
    </>
  ),
};

const bank: Column<SubsidyRow> = {
  label: '银行',
  cell: ({ bankName, contractNumber }) => (
    <span className={styles.bank}>
      {bankName}
      <span className={`${lists.small} ${lists.nowrap}`}>合同 {contractNumber}</span>
    </span>
  ),
};

const loan: Column<SubsidyRow> = {
  label: '贷款和期限',
  nowrap: true,
  cell: ({ principalFen, contractFrom, contractTo }) => (
    <>
      {wan(principalFen)}
      <span className={lists.small}>
        {contractFrom} 至<br />
        {contractTo}
      </span>
    </>
  ),
};

/** What is granted counts; before that what was computed, and it says which of the two it is. */
const approved: Column<SubsidyRow> = {
  label: '核算或核定补贴',
  nowrap: true,
  cell: ({ approvedFen, grantedFen }) => {
    if (grantedFen === null && approvedFen === null) return null;
    return (
      <>
        {yuan(grantedFen ?? approvedFen)}
        <span className={lists.small}>{grantedFen === null ? '核算，尚未核定' : '已核定'}</span>
      </>
    );
  },
};

/** What the company can do in this state, one press from the list; what needs a confirmation is done on the page of the application. */
const todo: Column<SubsidyRow> = {
  label: '办理',
  cell: (row) => {
    const { id, status, hasForm } = row;
    const edit = EDIT[status];
    const undo = undoOf(row);
    return (
      <span className={styles.acts}>
        {edit && (
          <Link href={`/portal/subsidies/${id}/edit`} prefetch={false} aria-label={`${edit}${nameOf(row)}`}>
            {edit}
          </Link>
        )}
        {hasForm && WITH_FORM.includes(status) && (
          <Download path={`documents/application-form/${id}`} label={`下载${nameOf(row)}的申请表`}>
            下载申请表
          </Download>
        )}
        {undo && (
          <Link href={`/portal/subsidies/${id}#actions`} prefetch={false} aria-label={`${undo}${nameOf(row)}`}>
            {undo}
          </Link>
        )}
        <Link href={`/portal/subsidies/${id}`} prefetch={false} aria-label={`查看${nameOf(row)}`}>
          查看
        </Link>
      </span>
    );
  },
};

/** States in which the form that was issued is the one that counts. */
const WITH_FORM: readonly string[] = ['approved', 'paperAccepted', 'granted'];
/** A draft that was handed in once was taken back. */
function whenOf(status: string, submittedAt: Date | null): string {
  if (status === 'draft') return submittedAt ? '已撤回' : '尚未提交';
  return `${dayOf(submittedAt) ?? ''} 提交`;
}

const EDIT: Record<string, string | undefined> = { draft: '继续填写', rejected: '修改', paperRejected: '按意见修改' };

function undoOf({ status, submittedAt, isTaken }: SubsidyRow): string | null {
  if (status === 'submitted') return isTaken ? '撤销' : '撤回或撤销';
  if (status === 'draft') return submittedAt ? '撤销' : null;
  return ['rejected', 'paperRejected'].includes(status) ? '撤销' : null;
}

function nameOf({ applicationNumber, contractNumber }: SubsidyRow): string {
  return applicationNumber ? `申请 ${applicationNumber}` : `合同 ${contractNumber} 的申请`;
}

export const SUBSIDY_COLUMNS: readonly Column<SubsidyRow>[] = [
  number,
  bank,
  loan,
  { label: '申请补贴', nowrap: true, cell: ({ requestedFen }) => yuan(requestedFen) },
  approved,
  {
    label: '状态',
    nowrap: true,
    cell: ({ status, submittedAt }) => (
      <>
        <Tag tone={statusOf('subsidy-applications', status).tone}>{statusOf('subsidy-applications', status).label}</Tag>
        <span className={lists.small}>{whenOf(status, submittedAt)}</span>
      </>
    ),
  },
  todo,
];
