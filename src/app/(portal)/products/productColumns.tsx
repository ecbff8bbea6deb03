import Link from 'next/link';
import type { ProductRow, ProductTab } from '../../../queries/portalLists.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import type { Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { dayOf, intensiveWord, statusOf } from '../lists/words.ts';

const ALL = {
  name: {
    label: '产品名称',
    cell: ({ id, name, lapsed }) => (
      <>
        <Link href={`/portal/products/${id}`} prefetch={false}>
          {name ?? '未命名的产品'}
        </Link>
        {lapsed && <span className={lists.small}><Tag tone="waiting">专利全部失效，请确认</Tag></span>}
      </>
    ),
  },
  status: { label: '状态', nowrap: true, cell: ({ status }) => <Tag tone={statusOf('products', status).tone}>{statusOf('products', status).label}</Tag> },
  intensive: { label: '专利密集型', nowrap: true, cell: ({ intensive }) => intensiveWord(intensive) },
  filingNumber: { label: '备案号', nowrap: true, cell: ({ filingNumber }) => filingNumber },
  className: { label: '产品分类', cell: ({ className }) => className },
  isMainProduct: { label: '主要产品', nowrap: true, cell: ({ isMainProduct }) => (isMainProduct === null ? null : isMainProduct ? '是' : '否') },
  filingYear: { label: '备案年度', nowrap: true, cell: ({ filingYear }) => (filingYear ? `${filingYear} 年` : null) },
  submittedAt: { label: '提交时间', nowrap: true, cell: ({ submittedAt }) => dayOf(submittedAt) },
  filedAt: { label: '备案时间', nowrap: true, cell: ({ filedAt }) => dayOf(filedAt) },
  closedAt: { label: '撤销时间', nowrap: true, cell: ({ closedAt }) => dayOf(closedAt) },
  updatedAt: { label: '最近保存', nowrap: true, cell: ({ updatedAt }) => dayOf(updatedAt) },
} satisfies Record<string, Column<ProductRow>>;

const OF_TAB: Record<ProductTab, readonly (keyof typeof ALL)[]> = {
  draft: ['name', 'intensive', 'className', 'isMainProduct', 'updatedAt'],
  submitted: ['name', 'intensive', 'className', 'isMainProduct', 'submittedAt'],
  rejected: ['name', 'intensive', 'className', 'isMainProduct', 'submittedAt', 'updatedAt'],
  filed: ['name', 'intensive', 'filingNumber', 'className', 'isMainProduct', 'filingYear', 'submittedAt', 'filedAt'],
  closed: ['name', 'status', 'intensive', 'filingNumber', 'className', 'isMainProduct', 'filingYear', 'submittedAt', 'filedAt', 'closedAt'],
};

/** The columns of spec 3, without those that can only be empty in a tab. */
export function productColumns(tab: ProductTab): readonly Column<ProductRow>[] {
  return OF_TAB[tab].map((name) => ALL[name]);
}
