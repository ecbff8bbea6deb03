import Link from 'next/link';
import type { CertificateRow } from '../../../queries/portalCertificates.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { Download } from '../kit/Download.tsx';
import { None, type Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { dayOf, statusOf } from '../lists/words.ts';

/** The list of filing certificates; of a filing that ended there is none to download. */
export const certificateColumns: readonly Column<CertificateRow>[] = [
  {
    label: '产品名称',
    cell: ({ productId, productName }) => (
      <Link href={`/portal/products/${productId}`} prefetch={false}>
        {productName ?? '未命名的产品'}
      </Link>
    ),
  },
  { label: '备案号', nowrap: true, cell: ({ number }) => number },
  { label: '备案年度', nowrap: true, cell: ({ filingYear }) => `${filingYear} 年` },
  { label: '最近更新年度', nowrap: true, cell: ({ lastUpdateYear }) => (lastUpdateYear ? `${lastUpdateYear} 年` : <None>尚未更新</None>) },
  { label: '签发日期', nowrap: true, cell: ({ issuedAt }) => dayOf(issuedAt) },
  {
    label: '现时状态',
    cell: ({ status, closedAt }) => (
      <>
        <Tag tone={statusOf('products', status).tone}>{statusOf('products', status).label}</Tag>
        {closedAt && <span className={lists.small}>{dayOf(closedAt)}</span>}
      </>
    ),
  },
  {
    label: '备案证明',
    nowrap: true,
    cell: ({ productId, number, closedAt }) =>
      closedAt ? (
        <None>备案已撤销，不再提供</None>
      ) : (
        <Download path={`documents/filing-certificate/${productId}`} label={`下载 PDF，备案证明 ${number}`}>
          下载 PDF
        </Download>
      ),
  },
];
