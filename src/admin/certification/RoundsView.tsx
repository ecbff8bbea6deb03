import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { today } from '../../adapters/clock.ts';
import { poolOf } from '../../endpoints/http.ts';
import { deskRounds, type DeskRound } from '../../queries/certificationDesk.ts';
import home from '../home/home.module.css';
import { Tag } from '../Tag.tsx';
import { deskHref } from './deskAddress.ts';
import styles from './certification.module.css';

const COLUMNS = ['认定批次', '进展', '待评', '拟认定', '公示中', '已认定', '未列入'];
export const DESK_READERS: readonly string[] = ['reviewer', 'staff', 'auditor'];
const count = (value: number | undefined) => (value ?? 0).toLocaleString('zh-CN');

/** Every certification round with how many products stand where; the door to each desk. */
export async function RoundsView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  if (!req.user) redirect('/admin/login?redirect=%2Fadmin%2Fcertification-rounds');
  const { role } = requestActor(req);
  if (!DESK_READERS.includes(role)) notFound();
  const rounds = await deskRounds(poolOf(req.payload));
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '认定办理' }]} />
      <main className={home.page}>
        <h1>认定办理</h1>
        <p className={home.lead}>专利密集型产品认定，按批次办理。{role === 'staff' && <>批次的日期、指标和公告在<Link href="/admin/collections/certification-rounds" prefetch={false}>认定批次</Link>中编辑。</>}</p>
        {rounds.length === 0 ? <Nothing isStaff={role === 'staff'} /> : <RoundTable rounds={rounds} />}
      </main>
    </DefaultTemplate>
  );
}

function Nothing({ isStaff }: { isStaff: boolean }) {
  return <p className={home.nothing}>还没有认定批次。{isStaff ? <Link href="/admin/collections/certification-rounds/create" prefetch={false}>新建认定批次</Link> : '平台管理员新建以后会出现在这里。'}</p>;
}

function RoundTable({ rounds }: { rounds: readonly DeskRound[] }) {
  return (
    <table className={styles.table}>
      <caption>共 {rounds.length} 个批次</caption>
      <thead><tr>{COLUMNS.map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {rounds.map(({ id, title, year, closesOn, counts, leftOut, ...round }) => (
          <tr key={id}>
            <th scope="row"><Link href={deskHref(id)} prefetch={false}>{title}</Link><small>{year} 年度，截止 {closesOn}</small></th>
            <td data-label="进展"><RoundPhase round={round} /></td>
            <td data-label="待评">{count(counts.candidate)}</td>
            <td data-label="拟认定">{count(counts.shortlisted)}</td>
            <td data-label="公示中">{count(counts.publicised)}</td>
            <td data-label="已认定">{count(counts.certified)}</td>
            <td data-label="未列入">{count(leftOut)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a round stands today, in a word. */
export function RoundPhase({ round: { gatheredAt, publicityEndsOn } }: { round: Pick<DeskRound, 'gatheredAt' | 'publicityEndsOn'> }) {
  if (publicityEndsOn !== null) return today() <= publicityEndsOn ? <Tag tone="info">公示中</Tag> : <Tag tone="good">公示期满</Tag>;
  return gatheredAt ? <Tag tone="waiting">评审中</Tag> : <Tag tone="neutral">未归集</Tag>;
}
