import Link from 'next/link';
import type { UpdateEntry } from '../../../queries/portalUpdates.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { DataTable, type Column } from '../lists/DataTable.tsx';
import { dayOf, statusOf } from '../lists/words.ts';

const COLUMNS: readonly Column<UpdateEntry>[] = [
  {
    label: '更新年度',
    cell: ({ id, year }) => (
      <Link href={`/portal/updates/${id}`} prefetch={false}>
        {year} 年度
      </Link>
    ),
  },
  { label: '状态', nowrap: true, cell: ({ status }) => <Tag tone={statusOf('product-updates', status).tone}>{statusOf('product-updates', status).label}</Tag> },
  { label: '提交时间', nowrap: true, cell: ({ submittedAt }) => dayOf(submittedAt) },
  { label: '审核时间', nowrap: true, cell: ({ decidedAt }) => dayOf(decidedAt) },
];

type Props = { updates: readonly UpdateEntry[]; product: string; /** The year whose update is still to be begun, null when there is none. */ due: number | null };

/** The yearly updates of a filed product, and the one that is due. */
export function UpdateHistory({ updates, product, due }: Props) {
  if (updates.length === 0 && due === null) return null;
  return (
    <section aria-labelledby="updates">
      <h2 id="updates">年度信息更新</h2>
      {due !== null && (
        <p>
          {due} 年度还没有更新。
          <Link href={`/portal/updates/new?product=${product}`} prefetch={false}>
            开始 {due} 年度更新
          </Link>
        </p>
      )}
      {updates.length > 0 && <DataTable caption="年度信息更新" columns={COLUMNS} rows={updates} keyOf={({ id }) => id} />}
    </section>
  );
}
