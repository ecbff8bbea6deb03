import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import type { Queryable } from '../../adapters/database.ts';
import { listActions } from '../../casework/listActions.ts';
import { METRIC_SOURCES } from '../../domain/certification/metrics.ts';
import { certifications } from '../../domain/lifecycle/certifications.ts';
import { formatWan } from '../../domain/money.ts';
import type { Actor } from '../../domain/roles.ts';
import { momentText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import { caseTimeline, reasonLibrary } from '../../queries/caseFile.ts';
import { readCertificationFile, type CertificationFile } from '../../queries/certificationDeskFile.ts';
import { LogTimeline } from '../case/Timeline.tsx';
import paper from '../case/case.module.css';
import { CaseDesk } from '../desk/CaseDesk.tsx';
import { listHref } from '../home/figures.tsx';
import { Tag } from '../Tag.tsx';
import { deskHref } from './deskAddress.ts';
import { Metrics } from './Metrics.tsx';
import { DESK_READERS } from './RoundsView.tsx';
import styles from './certification.module.css';

/** One certification in the back office: product and company, metrics, objections, what was done and what may be done. */
export async function CertificationView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  const { req } = initPageResult;
  const [actor, db] = [requestActor(req), poolOf(req.payload)];
  // Payload has read the record with this person's rights; editors see only its public face, elsewhere.
  const file = doc?.id && DESK_READERS.includes(actor.role) ? await readCertificationFile(db, String(doc.id)) : null;
  if (!file) notFound();
  return (
    <CaseDesk {...await deskProps(db, file, actor)}>
      <main className={`${paper.page} ${styles.page}`}>
        <Head file={file} />
        <div className={paper.columns}>
          <div className={paper.paper}>
            <Section id="metrics" title="评价指标"><Metrics metrics={file.metrics} /></Section>
            <Figures file={file} />
            <LogTimeline collection="certifications" timeline={await caseTimeline(db, 'certifications', file.id)} empty="还没有办理过，归集时列入候选。" labelOf={(field) => field} />
          </div>
          <aside className={paper.paper} aria-label="产品和单位"><Facts file={file} /></aside>
        </div>
      </main>
    </CaseDesk>
  );
}

async function deskProps(db: Queryable, { id, revision }: CertificationFile, actor: Actor) {
  return {
    case: { collection: 'certifications', id, revision, submission: 0 },
    actions: (await listActions(db, 'certifications', id, actor)) ?? [],
    reasons: await reasonLibrary(db, 'certifications'),
    ...{ labels: {}, queue: null },
  };
}

function Head({ file: { productName, status, round, enterprise, number } }: { file: CertificationFile }) {
  const { label, tone } = certifications.states[status];
  return (
    <header className={paper.header}>
      <SetStepNav nav={[{ label: '认定办理', url: '/admin/certification-rounds' }, { label: '本批次', url: deskHref(round.id) }]} />
      <h1>{productName}</h1>
      <p className={paper.facts}><Tag tone={tone}>{label}</Tag><span>{enterprise.name}</span><Link href={deskHref(round.id)} prefetch={false}>{round.title}</Link>{number && <span>证书编号 {number}</span>}</p>
    </header>
  );
}

function Section({ id, title, children }: { id: string; title: string; children: React.ReactNode }) {
  return <section className={paper.section} aria-labelledby={id}><h2 id={id}>{title}</h2>{children}</section>;
}

function Figures({ file: { figures, round } }: { file: CertificationFile }) {
  return (
    <Section id="figures" title="指标所用的数据">
      <Rows rows={figures.map(({ source, value }) => [METRIC_SOURCES[source].label, value === null ? null : figureText(source, value)])} />
      <p><small>单位的数据取自 {round.year - 1} 年度资产信息。这里是目前的数据，指标按最近一次归集时的数据计算。</small></p>
    </Section>
  );
}

function figureText(source: keyof typeof METRIC_SOURCES, value: number): string {
  const { money, unit } = METRIC_SOURCES[source];
  return money ? `${formatWan(value)} 万元` : `${value.toLocaleString('zh-CN')} ${unit}`;
}

function Facts({ file: { id, product, enterprise, round, issuedOn, validUntil, endedAt, reason, objections, openObjections } }: { file: CertificationFile }) {
  const known = [['公示截止日', round.publicityEndsOn], ['认定日期', issuedOn], ['有效期至', validUntil], ['终止时间', endedAt && momentText(endedAt)], ['理由', reason]] as const;
  const dates = known.filter(([, value]) => value !== null);
  return (
    <>
      <Section id="product" title="产品和单位">
        <Rows rows={[
          ['产品', <Link key="product" href={`/admin/collections/products/${product.id}`} prefetch={false}>备案号 {product.filingNumber}</Link>],
          ['行业', product.industry], ['产品分类', product.productClass],
          ['单位', <Link key="enterprise" href={`/admin/collections/enterprises/${enterprise.id}`} prefetch={false}>{enterprise.name}</Link>],
        ]} />
      </Section>
      <Section id="dates" title="认定">
        {dates.length === 0 ? <p className={paper.nothing}>还没有公示和认定。</p> : <Rows rows={dates} />}
      </Section>
      <Section id="objections" title="异议">
        {objections === 0 ? <p className={paper.nothing}>没有人对这件产品提出异议。</p> : <p><Link href={listHref('objections', 'certification', 'equals', id)} prefetch={false}>{objections} 件异议</Link>，{openObjections > 0 ? `其中 ${openObjections} 件正在处理，处理完毕前不能认定。` : '都已经处理完毕。'}</p>}
      </Section>
    </>
  );
}

function Rows({ rows }: { rows: readonly (readonly [label: string, value: React.ReactNode])[] }) {
  return <dl className={paper.rows}>{rows.map(([label, value]) => <div key={label} className={paper.row}><dt>{label}</dt><dd>{value === null || value === '' ? <span className={paper.empty}>没有</span> : <span className={paper.value}>{value}</span>}</dd></div>)}</dl>;
}
