import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps, PayloadRequest } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { today } from '../../adapters/clock.ts';
import { nextInRound } from '../../domain/certification/desk.ts';
import { publicityEnd } from '../../domain/certification/period.ts';
import { momentText } from '../../domain/workingTime.ts';
import { deskFilterOf, leftOutFilterOf, pageOf } from '../../endpoints/certificationRoundsInput.ts';
import { poolOf } from '../../endpoints/http.ts';
import { deskRound, type DeskRound } from '../../queries/certificationDesk.ts';
import { leftOutByReason } from '../../queries/certificationDeskLeftOut.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import desk from '../desk/desk.module.css';
import home from '../home/home.module.css';
import { deskHref, textOf } from './deskAddress.ts';
import { Funnel } from './Funnel.tsx';
import { GatherButton } from './GatherButton.tsx';
import { LeftOut } from './LeftOut.tsx';
import { Products } from './Products.tsx';
import { PubliciseButton, type Prepared } from './PubliciseButton.tsx';
import { DESK_READERS, RoundPhase } from './RoundsView.tsx';
import styles from './certification.module.css';

/** The desk of one certification round: what to do next, how far its products are, and the products themselves. */
export async function DeskView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  const id = String(([params?.segments ?? []].flat() as string[])[1] ?? '');
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(deskHref(id))}`);
  const round = DESK_READERS.includes(requestActor(req).role) ? await deskRound(poolOf(req.payload), id) : null;
  if (!round) notFound();
  const text = textOf(searchParams ?? {});
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '认定办理', url: '/admin/certification-rounds' }, { label: '本批次' }]} />
      <main className={home.page}>
        <Head round={round} />
        <Acts req={req} round={round} />
        <Funnel round={round} reasons={await leftOutByReason(poolOf(req.payload), round.id)} />
        <Tabs round={round} current={text('tab') === 'left-out' ? 'left-out' : 'products'} />
        {text('tab') === 'left-out'
          ? <LeftOut db={poolOf(req.payload)} round={round} filter={leftOutFilterOf(text)} page={pageOf(text('page'))} />
          : <Products db={poolOf(req.payload)} round={round} filter={deskFilterOf(text)} page={pageOf(text('page'))} actor={requestActor(req)} />}
      </main>
    </DefaultTemplate>
  );
}

function Head({ round }: { round: DeskRound }) {
  const { title, year, closesOn, standard, publicityDays, validityMonths, gatheredAt, publicityEndsOn, openObjections, counts, announcement } = round;
  const standing = { closesOn, isGathered: gatheredAt !== null, hasAnnouncement: announcement !== null, publicityEndsOn, counts, openObjections };
  return (
    <>
      <h1>{title}</h1>
      <p className={home.lead}>
        <RoundPhase round={round} /> {year} 年度，备案和更新截止 {closesOn}；{standard}；公示 {publicityDays} 个工作日{publicityEndsOn && `，到 ${publicityEndsOn} 为止`}；有效期 {validityMonths} 个月。
        {gatheredAt && `最近一次归集于 ${momentText(gatheredAt)}。`}
      </p>
      <p className={styles.next}><strong>下一步</strong>{nextInRound(standing, today())}</p>
    </>
  );
}

async function Acts({ req, round }: { req: PayloadRequest; round: DeskRound }) {
  const isStaff = requestActor(req).role === 'staff';
  const { shortlisted = 0 } = round.counts;
  return (
    <div className={`${desk.buttons} ${styles.acts}`}>
      {isStaff && round.publicisedAt === null && <GatherButton round={round.id} again={round.gatheredAt !== null} />}
      {isStaff && round.publicisedAt === null && shortlisted > 0 && <PubliciseButton round={round.id} prepared={await prepare(req, round)} />}
      <Link href={`/admin/collections/certification-rounds/${round.id}`} prefetch={false}>{isStaff ? '查看和修改批次' : '查看批次'}</Link>
      {round.openObjections > 0 && <Link href="/admin/collections/objections" prefetch={false}>正在处理的异议 {round.openObjections} 件</Link>}
    </div>
  );
}

/** What the person who publicises reads before the press. */
async function prepare(req: PayloadRequest, { counts, publicityDays, announcement }: DeskRound): Promise<Prepared> {
  const lastDay = publicityEnd(today(), publicityDays, await workingCalendar(poolOf(req.payload)));
  const waiting = { products: counts.shortlisted ?? 0, candidates: counts.candidate ?? 0, days: publicityDays, lastDay };
  if (!announcement) return { ...waiting, announcement: null };
  const found = await req.payload.findByID({ collection: 'announcements', id: announcement, draft: true, depth: 0, disableErrors: true, overrideAccess: false, req });
  return { ...waiting, announcement: found ? { id: announcement, title: String((found as { title?: string | null }).title ?? '') } : null };
}

function Tabs({ round: { id, counts, leftOut }, current }: { round: DeskRound; current: 'products' | 'left-out' }) {
  const all = Object.values(counts).reduce((sum, each) => sum + each, 0);
  const tabs = [{ key: 'products', label: '产品', count: all, href: deskHref(id) }, { key: 'left-out', label: '未列入的产品', count: leftOut, href: deskHref(id, { tab: 'left-out' }) }];
  return (
    <nav className={home.tabs} aria-label="本批次的产品" id="products">
      {tabs.map(({ key, label, count, href }) => <Link key={key} href={`${href}#products`} prefetch={false} aria-current={key === current ? 'page' : undefined}>{label} <span>{count.toLocaleString('zh-CN')}</span></Link>)}
    </nav>
  );
}
