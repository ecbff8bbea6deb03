import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { now, today } from '../../../../../../adapters/clock.ts';
import { listActions } from '../../../../../../casework/listActions.ts';
import { civilYear } from '../../../../../../domain/civilDate.ts';
import { SUBSIDY_KINDS } from '../../../../../../domain/subsidy/round.ts';
import { financeTimeline } from '../../../../../../queries/financeTimeline.ts';
import { lastRefusal } from '../../../../../../queries/portalCases.ts';
import { portalSubsidy, type PortalSubsidy } from '../../../../../../queries/portalSubsidies.ts';
import { postAgainOf } from '../../../../../../queries/postAgain.ts';
import { database } from '../../../../../database.ts';
import { portalVisit, requirePortalUser, type PortalVisit } from '../../../../currentUser.ts';
import { ActionBar } from '../../../../kit/ActionBar.tsx';
import { DiscardDraft } from '../../../../kit/DiscardDraft.tsx';
import { Summary } from '../../../../kit/Summary.tsx';
import styles from '../../../../products/product.module.css';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import { Calculation } from '../../../../subsidies/Calculation.tsx';
import { FinanceTimeline } from '../../../../subsidies/FinanceTimeline.tsx';
import { Paper } from '../../../../subsidies/Paper.tsx';
import { nextOf } from '../../../../subsidies/standing.ts';
import own from '../../../../subsidies/subsidies.module.css';
import { SubsidyFacts } from '../../../../subsidies/SubsidyFacts.tsx';
import { SubsidyStanding } from '../../../../subsidies/SubsidyStanding.tsx';
import { yuan } from '../../../../subsidies/words.ts';

type Props = { params: Promise<{ id: string }> };

const read = cache((enterprise: string, id: string) => portalSubsidy(database(), enterprise, id, civilYear(now())));
const CONFIRM = { withdraw: '撤销以后不能恢复，这份申请不再办理。要再申请这笔贷款的补贴，须在申报时间内重新填写。' };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const visit = await portalVisit();
  const subsidy = visit && (await read(visit.actor.enterprise, (await params).id));
  return { title: subsidy?.applicationNumber ? `补贴申请 ${subsidy.applicationNumber}` : '补贴申请' };
}

/** One application: where it stands, what to do about its paper, what can be done, the way it took, everything it says. */
export default async function SubsidyPage({ params }: Props) {
  const { id } = await params;
  const visit = await requirePortalUser(`/portal/subsidies/${id}`);
  const subsidy = await read(visit.actor.enterprise, id);
  if (!subsidy) notFound();
  const { actions, timeline, refusal, again } = await caseOf(visit, subsidy);
  const { record, kind, applicationNumber, computed } = subsidy;
  return (
    <>
      <Crumbs above={[{ href: '/portal/subsidies', label: '利息和费用补贴' }]} />
      <div className={styles.page}>
        <h1>
          {SUBSIDY_KINDS[kind]}申请{applicationNumber && ` ${applicationNumber}`}
        </h1>
        <SubsidyStanding subsidy={subsidy} refusal={refusal} />
        <Paper subsidy={subsidy} today={today()} again={again?.papers ?? null} />
        <div id="actions" tabIndex={-1}>
          <ActionBar collection="subsidy-applications" id={id} revision={record.revision} actions={actions} confirm={CONFIRM} />
          {record.status === 'draft' && record.submittedAt === null && <DiscardDraft collection="subsidy-applications" id={id} what="这份草稿" to="/portal/subsidies" />}
        </div>
        <Amounts subsidy={subsidy} />
        <FinanceTimeline steps={timeline ?? []} {...nextOf(subsidy)} />
        <section className={own.block} aria-labelledby="calculation">
          <h2 id="calculation">补贴金额的计算</h2>
          <Calculation computed={computed} />
        </section>
        <SubsidyFacts subsidy={subsidy} />
      </div>
    </>
  );
}

function Amounts({ subsidy: { round, loan, requestedFen, approvedFen, grantedFen } }: { subsidy: PortalSubsidy }) {
  const rows = [
    { name: 'round', label: '申报通知', value: round.title },
    { name: 'loan', label: '贷款', value: `${loan.bankName}，合同 ${String(loan.values.contractNumber)}` },
    { name: 'requested', label: '申请补贴', value: yuan(requestedFen) ?? '提交时计算' },
    { name: 'approved', label: '核算补贴', value: yuan(approvedFen) ?? '审核通过后确定' },
    { name: 'granted', label: '核定补贴', value: yuan(grantedFen) ?? '还没有核定' },
  ];
  return <Summary rows={rows} />;
}

/** What can be done, what was done, what the reviewer said, what must be posted again. It is handed in from its check page, where every answer is seen once more. */
async function caseOf({ actor, db }: Pick<PortalVisit, 'actor' | 'db'>, { record, loan }: PortalSubsidy) {
  const { id, status, submittedAt } = record;
  const [offered, timeline, refusal, again] = await Promise.all([
    listActions(db, 'subsidy-applications', id, actor),
    financeTimeline(db, actor, { loan: loan.id, application: id }),
    lastRefusal(db, 'subsidy-applications', id, actor.enterprise),
    postAgainOf(db, id),
  ]);
  // A draft nobody has handed in is thrown away rather than withdrawn.
  const isFresh = status === 'draft' && submittedAt === null;
  const actions = (offered ?? []).filter(({ action }) => !['submit', 'revise', ...(isFresh ? ['withdraw'] : [])].includes(action));
  return { actions, timeline, refusal, again };
}
