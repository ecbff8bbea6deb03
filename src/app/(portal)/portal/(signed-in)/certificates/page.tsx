import type { Metadata } from 'next';
import Link from 'next/link';
import { today } from '../../../../../adapters/clock.ts';
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

export const metadata: Metadata = { title: '证书' };

const HERE = '/portal/certificates';
const KINDS = { filing: '备案证明', certification: '认定证书' };
const STATES = { valid: '有效', closed: '已失效' };

export default async function CertificatesPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser(HERE);
  const filter = filterOf(parameters);
  const [{ items, total, page, pages }, figures] = await Promise.all([
    listCertificates(db, actor.enterprise, { ...filter, page: pageOf(parameters.page) }, today()),
    certificateFigures(db, actor.enterprise, today()),
  ]);
  return (
    <>
      <Crumbs />
      <h1>证书</h1>
      <p className={lists.lead}>备案证明在产品备案通过时生成，认定证书在产品认定为专利密集型产品时生成。现时状态以平台的查验页面为准，证书上的二维码指向该页面。</p>
      {figures.all > 0 && <CertificateFilters filter={filter} years={figures.years} />}
      {isActive(filter) && total > 0 && <h2 className={lists.count}>找到 {grouped(total)} 份证书</h2>}
      {total > 0 && figures.valid > 0 && filter.state !== 'closed' && <DownloadAll filter={filter} />}
      {total > 0 && <DataTable caption="证书" columns={certificateColumns} rows={items} keyOf={({ number }) => number} />}
      {total === 0 && (figures.all > 0 ? <NothingFits /> : <NoCertificates />)}
      <Pager page={page} pages={pages} href={(to) => address(HERE, { ...filter, page: to > 1 ? to : null })} />
    </>
  );
}

function CertificateFilters({ filter, years }: { filter: CertificateConditions; years: readonly number[] }) {
  return (
    <Filters action={HERE} isActive={isActive(filter)} clear={HERE}>
      <ChoiceFilter name="kind" label="种类" value={filter.kind ?? ''} options={KINDS} />
      <TextFilter name="name" label="产品名称" value={filter.name} />
      <TextFilter name="number" label="备案号或证书编号" value={filter.number} />
      <ChoiceFilter name="year" label="备案或认定年度" value={filter.year} options={Object.fromEntries(years.map((year) => [year, `${year} 年`]))} />
      <ChoiceFilter name="state" label="现时状态" value={filter.state} options={STATES} />
    </Filters>
  );
}

/** Everything that fits the conditions and holds, on all pages of the list, as one archive. */
function DownloadAll({ filter: { name, number, year, kind } }: { filter: CertificateConditions }) {
  return (
    <div className={lists.bar}>
      <a className={lists.button} href={address('/api/documents/filing-certificates', { name, number, year, kind })} download>
        下载{name || number || year || kind ? '以上条件的' : '全部'}有效证书（ZIP）
      </a>
    </div>
  );
}

function NothingFits() {
  return (
    <EmptyList>
      <p>没有符合这些条件的证书。可以减少条件，或者改用更短的词。</p>
    </EmptyList>
  );
}

function NoCertificates() {
  return (
    <EmptyList>
      <p>还没有证书。产品备案通过后，可以在这里下载备案证明；产品通过认定后，可以在这里下载认定证书。</p>
      <p>
        <Link href="/portal/products" prefetch={false}>
          查看产品备案的进度
        </Link>
      </p>
    </EmptyList>
  );
}

function filterOf(parameters: Awaited<SearchParams>): CertificateConditions {
  const [name = '', number = '', year = '', state = '', kind = ''] = ['name', 'number', 'year', 'state', 'kind'].map((key) => textOf(parameters[key]).slice(0, 100));
  return { name, number, year, state, kind };
}

function isActive(filter: CertificateConditions): boolean {
  return Object.values(filter).some((condition) => condition !== '');
}
