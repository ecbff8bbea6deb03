import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { readBarcodeConfig } from '../../../../../../../adapters/barcodeConfig.ts';
import { now } from '../../../../../../../adapters/clock.ts';
import { toCivilDate } from '../../../../../../../domain/civilDate.ts';
import { productForm } from '../../../../../../../domain/forms/product.ts';
import { lastRefusal, ownCase, ownFiles, type OwnRecord } from '../../../../../../../queries/portalCases.ts';
import { enterpriseNames, ownLinks } from '../../../../../../../queries/portalProducts.ts';
import { settings } from '../../../../../../(public)/reads.ts';
import { requirePortalUser, type PortalVisit } from '../../../../../currentUser.ts';
import { Receipt } from '../../../../../kit/Receipt.tsx';
import { LegalNotice } from '../../../../../products/LegalNotice.tsx';
import { Crumbs } from '../../../../../shell/Crumbs.tsx';
import { ProductEditor } from './ProductEditor.tsx';
import styles from '../../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '填写产品备案' };

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ step?: string }> };

/** The filing form while it may be edited; the receipt right after it was submitted; else the page of the product. */
export default async function EditProductPage({ params, searchParams }: PageProps) {
  const [{ id }, { step }] = [await params, await searchParams];
  const visit = await requirePortalUser(`/portal/products/${id}/edit`);
  const record = await ownCase(visit.db, productForm, id, visit.actor.enterprise, { findingReasons: 'finding_reasons' });
  if (!record) notFound();
  if (!['draft', 'rejected'].includes(record.status) && step !== 'receipt') redirect(`/portal/products/${id}`);
  return (
    <>
      <Crumbs above={[{ href: '/portal/products', label: '产品备案' }]} />
      {record.status === 'submitted' ? <Submitted record={record} /> : <Editor visit={visit} record={record} />}
    </>
  );
}

async function Editor({ visit: { db, actor, user }, record }: { visit: PortalVisit; record: OwnRecord }) {
  const { id } = record;
  const [files, refusal, links, names] = await Promise.all([
    ownFiles(db, 'products', id, actor.enterprise),
    lastRefusal(db, 'products', id, actor.enterprise),
    ownLinks(db, id, actor.enterprise),
    enterpriseNames(db, actor.enterprise),
  ]);
  const year = Number(toCivilDate(now()).slice(0, 4)) - 1;
  return (
    <div className={styles.page}>
      <h1>填写产品备案</h1>
      <details className={styles.notice}>
        <summary>备案须知：谁可以备案、承担什么责任、哪些内容会公开</summary>
        <LegalNotice />
      </details>
      <ProductEditor record={record} files={files} refusal={refusal} links={links} names={names} year={year} account={user.id} looksUpBarcodes={readBarcodeConfig(process.env, []) !== null} />
    </div>
  );
}

async function Submitted({ record }: { record: OwnRecord }) {
  const { hotline, hours } = await settings();
  const next = ['审核员会核对内容和材料，一般按提交的先后办理。', '审核结果以短信和电子邮件通知，也可以随时在本平台查看。', '审核员开始审核以前，可以撤回修改。'];
  return (
    <div className={styles.page}>
      <h1>产品备案已提交</h1>
      <Receipt id={record.id} matter="产品备案" name={(record.values.name as string | null) ?? null} submittedAt={record.submittedAt ?? ''} next={next} hotline={hotline} hours={hours}>
        <p>
          <a href={`/portal/products/${record.id}`}>查看或撤回这件备案</a>
        </p>
      </Receipt>
    </div>
  );
}
