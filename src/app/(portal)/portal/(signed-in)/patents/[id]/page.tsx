import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { LOCKED_STATES } from '../../../../../../casework/patentUse.ts';
import { displayPatentNumber, PATENT_TYPES } from '../../../../../../domain/patentNumber.ts';
import { LEGAL_STATUS, OBTAINED, PATENT_SOURCES, needsProof } from '../../../../../../domain/patents.ts';
import { ownPatent, type OwnPatentPage, type PatentUse } from '../../../../../../queries/portalPatents.ts';
import { SummaryList } from '../../../../../(public)/components/SummaryList.tsx';
import { Tag } from '../../../../../(public)/components/Tag.tsx';
import { requirePortalUser } from '../../../../currentUser.ts';
import { StoredFile } from '../../../../kit/FilePreview.tsx';
import { DataTable, EmptyList, type Column } from '../../../../lists/DataTable.tsx';
import lists from '../../../../lists/lists.module.css';
import { statusOf } from '../../../../lists/words.ts';
import { DeletePatent } from '../../../../patents/DeletePatent.tsx';
import { ProofUpload } from '../../../../patents/ProofUpload.tsx';
import { STATUS_TONES } from '../../../../patents/tones.ts';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import account from '../../../../account/account.module.css';

export const metadata: Metadata = { title: '专利' };

/** One patent of one's own: its facts, the proof where one is due, the products that use it. */
export default async function PatentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { actor, user, db } = await requirePortalUser(`/portal/patents/${id}`);
  const patent = await ownPatent(db, actor.enterprise, id);
  if (!patent) notFound();
  const isDue = needsProof(patent);
  const reliant = patent.products.find(({ status }) => LOCKED_STATES.includes(status));
  return (
    <div className={account.page}>
      <Crumbs above={[{ href: '/portal/patents', label: '专利信息' }]} />
      <h1>{patent.title}</h1>
      {isDue && !patent.hasProof && <p className={`${lists.said} ${lists.waiting}`}>这件专利还没有证明，现在不能用于产品备案。请在下面上传。</p>}
      <div className={account.form}>
        <Facts patent={patent} />
      </div>
      {patent.source === 'manual' && <Acts patent={patent} isLocked={reliant !== undefined} />}
      {isDue && (
        <section aria-labelledby="proof-heading" className={account.section}>
          <h2 id="proof-heading">证明</h2>
          {reliant ? <LockedProof product={reliant} files={patent.files} /> : <ProofUpload id={patent.id} account={user.id} initial={patent.files} />}
        </section>
      )}
      <section aria-labelledby="products" className={account.section}>
        <h2 id="products">使用这件专利的产品</h2>
        <Products products={patent.products} />
      </section>
    </div>
  );
}

function Facts({ patent }: { patent: OwnPatentPage }) {
  const { number, type, holders, legalStatus, asOf, obtained, source, isDeclared } = patent;
  return (
    <SummaryList
      rows={[
        { label: '专利号', value: displayPatentNumber(number) },
        { label: '类型', value: PATENT_TYPES[type] },
        { label: '专利权人', value: holders.join('、') },
        { label: '法律状态', value: <><Tag tone={STATUS_TONES[legalStatus]}>{LEGAL_STATUS[legalStatus]}</Tag>{asOf && <span className={lists.small}>截至 {asOf}</span>}</> },
        { label: '取得方式', value: OBTAINED[obtained] },
        { label: '来源', value: isDeclared ? '手工填写，登记数据中还没有' : PATENT_SOURCES[source] },
      ]}
    />
  );
}

/** A product under review or filed rests on the proof as it is. */
function LockedProof({ product, files }: { product: PatentUse; files: OwnPatentPage['files'] }) {
  return (
    <>
      <p>产品“{product.name ?? '未命名'}”已提交或备案，证明不能更换。</p>
      {files.map((file) => (
        <StoredFile key={file.id} file={file} />
      ))}
    </>
  );
}

/** What was typed in may be corrected while nothing rests on it; what no product uses may be deleted. */
function Acts({ patent: { id, number, isDeclared, products }, isLocked }: { patent: OwnPatentPage; isLocked: boolean }) {
  const canDelete = products.length === 0;
  if ((!isDeclared || isLocked) && !canDelete) return null;
  return (
    <div className={lists.bar}>
      {isDeclared && !isLocked && <Link className={lists.button} href={`/portal/patents/new?patent=${id}`} prefetch={false}>修改</Link>}
      {canDelete && <DeletePatent id={id} number={displayPatentNumber(number)} leavesPage />}
    </div>
  );
}

const COLUMNS: readonly Column<PatentUse>[] = [
  { label: '产品', cell: ({ id, name }) => <Link href={`/portal/products/${id}`} prefetch={false}>{name ?? '未命名的产品'}</Link> },
  { label: '状态', nowrap: true, cell: ({ status }) => <Tag tone={statusOf('products', status).tone}>{statusOf('products', status).label}</Tag> },
  { label: '备案号', nowrap: true, cell: ({ filingNumber }) => filingNumber },
];

function Products({ products }: { products: readonly PatentUse[] }) {
  if (products.length > 0) return <DataTable caption="使用这件专利的产品" columns={COLUMNS} rows={products} keyOf={({ id }) => id} />;
  return (
    <EmptyList>
      <p>还没有产品使用这件专利。在产品备案的“专利”一步中可以关联它。</p>
    </EmptyList>
  );
}
