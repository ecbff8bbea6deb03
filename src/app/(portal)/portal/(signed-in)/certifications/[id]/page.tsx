import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { now, today } from '../../../../../../adapters/clock.ts';
import { ownTimeline } from '../../../../../../queries/portalCases.ts';
import { ownCertification, ownObjections, type OwnCertification } from '../../../../../../queries/portalCertifications.ts';
import { SummaryList } from '../../../../../(public)/components/SummaryList.tsx';
import { Tag } from '../../../../../(public)/components/Tag.tsx';
import { chineseDay } from '../../../../../(public)/dates.ts';
import { nextOf, objectionColumns } from '../../../../certifications/certificationColumns.tsx';
import styles from '../../../../certifications/certifications.module.css';
import { requirePortalUser } from '../../../../currentUser.ts';
import { CaseTimeline } from '../../../../kit/CaseTimeline.tsx';
import { Download } from '../../../../kit/Download.tsx';
import { DataTable } from '../../../../lists/DataTable.tsx';
import lists from '../../../../lists/lists.module.css';
import { statusOf } from '../../../../lists/words.ts';
import { Crumbs } from '../../../../shell/Crumbs.tsx';

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => {
  const { actor, db } = await requirePortalUser(`/portal/certifications/${id}`);
  const found = (await ownCertification(db, actor.enterprise, id, today())) ?? notFound();
  const [entries, objections] = await Promise.all([ownTimeline(db, 'certifications', id, actor.enterprise), ownObjections(db, actor.enterprise, found.productId)]);
  return { found, entries, objections };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { found } = await read((await params).id);
  return { title: `${found.productName || '未命名的产品'}：认定` };
}

/** One certification: where it stands, what happens next, its certificate, its timeline, what was objected to. */
export default async function CertificationPage({ params }: Props) {
  const { found, entries, objections } = await read((await params).id);
  const { tone, label } = statusOf('certifications', found.status);
  return (
    <>
      <Crumbs above={[{ href: '/portal/certifications', label: '专利密集型产品认定' }]} />
      <h1>{found.productName || '未命名的产品'}</h1>
      <p>
        <Tag tone={tone}>{label}</Tag>
      </p>
      <p className={lists.lead}>{nextOf(found, now())}</p>
      <Facts found={found} />
      {objections.length > 0 && (
        <section aria-labelledby="objections" className={styles.part}>
          <h2 id="objections" className={lists.count}>
            社会公众异议
          </h2>
          <DataTable caption="社会公众异议" columns={objectionColumns} rows={objections} keyOf={({ submittedAt, status }) => `${submittedAt?.toISOString() ?? ''} ${status}`} />
        </section>
      )}
      <CaseTimeline collection="certifications" entries={entries} />
    </>
  );
}

function Facts({ found: { id, roundTitle, productId, filingNumber, publicityEndsOn, number, issuedOn, validUntil, endedAt, status } }: { found: OwnCertification }) {
  const product = (
    <Link href={`/portal/products/${productId}`} prefetch={false}>
      {filingNumber}
    </Link>
  );
  return (
    <section aria-label="认定信息" className={styles.part}>
      <SummaryList
        rows={[
          { label: '认定批次', value: roundTitle },
          { label: '备案号', value: product },
          ...(publicityEndsOn ? [{ label: '公示截止日', value: chineseDay(publicityEndsOn) }] : []),
          ...(number ? [{ label: '证书编号', value: <a href={`/verify/${number}`}>{number}</a> }] : []),
          ...(issuedOn ? [{ label: '认定日期', value: chineseDay(issuedOn) }] : []),
          ...(validUntil ? [{ label: '有效期至', value: chineseDay(validUntil) }] : []),
          ...(endedAt && status !== 'expired' ? [{ label: '终止日期', value: chineseDay(endedAt) }] : []),
        ]}
      />
      {status === 'certified' && (
        <div className={lists.bar}>
          <Download path={`documents/certification-certificate/${id}`} className={lists.button}>
            下载认定证书
          </Download>
        </div>
      )}
    </section>
  );
}
