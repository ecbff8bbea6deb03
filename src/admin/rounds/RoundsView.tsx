import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { today } from '../../adapters/clock.ts';
import { formatWan } from '../../domain/money.ts';
import { PHASES, phaseOf } from '../../domain/subsidy/phase.ts';
import { SUBSIDY_KINDS } from '../../domain/subsidy/round.ts';
import { poolOf } from '../../endpoints/http.ts';
import { ASKING, COMMITTED, staffRounds, type StaffRound } from '../../queries/rounds.ts';
import home from '../home/home.module.css';
import { Tag } from '../Tag.tsx';
import { applicationsHref, inStates, ofRound } from './links.ts';
import styles from './rounds.module.css';

const COLUMNS = ['申报通知', '申报时间', '申请', '申请金额', '待核定', '已核定', '预算'];

/** Every round with what was asked, approved and granted; for staff. */
export async function RoundsView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Frounds');
  if (requestActor(req).role !== 'staff') notFound();
  const rounds = await staffRounds(poolOf(req.payload));
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '申报进度' }]} />
      <main className={home.page}>
        <h1>申报进度</h1>
        <p className={home.lead}>每一期的申请、金额和预算。规则在<Link href="/admin/collections/policy-rounds" prefetch={false}>申报通知</Link>中编辑。</p>
        {rounds.length === 0 ? <p className={home.nothing}>还没有申报通知。</p> : <RoundTable rounds={rounds} />}
      </main>
    </DefaultTemplate>
  );
}

function RoundTable({ rounds }: { rounds: readonly StaffRound[] }) {
  return (
    <table className={styles.table}>
      <caption>共 {rounds.length} 期，金额单位为万元</caption>
      <thead><tr>{COLUMNS.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.id}>
            <th scope="row"><Link href={`/admin/rounds/${round.id}`} prefetch={false}>{round.title}</Link><small>{SUBSIDY_KINDS[round.kind]}，第 {round.version} 版</small></th>
            <td data-label="申报时间"><RoundPhase round={round} /><small>{round.opensOn} 至 {round.closesOn}</small></td>
            <td data-label="申请"><Link href={applicationsHref([ofRound(round.id), ['status', 'not_equals', 'draft']])} prefetch={false}>{round.applications.toLocaleString('zh-CN')} 份</Link></td>
            <td data-label="申请金额"><Link href={applicationsHref([ofRound(round.id), inStates(ASKING)])} prefetch={false}>{formatWan(round.requestedFen)}</Link></td>
            <td data-label="待核定"><Link href={applicationsHref([ofRound(round.id), inStates(COMMITTED)])} prefetch={false}>{formatWan(round.committedFen)}</Link></td>
            <td data-label="已核定"><Link href={applicationsHref([ofRound(round.id), ['status', 'equals', 'granted']])} prefetch={false}>{formatWan(round.grantedFen)}</Link></td>
            <td data-label="预算">{round.budgetFen === null ? '不限' : formatWan(round.budgetFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a round stands today. */
export function RoundPhase({ round }: { round: StaffRound }) {
  if (!round.isAnnounced) return <Tag tone="neutral">未发布</Tag>;
  const { label, tone } = PHASES[phaseOf(round, today())];
  return <Tag tone={tone}>{label}</Tag>;
}
