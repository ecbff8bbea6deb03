import Link from 'next/link';
import type { CertificateRow } from '../../../queries/portalCertificates.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { Download } from '../kit/Download.tsx';
import { None, type Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { dayOf, statusOf } from '../lists/words.ts';

const KINDS = {
  filing: { label: '备案证明', collection: 'products', path: 'documents/filing-certificate', ended: '备案已撤销，不再提供' },
  certification: { label: '认定证书', collection: 'certifications', path: 'documents/certification-certificate', ended: '认定已失效，不再提供' },
} as const;

/** The list of certificates; of a filing or certification that ended there is none to download. */
export const certificateColumns: readonly Column<CertificateRow>[] = [
  {
    label: '产品名称',
    cell: ({ productId, productName }) => (
      <Link href={`/portal/products/${productId}`} prefetch={false}>
        {productName ?? '未命名的产品'}
      </Link>
    ),
  },
  { label: '种类', nowrap: true, cell: ({ kind }) => KINDS[kind].label },
  { label: '编号', nowrap: true, cell: ({ number }) => number },
  { label: '年度', nowrap: true, cell: ({ year }) => `${year} 年` },
  { label: '签发日期', nowrap: true, cell: ({ issuedAt }) => dayOf(issuedAt) },
  { label: '更新和有效期', nowrap: true, cell: (row) => <Lasting row={row} /> },
  { label: '现时状态', cell: (row) => <State row={row} /> },
  { label: '下载', nowrap: true, cell: (row) => <Paper row={row} /> },
];

/** A filing holds while it is updated, a certification to its last day. */
function Lasting({ row: { kind, lastUpdateYear, validUntil } }: { row: CertificateRow }) {
  if (kind === 'certification') return <>有效期至 {validUntil}</>;
  return lastUpdateYear ? <>{lastUpdateYear} 年更新</> : <None>尚未更新</None>;
}

function State({ row: { kind, status, closedAt } }: { row: CertificateRow }) {
  const { tone, label } = statusOf(KINDS[kind].collection, status);
  return (
    <>
      <Tag tone={tone}>{label}</Tag>
      {closedAt && <span className={lists.small}>{dayOf(closedAt)}</span>}
    </>
  );
}

function Paper({ row: { kind, id, number, status, closedAt } }: { row: CertificateRow }) {
  const { label, path, ended } = KINDS[kind];
  if (kind === 'certification' ? status !== 'certified' : closedAt) return <None>{ended}</None>;
  return (
    <Download path={`${path}/${id}`} label={`下载 PDF，${label} ${number}`}>
      下载 PDF
    </Download>
  );
}
