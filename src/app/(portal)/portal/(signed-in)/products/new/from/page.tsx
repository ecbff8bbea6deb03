import type { Metadata } from 'next';
import { listStarts, type StartRow } from '../../../../../../../queries/productStarts.ts';
import { Pager } from '../../../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../../../currentUser.ts';
import { DataTable, EmptyList, type Column } from '../../../../../lists/DataTable.tsx';
import { Filters, TextFilter } from '../../../../../lists/Filters.tsx';
import lists from '../../../../../lists/lists.module.css';
import { grouped } from '../../../../../lists/words.ts';
import { StartFrom } from '../../../../../products/StartFrom.tsx';
import { Crumbs } from '../../../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '以已备案产品为基础新建' };

const HERE = '/portal/products/new/from';
const ABOVE = [
  { href: '/portal/products', label: '产品备案' },
  { href: '/portal/products/new', label: '新建产品备案' },
];

/** One's filed products to choose from; the one chosen gives its facts to a new draft. */
export default async function NewFromProductPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser(HERE);
  const name = textOf(parameters.name).slice(0, 100);
  const { items, total, page, pages } = await listStarts(db, actor.enterprise, { name, page: pageOf(parameters.page) });
  return (
    <>
      <Crumbs above={ABOVE} />
      <h1>以已备案产品为基础新建</h1>
      <p className={lists.lead}>选一件备案过的产品，它的产品信息、图片和目前有效的专利会带到新的草稿中；数据和经济数据证明按新的年度填写。原来的备案不受影响。</p>
      {(total > 0 || name !== '') && (
        <Filters action={HERE} isActive={name !== ''} clear={HERE}>
          <TextFilter name="name" label="产品名称" value={name} />
        </Filters>
      )}
      {name !== '' && total > 0 && <h2 className={lists.count}>找到 {grouped(total)} 个产品</h2>}
      {total > 0 && <DataTable caption="备案过的产品" columns={COLUMNS} rows={items} keyOf={({ id }) => id} />}
      {total === 0 && (
        <EmptyList>
          <p>{name === '' ? '还没有备案过的产品。请直接新建产品备案。' : '没有名称符合的产品。可以改用更短的词。'}</p>
        </EmptyList>
      )}
      <Pager page={page} pages={pages} href={(to) => address(HERE, { name, page: to > 1 ? to : null })} />
    </>
  );
}

const COLUMNS: readonly Column<StartRow>[] = [
  { label: '产品名称', cell: ({ name }) => name },
  { label: '规格型号', cell: ({ model }) => model },
  { label: '备案号', nowrap: true, cell: ({ filingNumber }) => filingNumber },
  { label: '备案年度', nowrap: true, cell: ({ filingYear }) => `${filingYear} 年` },
  { label: '新建', cell: ({ id, name }) => <StartFrom product={id} name={name} /> },
];
