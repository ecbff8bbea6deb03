import type { Metadata } from 'next';
import Link from 'next/link';
import { displayPatentNumber, PATENT_TYPES } from '../../../../../domain/patentNumber.ts';
import { LEGAL_STATUS, OBTAINED, PATENT_SOURCES, type LegalStatus } from '../../../../../domain/patents.ts';
import { portalEnterprise } from '../../../../../queries/portalHome.ts';
import { listPatents, type PatentFilter, type PatentRow } from '../../../../../queries/portalLists.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { Tag } from '../../../../(public)/components/Tag.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import type { Tone } from '../../../../tokens.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList, type Column } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { DeletePatent } from '../../../patents/DeletePatent.tsx';
import { ImportPatents } from '../../../patents/ImportPatents.tsx';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '专利信息' };

const HERE = '/portal/patents';

export default async function PatentsPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = filterOf(await searchParams);
  const { actor, db } = await requirePortalUser(addressOf(filter, filter.page));
  const enterprise = await portalEnterprise(db, actor.enterprise);
  const list = await listPatents(db, actor.enterprise, filter);
  return (
    <>
      <Crumbs />
      <h1>专利信息</h1>
      <p className={lists.lead}>产品备案时从这里选择专利。平台按单位的名称和曾用名，从专利登记数据中查找您单位持有的专利，共有专利也在内。</p>
      {enterprise.isVerified ? <ImportPatents addHref={`${HERE}/add`} /> : <VerifyFirst />}
      {(list.total > 0 || isActive(filter)) && <PatentFilters filter={filter} />}
      {list.total > 0 && <h2 className={lists.count}>{isActive(filter) ? `找到 ${grouped(list.total)} 件` : `共 ${grouped(list.total)} 件`}</h2>}
      {list.total > 0 && <DataTable caption="本单位的专利" columns={COLUMNS} rows={list.items} keyOf={({ id }) => id} />}
      {list.total === 0 && enterprise.isVerified && <NoPatents filtered={isActive(filter)} />}
      <Pager page={list.page} pages={list.pages} href={(page) => addressOf(filter, page)} />
    </>
  );
}

const TONES: Record<LegalStatus, Tone> = { valid: 'good', lapsed: 'bad', transferred: 'neutral' };

const COLUMNS: readonly Column<PatentRow>[] = [
  {
    label: '专利',
    cell: ({ number, title }) => (
      <>
        {title}
        <span className={lists.small}>{displayPatentNumber(number)}</span>
      </>
    ),
  },
  { label: '类型', nowrap: true, cell: ({ type }) => PATENT_TYPES[type] },
  { label: '专利权人', cell: ({ holders }) => holders.join('、') },
  {
    label: '法律状态',
    nowrap: true,
    cell: ({ legalStatus, asOf }) => (
      <>
        <Tag tone={TONES[legalStatus]}>{LEGAL_STATUS[legalStatus]}</Tag>
        {asOf && <span className={lists.small}>截至 {asOf}</span>}
      </>
    ),
  },
  { label: '取得方式', nowrap: true, cell: ({ obtained }) => OBTAINED[obtained] },
  { label: '关联产品', nowrap: true, cell: ({ uses }) => (uses > 0 ? `${grouped(uses)} 个` : null) },
  {
    label: '来源',
    nowrap: true,
    cell: ({ id, number, source, uses }) => (
      <>
        {PATENT_SOURCES[source]}
        {source === 'manual' && uses === 0 && <DeletePatent id={id} number={displayPatentNumber(number)} />}
      </>
    ),
  },
];

function PatentFilters({ filter }: { filter: PatentFilter }) {
  return (
    <Filters action={HERE} isActive={isActive(filter)} clear={HERE}>
      <TextFilter name="q" label="专利号或名称" value={filter.q} />
      <TextFilter name="holder" label="专利权人" value={filter.holder} />
      <ChoiceFilter name="type" label="类型" value={filter.type} options={PATENT_TYPES} />
      <ChoiceFilter name="status" label="法律状态" value={filter.status} options={LEGAL_STATUS} />
      <ChoiceFilter name="obtained" label="取得方式" value={filter.obtained} options={OBTAINED} />
    </Filters>
  );
}

function VerifyFirst() {
  return (
    <EmptyList>
      <p>您的单位还没有通过实名认证。认证后，平台才能按单位名称查找专利。</p>
      <p>
        <Link className={lists.main} href="/portal/verification" prefetch={false}>
          去实名认证
        </Link>
      </p>
    </EmptyList>
  );
}

function NoPatents({ filtered }: { filtered: boolean }) {
  const why = filtered
    ? '没有符合这些条件的专利。可以减少条件，或者改用更短的词。'
    : '还没有专利。先从登记数据导入；登记数据中查不到的，可以按专利号添加。';
  return (
    <EmptyList>
      <p>{why}</p>
    </EmptyList>
  );
}

function filterOf(parameters: Awaited<SearchParams>): PatentFilter {
  const [q = '', type = '', holder = '', obtained = '', status = ''] = ['q', 'type', 'holder', 'obtained', 'status'].map((name) => textOf(parameters[name]).slice(0, 100));
  return { q, type, holder, obtained, status, page: pageOf(parameters.page) };
}

function isActive({ page: _page, ...conditions }: PatentFilter): boolean {
  return Object.values(conditions).some((condition) => condition !== '');
}

function addressOf({ page: _page, ...conditions }: PatentFilter, page: number): string {
  return address(HERE, { ...conditions, page: page > 1 ? page : null });
}
