import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { now } from '../../../../../../adapters/clock.ts';
import { assetReportStanding } from '../../../../../../casework/assetReports.ts';
import { civilYear } from '../../../../../../domain/civilDate.ts';
import { whyNotUpdatable } from '../../../../../../domain/productUpdates.ts';
import { portalProduct, type PortalProduct } from '../../../../../../queries/portalProduct.ts';
import { filingStanding } from '../../../../../../queries/portalProducts.ts';
import { updatesOfProduct } from '../../../../../../queries/portalUpdates.ts';
import { textOf, type SearchParams } from '../../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import { CreateRecord } from '../../../../kit/CreateRecord.tsx';
import { Notice } from '../../../../kit/Notice.tsx';
import { Summary } from '../../../../kit/Summary.tsx';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import { ReportFirst } from '../../../../updates/ReportFirst.tsx';
import styles from '../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '开始更新' };

/** What an update asks for and what must come first, before anything is typed; then the row is made. */
export default async function NewUpdatePage({ searchParams }: { searchParams: SearchParams }) {
  const id = textOf((await searchParams).product);
  const { actor, db } = await requirePortalUser(`/portal/updates/new?product=${id}`);
  const product = await portalProduct(db, actor.enterprise, id);
  if (!product) notFound();
  const year = civilYear(now());
  const begun = (await updatesOfProduct(db, actor.enterprise, id)).find((update) => update.year === year);
  if (begun) redirect(`/portal/updates/${begun.id}`);
  const [report, { openVerification }] = await Promise.all([assetReportStanding(db, actor.enterprise, now()), filingStanding(db, actor.enterprise)]);
  const why = whyNotUpdatable({ status: product.status, filingYear: product.filingYear, year });
  return (
    <>
      <Crumbs above={[{ href: '/portal/updates', label: '信息更新' }]} />
      <div className={styles.page}>
        <h1>{year} 年度备案信息更新</h1>
        <Summary rows={factsOf(product)} />
        {why ? <Notice tone="neutral" heading="这个产品现在不用更新">{why}</Notice> : <Begin product={id} year={year} report={report} openVerification={openVerification} />}
      </div>
    </>
  );
}

function factsOf({ name, filingNumber, filingYear, lastUpdateYear, figuresYear }: PortalProduct) {
  return [
    { name: 'name', label: '产品名称', value: name },
    { name: 'number', label: '备案号', value: filingNumber },
    { name: 'filed', label: '备案年度', value: filingYear ? `${filingYear} 年` : null },
    { name: 'updated', label: '最近更新年度', value: lastUpdateYear ? `${lastUpdateYear} 年度` : '没有更新过' },
    { name: 'figures', label: '现有数据的年度', value: figuresYear ? `${figuresYear} 年度` : null },
  ];
}

type BeginProps = { product: string; year: number; report: { state: 'present' | 'deferrable' | 'overdue'; year: number }; openVerification: boolean };

function Begin({ product, year, report, openVerification }: BeginProps) {
  return (
    <>
      <ReportFirst state={report.state} year={report.year} />
      {openVerification && (
        <Notice tone="waiting" heading="可以先填写，但现在还不能提交">
          <p>
            单位的实名认证正在审核，审核结束后才能提交更新。<a href="/portal/verification">查看实名认证</a>
          </p>
        </Notice>
      )}
      <h2>需要准备</h2>
      <ol>
        <li>这个产品 {year - 1} 年度的产值、销售额、利润、总成本等数据，填写时会显示上次填报的数据供对照。</li>
        <li>盖章的经济数据证明（图片）。填好数据后，可以下载已填入数据的证明，打印盖章后上传。</li>
        <li>产品或专利有变化的，准备新的内容、图片或专利号；没有变化的，确认即可。</li>
      </ol>
      <CreateRecord collection="product-updates" body={{ product }} to="/portal/updates/:id/edit" label="开始填写" />
    </>
  );
}
