import type { Metadata } from 'next';
import Link from 'next/link';
import { listCertificates, type CertificateRow } from '../../../../../queries/portalLists.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { Tag } from '../../../../(public)/components/Tag.tsx';
import { address, pageOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList, None, type Column } from '../../../lists/DataTable.tsx';
import lists from '../../../lists/lists.module.css';
import { dayOf, statusOf } from '../../../lists/words.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '备案证明' };

const HERE = '/portal/certificates';

export default async function CertificatesPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = pageOf((await searchParams).page);
  const { actor, db } = await requirePortalUser(HERE);
  const { items, total, page, pages } = await listCertificates(db, actor.enterprise, asked);
  return (
    <>
      <Crumbs />
      <h1>备案证明</h1>
      <p className={lists.lead}>备案证明在产品备案通过时生成。它的现时状态以平台的查验页面为准，证明上的二维码指向该页面。</p>
      {total > 0 ? <DataTable caption="备案证明" columns={COLUMNS} rows={items} keyOf={({ productId }) => productId} /> : <NoCertificates />}
      <Pager page={page} pages={pages} href={(to) => address(HERE, { page: to > 1 ? to : null })} />
    </>
  );
}

const COLUMNS: readonly Column<CertificateRow>[] = [
  {
    label: '产品名称',
    cell: ({ productId, productName }) => (
      <Link href={`/portal/products/${productId}`} prefetch={false}>
        {productName ?? '未命名的产品'}
      </Link>
    ),
  },
  { label: '备案号', nowrap: true, cell: ({ number }) => number },
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
        <a href={`/api/documents/filing-certificate/${productId}`} aria-label={`下载 PDF，备案证明 ${number}`}>
          下载 PDF
        </a>
      ),
  },
];

function NoCertificates() {
  return (
    <EmptyList>
      <p>还没有备案证明。产品备案通过后，可以在这里下载。</p>
      <p>
        <Link href="/portal/products" prefetch={false}>
          查看产品备案的进度
        </Link>
      </p>
    </EmptyList>
  );
}
