import type { Metadata } from 'next';
import Link from 'next/link';
import { certificateFigures, listCertificates, type CertificateConditions } from '../../../../../queries/portalCertificates.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { certificateColumns } from '../../../certificates/certificateColumns.tsx';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '备案证明' };

const HERE = '/portal/certificates';
const STATES = { valid: '有效', closed: '已撤销' };

export default async function CertificatesPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser(HERE);
  const filter = filterOf(parameters);
  const [{ items, total, page, pages }, figures] = await Promise.all([
    listCertificates(db, actor.enterprise, { ...filter, page: pageOf(parameters.page) }),
    certificateFigures(db, actor.enterprise),
  ]);
  return (
    <>
      <Crumbs />
      <h1>备案证明</h1>
      <p className={lists.lead}>备案证明在产品备案通过时生成。它的现时状态以平台的查验页面为准，证明上的二维码指向该页面。</p>
      {figures.all > 0 && <CertificateFilters filter={filter} years={figures.years} />}
      {isActive(filter) && total > 0 && <h2 className={lists.count}>找到 {grouped(total)} 份备案证明</h2>}
      {total > 0 && figures.valid > 0 && filter.state !== 'closed' && <DownloadAll filter={filter} />}
      {total > 0 && <DataTable caption="备案证明" columns={certificateColumns} rows={items} keyOf={({ productId }) => productId} />}
      {total === 0 && (figures.all > 0 ? <NothingFits /> : <NoCertificates />)}
      <Pager page={page} pages={pages} href={(to) => address(HERE, { ...filter, page: to > 1 ? to : null })} />
    </>
  );
}

function CertificateFilters({ filter, years }: { filter: CertificateConditions; years: readonly number[] }) {
  return (
    <Filters action={HERE} isActive={isActive(filter)} clear={HERE}>
      <TextFilter name="name" label="产品名称" value={filter.name} />
      <TextFilter name="number" label="备案号" value={filter.number} />
      <ChoiceFilter name="year" label="备案年度" value={filter.year} options={Object.fromEntries(years.map((year) => [year, `${year} 年`]))} />
      <ChoiceFilter name="state" label="现时状态" value={filter.state} options={STATES} />
    </Filters>
  );
}

/** Everything that fits the conditions and holds, on all pages of the list, as one archive. */
function DownloadAll({ filter: { name, number, year } }: { filter: CertificateConditions }) {
  return (
    <div className={lists.bar}>
      <a className={lists.button} href={address('/api/documents/filing-certificates', { name, number, year })} download>
        下载{name || number || year ? '以上条件的' : '全部'}有效备案证明（ZIP）
      </a>
    </div>
  );
}

function NothingFits() {
  return (
    <EmptyList>
      <p>没有符合这些条件的备案证明。可以减少条件，或者改用更短的词。</p>
    </EmptyList>
  );
}

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

function filterOf(parameters: Awaited<SearchParams>): CertificateConditions {
  const [name = '', number = '', year = '', state = ''] = ['name', 'number', 'year', 'state'].map((key) => textOf(parameters[key]).slice(0, 100));
  return { name, number, year, state };
}

function isActive(filter: CertificateConditions): boolean {
  return Object.values(filter).some((condition) => condition !== '');
}
