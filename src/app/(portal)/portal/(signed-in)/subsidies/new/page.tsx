import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { today } from '../../../../../../adapters/clock.ts';
import { phaseOf } from '../../../../../../domain/subsidy/phase.ts';
import { SUBSIDY_KINDS, type SubsidyKind } from '../../../../../../domain/subsidy/round.ts';
import { portalEnterprise } from '../../../../../../queries/portalHome.ts';
import { announcedRound, announcedRounds, judgedLoans, type AnnouncedRound } from '../../../../../../queries/portalSubsidyStarts.ts';
import { Pager } from '../../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../../(public)/parameters.ts';
import { requirePortalUser, type PortalVisit } from '../../../../currentUser.ts';
import { Notice } from '../../../../kit/Notice.tsx';
import { EmptyList } from '../../../../lists/DataTable.tsx';
import lists from '../../../../lists/lists.module.css';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import { JudgedLoans } from '../../../../subsidies/JudgedLoans.tsx';
import { RoundChoice, windowSentence } from '../../../../subsidies/RoundChoice.tsx';
import { RoundConditions, RoundDays } from '../../../../subsidies/RoundFacts.tsx';
import styles from '../../../../subsidies/subsidies.module.css';

export const metadata: Metadata = { title: '申请补贴' };

const HERE = '/portal/subsidies/new';

/** First the round, then the loan: every loan is shown, with what it yields or why it cannot be applied for. */
export default async function NewSubsidyPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const [round, loan, kind] = [textOf(parameters.round), textOf(parameters.loan), textOf(parameters.kind)];
  const visit = await requirePortalUser(address(HERE, { round, loan, kind }));
  const chosen = round ? await announcedRound(visit.db, round) : null;
  if (round && !chosen) notFound();
  return (
    <>
      <Crumbs above={[{ href: '/portal/subsidies', label: '利息和费用补贴' }]} />
      {chosen ? <Loans visit={visit} round={chosen} loan={loan} page={pageOf(parameters.page)} /> : <Rounds visit={visit} loan={loan} kind={kind} />}
    </>
  );
}

/** `kind`: asked for from a loan, interest or fee; both when it is none of them. */
async function Rounds({ visit: { db }, loan, kind }: { visit: PortalVisit; loan: string; kind: string }) {
  const all = await announcedRounds(db, today());
  const rounds = kind in SUBSIDY_KINDS ? all.filter(({ rules }) => rules.kind === kind) : all;
  return (
    <>
      <h1>申请补贴：选择申报通知</h1>
      <p className={lists.lead}>先选择要申请的一期，再选择贷款。平台会逐笔说明您单位的贷款是否符合条件。</p>
      {rounds.length > 0 ? (
        <RoundChoice rounds={rounds} today={today()} loan={loan} />
      ) : (
        <EmptyList>
          <p>
            现在没有发布的{kind in SUBSIDY_KINDS ? SUBSIDY_KINDS[kind as SubsidyKind] : ''}申报通知。新的通知发布后，可以在这里申请，也会在平台首页公告。
          </p>
        </EmptyList>
      )}
    </>
  );
}

type LoansProps = { visit: PortalVisit; round: AnnouncedRound; loan: string; page: number };

async function Loans({ visit: { db, actor }, round, loan, page }: LoansProps) {
  const { rules, legalBasis, id } = round;
  const [list, { isVerified }] = await Promise.all([judgedLoans(db, actor.enterprise, round, { page, first: loan }), portalEnterprise(db, actor.enterprise)]);
  const phase = phaseOf(rules, today());
  return (
    <>
      <h1>申请{SUBSIDY_KINDS[rules.kind]}：选择贷款</h1>
      <p className={lists.lead}>
        {rules.title}。<Link href={address(HERE, { loan })}>换一期</Link>
      </p>
      {phase !== 'open' && <Notice tone={phase === 'closed' ? 'neutral' : 'waiting'} heading={phase === 'closed' ? '这一期已经截止' : '这一期还没有开始'}>{windowSentence(rules, today())}</Notice>}
      {phase === 'open' && <p className={lists.lead}>{windowSentence(rules, today())}</p>}
      <details className={styles.fold}>
        <summary>这一期的时间和条件</summary>
        <RoundDays rules={rules} />
        {legalBasis && <p>政策依据：{legalBasis}</p>}
        <RoundConditions rules={rules} />
      </details>
      {list.total > 0 ? (
        <>
          <h2 className={lists.count}>
            共 {list.total} 笔贷款，{list.eligible} 笔符合条件
          </h2>
          <JudgedLoans loans={list.items} round={id} phase={phase} />
        </>
      ) : (
        <NoLoans isVerified={isVerified} />
      )}
      <Pager page={list.page} pages={list.pages} href={(turn) => address(HERE, { round: id, loan, page: turn > 1 ? turn : null })} />
    </>
  );
}

function NoLoans({ isVerified }: { isVerified: boolean }) {
  return (
    <EmptyList>
      {isVerified ? (
        <p>
          银行还没有登记您单位的质押贷款。已经取得贷款的，请到
          <Link href="/portal/loans" prefetch={false}>
            质押融资
          </Link>
          中提出“缺少我的贷款”，由银行补录后再申请。
        </p>
      ) : (
        <p>
          您单位还没有通过实名认证。通过以后，银行登记的贷款会按统一社会信用代码显示在这里。
          <Link href="/portal/verification" prefetch={false}>
            去实名认证
          </Link>
        </p>
      )}
    </EmptyList>
  );
}
