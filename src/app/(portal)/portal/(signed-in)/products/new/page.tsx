import type { Metadata } from 'next';
import { assetReportStanding } from '../../../../../../casework/assetReports.ts';
import { now } from '../../../../../../adapters/clock.ts';
import { filingStanding, type FilingStanding } from '../../../../../../queries/portalProducts.ts';
import { hasStarts } from '../../../../../../queries/productStarts.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import { CreateRecord } from '../../../../kit/CreateRecord.tsx';
import { Notice } from '../../../../kit/Notice.tsx';
import { LegalNotice } from '../../../../products/LegalNotice.tsx';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import styles from '../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '新建产品备案' };

/** What one must know before filing: who may, for what one answers, what is published. Then a draft is made. */
export default async function NewProductPage() {
  const { actor, db } = await requirePortalUser('/portal/products/new');
  const [standing, report, mayStartFrom] = await Promise.all([filingStanding(db, actor.enterprise), assetReportStanding(db, actor.enterprise, now()), hasStarts(db, actor.enterprise)]);
  return (
    <>
      <Crumbs above={[{ href: '/portal/products', label: '产品备案' }]} />
      <div className={styles.page}>
        <h1>新建产品备案</h1>
        <p className={styles.lead}>填写分三步：产品信息、关联专利、证明材料，最后核对提交。填写的内容会自动保存，可以分几次完成。</p>
        <Standing standing={standing} reportOverdue={report.state === 'overdue'} year={report.year} />
        <h2>请先阅读</h2>
        <LegalNotice />
        <CreateRecord collection="products" to="/portal/products/:id/edit?step=product" label="已阅读，开始填写" />
        {mayStartFrom && (
          <p>
            产品与备案过的相近的，可以<a href="/portal/products/new/from">以已备案产品为基础新建</a>，产品信息、图片和有效的专利不必重填。
          </p>
        )}
      </div>
    </>
  );
}

function Standing({ standing, reportOverdue, year }: { standing: FilingStanding; reportOverdue: boolean; year: number }) {
  const open = [
    !standing.verified && !standing.openVerification && { text: '单位还没有通过实名认证。', href: '/portal/verification', label: '办理实名认证' },
    standing.openVerification && { text: '单位的实名认证正在审核，审核结束后才能提交备案。', href: '/portal/verification', label: '查看实名认证' },
    reportOverdue && { text: `${year} 年度资产信息已过补报期限。`, href: '/portal/assets', label: '补报资产信息' },
    standing.patents === 0 && { text: '还没有可以关联的有效专利。', href: '/portal/patents', label: '添加专利' },
  ].filter((each) => each !== false);
  if (open.length === 0) return null;
  return (
    <Notice tone="waiting" heading="可以先填写，但现在还不能提交">
      <ol>
        {open.map(({ text, href, label }) => (
          <li key={href + text}>
            {text}
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </Notice>
  );
}
