import Link from 'next/link';
import { LEFT_OUT } from '../../../domain/certification/candidates.ts';
import { LEFT_OUT_ADVICE, whatNext } from '../../../domain/certification/forCompany.ts';
import { isOver } from '../../../domain/certification/period.ts';
import type { LeftOut, OwnCertification, OwnObjection } from '../../../queries/portalCertifications.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { Download } from '../kit/Download.tsx';
import { None, type Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { dayOf, statusOf } from '../lists/words.ts';

/** Own certifications; `now` is the domain's. */
export function certificationColumns(now: Date): readonly Column<OwnCertification>[] {
  return [
    {
      label: '产品名称',
      cell: ({ id, productName, filingNumber }) => (
        <>
          <Link href={`/portal/certifications/${id}`} prefetch={false}>
            {productName || '未命名的产品'}
          </Link>
          <span className={lists.small}>备案号 {filingNumber}</span>
        </>
      ),
    },
    { label: '认定批次', cell: ({ roundTitle }) => roundTitle },
    { label: '状态', nowrap: true, cell: (row) => <State row={row} /> },
    { label: '接下来', cell: (row) => nextOf(row, now) },
    { label: '证书', nowrap: true, cell: (row) => <Paper row={row} /> },
  ];
}

/** What happens next, or why it ended. */
export function nextOf(row: OwnCertification, now: Date): string {
  return whatNext({ ...row, isOver: isOver(row.publicityEndsOn, now) });
}

function State({ row: { status, issuedOn, endedAt } }: { row: OwnCertification }) {
  const { tone, label } = statusOf('certifications', status);
  const day = status === 'certified' ? issuedOn : ['revoked', 'excluded'].includes(status) ? dayOf(endedAt) : null;
  return (
    <>
      <Tag tone={tone}>{label}</Tag>
      {day && <span className={lists.small}>{day}</span>}
    </>
  );
}

function Paper({ row: { id, number, status } }: { row: OwnCertification }) {
  if (!number) return <None>还没有证书</None>;
  if (status !== 'certified') return <None>已失效</None>;
  return (
    <Download path={`documents/certification-certificate/${id}`} label={`下载 PDF，认定证书 ${number}`}>
      下载 PDF
    </Download>
  );
}

/** Products a round left out: each reason with what can be done about it. */
export const leftOutColumns: readonly Column<LeftOut>[] = [
  {
    label: '产品名称',
    cell: ({ productId, productName, filingNumber }) => (
      <>
        <Link href={`/portal/products/${productId}`} prefetch={false}>
          {productName || '未命名的产品'}
        </Link>
        <span className={lists.small}>备案号 {filingNumber}</span>
      </>
    ),
  },
  { label: '没有列入的原因', cell: ({ reasons }) => reasons.map((reason) => <p key={reason}>{LEFT_OUT[reason]}</p>) },
  { label: '怎么办', cell: ({ reasons }) => reasons.map((reason) => <Advice key={reason} reason={reason} />) },
];

function Advice({ reason }: { reason: LeftOut['reasons'][number] }) {
  const { todo, href, label } = LEFT_OUT_ADVICE[reason];
  return (
    <p>
      {todo}
      {href && (
        <Link href={href} prefetch={false}>
          {label}
        </Link>
      )}
    </p>
  );
}

/** Objections against own products: that there is one and what was found, never who. */
export const objectionColumns: readonly Column<OwnObjection>[] = [
  {
    label: '产品名称',
    cell: ({ productId, productName }) => (
      <Link href={`/portal/products/${productId}`} prefetch={false}>
        {productName || '未命名的产品'}
      </Link>
    ),
  },
  { label: '提出日期', nowrap: true, cell: ({ submittedAt }) => dayOf(submittedAt) },
  {
    label: '状态',
    nowrap: true,
    cell: ({ status, decidedAt }) => (
      <>
        <Tag tone={statusOf('objections', status).tone}>{statusOf('objections', status).label}</Tag>
        {decidedAt && <span className={lists.small}>{dayOf(decidedAt)}</span>}
      </>
    ),
  },
  { label: '认定意见', cell: ({ finding, status }) => finding ?? <None>{status === 'refused' ? '没有进入核查' : '还没有'}</None> },
];
