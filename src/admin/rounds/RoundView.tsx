import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound, redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { today } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { SUBSIDY_KINDS } from '../../domain/subsidy/round.ts';
import { poolOf } from '../../endpoints/http.ts';
import { applicationsByBank, applicationsByState, findRound, overduePaper, type StaffRound } from '../../queries/rounds.ts';
import { Bars, Figures } from '../home/figures.tsx';
import home from '../home/home.module.css';
import { applicationsHref, ofRound } from './links.ts';
import { Overdue } from './Overdue.tsx';
import { RoundMoney } from './RoundMoney.tsx';
import { RoundPhase } from './RoundsView.tsx';
import styles from './rounds.module.css';

/** One round for staff: its applications by state and bank, its money, what is overdue, and its spreadsheets. */
export async function RoundView({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  const id = String(([params?.segments ?? []].flat() as string[])[1] ?? '');
  if (!req.user) redirect(`/admin/login?redirect=${encodeURIComponent(`/admin/rounds/${id}`)}`);
  const round = requestActor(req).role === 'staff' ? await findRound(poolOf(req.payload), id) : null;
  if (!round) notFound();
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '申报进度', url: '/admin/rounds' }, { label: round.title }]} />
      <main className={home.page}>
        <h1>{round.title}</h1>
        <p className={home.lead}>
          <RoundPhase round={round} /> {SUBSIDY_KINDS[round.kind]}，第 {round.version} 版。申报 {round.opensOn} 至 {round.closesOn}，退回后最后修改日 {round.correctionsUntil}，纸件截止日 {round.paperUntil}。
        </p>
        <Papers round={round} />
        <RoundMoney round={round} />
        <Applications db={poolOf(req.payload)} round={round.id} />
      </main>
    </DefaultTemplate>
  );
}

/** Not links of the router: what answers is a file. */
function Papers({ round: { id } }: { round: StaffRound }) {
  return (
    <p className={styles.acts}>
      <a href={`/api/policy-rounds/${id}/treasury`} download>下载拨付清单（xlsx）</a>
      <a href={`/api/policy-rounds/${id}/letters`} download>下载邮寄清单（xlsx）</a>
      <Link href={`/admin/collections/policy-rounds/${id}`} prefetch={false}>查看和修改规则</Link>
      <small>清单含单位的账号、电话和地址，每次下载都会记入查阅记录。</small>
    </p>
  );
}

async function Applications({ db, round }: { db: Queryable; round: string }) {
  const states = await applicationsByState(db, round);
  const banks = await applicationsByBank(db, round);
  const overdue = await overduePaper(db, round, today());
  const linked = states.map((figure) => ({ ...figure, href: applicationsHref([ofRound(round), ['status', 'equals', figure.key]]) }));
  const { states: known } = lifecycleOf('subsidy-applications');
  const isDone = ({ key }: { key: string }) => known[key]?.isFinal === true;
  return (
    <>
      <Bars id="under-way" title="办理中的申请" figures={linked.filter((figure) => !isDone(figure))} />
      <section className={home.section} aria-labelledby="done">
        <h2 id="done">已结束的申请</h2>
        <Figures figures={linked.filter(isDone)} />
      </section>
      <Overdue round={round} rows={overdue} />
      {banks.length > 0 && <Bars id="banks" title="各银行的申请" figures={banks.map((bank) => ({ ...bank, href: applicationsHref([ofRound(round), ['bank', 'equals', bank.key], ['status', 'not_equals', 'draft']]) }))} />}
    </>
  );
}
