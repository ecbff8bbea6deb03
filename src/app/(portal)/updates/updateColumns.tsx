import Link from 'next/link';
import type { UpdateRow, UpdateTab } from '../../../queries/portalUpdates.ts';
import type { Column } from '../lists/DataTable.tsx';
import { dayOf } from '../lists/words.ts';

const linked = (href: (row: UpdateRow) => string): Column<UpdateRow> => ({
  label: '产品名称',
  cell: (row) => (
    <Link href={href(row)} prefetch={false}>
      {row.name ?? '未命名的产品'}
    </Link>
  ),
});

const COMMON = {
  filingNumber: { label: '备案号', nowrap: true, cell: ({ filingNumber }) => filingNumber },
  filingYear: { label: '备案年度', nowrap: true, cell: ({ filingYear }) => (filingYear ? `${filingYear} 年` : null) },
  year: { label: '更新年度', nowrap: true, cell: ({ year }) => `${year} 年度` },
  lastUpdate: { label: '最近更新年度', nowrap: true, cell: ({ lastUpdateYear }) => (lastUpdateYear ? `${lastUpdateYear} 年度` : '没有更新过') },
  submittedAt: { label: '提交时间', nowrap: true, cell: ({ submittedAt }) => dayOf(submittedAt) },
  decidedAt: { label: '审核时间', nowrap: true, cell: ({ decidedAt }) => dayOf(decidedAt) },
} satisfies Record<string, Column<UpdateRow>>;

/** Goes on with what was begun, or begins: both are one press from the list. */
const TO_DO: Column<UpdateRow> = {
  label: '办理',
  nowrap: true,
  cell: ({ id, productId }) =>
    id ? (
      <Link href={`/portal/updates/${id}/edit`} prefetch={false}>
        继续填写
      </Link>
    ) : (
      <Link href={`/portal/updates/new?product=${productId}`} prefetch={false}>
        开始更新
      </Link>
    ),
};

/** The columns of a list. `now`: the present year, of which alone a refused update can be handed in again. */
export function updateColumns(tab: UpdateTab, now: number): readonly Column<UpdateRow>[] {
  const { filingNumber, filingYear, year, lastUpdate, submittedAt, decidedAt } = COMMON;
  const update = linked(({ id }) => `/portal/updates/${id}`);
  if (tab === 'due') return [linked(({ productId }) => `/portal/products/${productId}`), filingNumber, filingYear, lastUpdate, TO_DO];
  if (tab === 'submitted') return [update, filingNumber, year, submittedAt];
  if (tab === 'updated') return [update, filingNumber, year, submittedAt, decidedAt];
  return [update, filingNumber, year, submittedAt, decidedAt, mendColumn(now)];
}

function mendColumn(now: number): Column<UpdateRow> {
  return {
    label: '办理',
    nowrap: true,
    cell: ({ id, year }) =>
      year === now ? (
        <Link href={`/portal/updates/${id}/edit`} prefetch={false}>
          修改并重新提交
        </Link>
      ) : (
        '该年度已结束'
      ),
  };
}
