import type { Metadata } from 'next';
import Link from 'next/link';
import { displayPatentNumber, PATENT_TYPES } from '../../../../../domain/patentNumber.ts';
import { LEGAL_STATUS, needsProof, OBTAINED, PATENT_SOURCES } from '../../../../../domain/patents.ts';
import { latestImport } from '../../../../../casework/patentImports.ts';
import { portalEnterprise } from '../../../../../queries/portalHome.ts';
import { listPatents, type PatentFilter, type PatentRow } from '../../../../../queries/portalPatents.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { Tag } from '../../../../(public)/components/Tag.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList, type Column } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { DeletePatent } from '../../../patents/DeletePatent.tsx';
import { ImportPatents } from '../../../patents/ImportPatents.tsx';
import { STATUS_TONES } from '../../../patents/tones.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '专利信息' };

const HERE = '/portal/patents';

export default async function PatentsPage({ searchParams }: { searchParams: SearchParams }) {
  const filter = filterOf(await searchParams);
  const { actor, db } = await requirePortalUser(addressOf(filter, filter.page));
  const [enterprise, latest, list] = await Promise.all([portalEnterprise(db, actor.enterprise), latestImport(db, actor.enterprise), listPatents(db, actor.enterprise, filter)]);
  const exportHref = list.total > 0 ? address('/api/patents/export', conditionsOf(filter)) : null;
  return (
    <>
      <Crumbs />
      <h1>专利信息</h1>
      <p className={lists.lead}>产品备案时从这里选择专利。平台按单位的名称和曾用名，从专利登记数据中查找您单位持有的专利，共有专利也在内。</p>
      {enterprise.isVerified ? <ImportPatents key={latest?.id ?? 'none'} latest={latest} addHref={`${HERE}/add`} exportHref={exportHref} /> : <VerifyFirst />}
      {(list.total > 0 || isActive(filter)) && <PatentFilters filter={filter} />}
      {list.total > 0 && <h2 className={lists.count}>{isActive(filter) ? `找到 ${grouped(list.total)} 件` : `共 ${grouped(list.total)} 件`}</h2>}
      {list.total > 0 && <DataTable caption="本单位的专利" columns={COLUMNS} rows={list.items} keyOf={({ id }) => id} />}
      {list.total === 0 && enterprise.isVerified && <NoPatents filtered={isActive(filter)} />}
      <Pager page={list.page} pages={list.pages} href={(page) => addressOf(filter, page)} />
    </>
  );
}

const COLUMNS: readonly Column<PatentRow>[] = [
  {
    label: '专利',
    cell: ({ id, number, title }) => (
      <>
        <Link href={`${HERE}/${id}`} prefetch={false}>
          {title}
        </Link>
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
        <Tag tone={STATUS_TONES[legalStatus]}>{LEGAL_STATUS[legalStatus]}</Tag>
        {asOf && <span className={lists.small}>截至 {asOf}</span>}
      </>
    ),
  },
  {
    label: '取得方式',
    nowrap: true,
    cell: (patent) => (
      <>
        {OBTAINED[patent.obtained]}
        {needsProof(patent) && <span className={lists.small}>{patent.hasProof ? '已有证明' : '待上传证明'}</span>}
      </>
    ),
  },
  {
    label: '产品',
    nowrap: true,
    cell: ({ id, uses }) =>
      uses > 0 ? (
        <Link href={`${HERE}/${id}#products`} prefetch={false}>
          {grouped(uses)} 个
        </Link>
      ) : null,
  },
  {
    label: '来源',
    nowrap: true,
    cell: ({ id, number, source, uses, isDeclared }) => (
      <>
        {isDeclared ? '手工填写' : PATENT_SOURCES[source]}
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
      <ChoiceFilter name="proof" label="证明" value={filter.proof} options={{ missing: '待上传' }} />
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
    : '还没有专利。先从登记数据导入；受让、被许可的，可以按专利号添加。';
  return (
    <EmptyList>
      <p>{why}</p>
    </EmptyList>
  );
}

function filterOf(parameters: Awaited<SearchParams>): PatentFilter {
  const [q = '', type = '', holder = '', obtained = '', status = '', proof = ''] = ['q', 'type', 'holder', 'obtained', 'status', 'proof'].map((name) => textOf(parameters[name]).slice(0, 100));
  return { q, type, holder, obtained, status, proof, page: pageOf(parameters.page) };
}

function conditionsOf({ page: _page, ...conditions }: PatentFilter): Omit<PatentFilter, 'page'> {
  return conditions;
}

function isActive(filter: PatentFilter): boolean {
  return Object.values(conditionsOf(filter)).some((condition) => condition !== '');
}

function addressOf(filter: PatentFilter, page: number): string {
  return address(HERE, { ...conditionsOf(filter), page: page > 1 ? page : null });
}
