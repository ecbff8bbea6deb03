import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { now } from '../../../../../../../adapters/clock.ts';
import { assetReportStanding } from '../../../../../../../casework/assetReports.ts';
import { civilYear } from '../../../../../../../domain/civilDate.ts';
import { lastRefusal } from '../../../../../../../queries/portalCases.ts';
import { enterpriseNames } from '../../../../../../../queries/portalProducts.ts';
import { portalUpdate, type PortalUpdate } from '../../../../../../../queries/portalUpdates.ts';
import { settings } from '../../../../../../(public)/reads.ts';
import { requirePortalUser, type PortalVisit } from '../../../../../currentUser.ts';
import { DiscardDraft } from '../../../../../kit/DiscardDraft.tsx';
import { Notice } from '../../../../../kit/Notice.tsx';
import { Receipt } from '../../../../../kit/Receipt.tsx';
import { Crumbs } from '../../../../../shell/Crumbs.tsx';
import { ReportFirst } from '../../../../../updates/ReportFirst.tsx';
import { UpdateEditor } from './UpdateEditor.tsx';
import styles from '../../../../../kit/editor.module.css';

export const metadata: Metadata = { title: '填写备案信息更新' };

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<{ step?: string }> };

/** The update while it may be edited and its year runs; the receipt right after it was submitted; else its page. */
export default async function EditUpdatePage({ params, searchParams }: PageProps) {
  const [{ id }, { step }] = [await params, await searchParams];
  const visit = await requirePortalUser(`/portal/updates/${id}/edit`);
  const update = await portalUpdate(visit.db, visit.actor.enterprise, id);
  if (!update) notFound();
  const { status } = update.record;
  if (!['draft', 'rejected'].includes(status) && step !== 'receipt') redirect(`/portal/updates/${id}`);
  return (
    <>
      <Crumbs above={[{ href: '/portal/updates', label: '信息更新' }]} />
      {status === 'submitted' ? <Submitted update={update} /> : <Editor visit={visit} update={update} />}
    </>
  );
}

async function Editor({ visit: { db, actor, user }, update }: { visit: PortalVisit; update: PortalUpdate }) {
  const [refusal, names, report] = await Promise.all([
    lastRefusal(db, 'product-updates', update.id, actor.enterprise),
    enterpriseNames(db, actor.enterprise),
    assetReportStanding(db, actor.enterprise, now()),
  ]);
  return (
    <div className={styles.page}>
      <h1>{update.year} 年度备案信息更新</h1>
      <p className={styles.lead}>
        {update.name}（备案号 {update.product.filingNumber}）
      </p>
      {update.year === civilYear(now()) ? (
        <>
          <ReportFirst state={report.state} year={report.year} />
          <UpdateEditor update={update} refusal={refusal} names={names} account={user.id} />
        </>
      ) : (
        <YearOver update={update} />
      )}
    </div>
  );
}

/** Figures of a year that is over are not those this year asks for. */
function YearOver({ update: { id, year, record, product } }: { update: PortalUpdate }) {
  return (
    <>
      <Notice tone="neutral" heading={`${year} 年度已经结束`}>
        <p>
          这份更新不能再提交。请为现在的年度重新填写：<a href={`/portal/updates/new?product=${product.id}`}>开始本年度更新</a>
        </p>
      </Notice>
      {record.submittedAt === null && <DiscardDraft collection="product-updates" id={id} what="这份草稿" to="/portal/updates" />}
    </>
  );
}

async function Submitted({ update: { id, name, record } }: { update: PortalUpdate }) {
  const { hotline, hours } = await settings();
  const next = ['审核员会核对数据和材料，一般按提交的先后办理。', '审核结果以短信和电子邮件通知，也可以随时在本平台查看。', '审核员开始审核以前，可以撤回修改。'];
  return (
    <div className={styles.page}>
      <h1>备案信息更新已提交</h1>
      <Receipt id={id} matter="备案信息更新" name={name} submittedAt={record.submittedAt ?? ''} next={next} hotline={hotline} hours={hours}>
        <p>
          <a href={`/portal/updates/${id}`}>查看或撤回这份更新</a>
        </p>
        <p>
          <a href="/portal/updates?tab=due">继续更新其他产品</a>
        </p>
      </Receipt>
    </div>
  );
}
