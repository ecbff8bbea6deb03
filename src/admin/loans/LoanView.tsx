import { SetStepNav } from '@payloadcms/ui';
import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { listActions } from '../../casework/listActions.ts';
import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { formatWan } from '../../domain/money.ts';
import type { Actor } from '../../domain/roles.ts';
import { momentText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import { financeTimeline, type FinanceStep } from '../../queries/financeTimeline.ts';
import { readLoanFile, type LoanFile } from '../../queries/loanFile.ts';
import styles from '../case/case.module.css';
import { FinanceTimeline } from '../case/FinanceTimeline.tsx';
import { Tag } from '../Tag.tsx';
import { LoanActions } from './LoanActions.tsx';
import { LoanFacts, PledgeList, RepaymentTable } from './LoanFacts.tsx';
import { LoanForm } from './LoanForm.tsx';

const USED = '已有补贴申请使用这笔贷款，银行不能再改。确有错误的，请联系平台管理员更正。';

/** A loan in the back office: entered and corrected by its bank until an application uses it, read by the others. */
export async function LoanView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  const { req } = initPageResult;
  const actor = requestActor(req);
  const crumbs = { label: '质押贷款', url: '/admin/collections/loans' };
  if (!doc?.id) {
    if (actor.role !== 'bank' || !actor.bank) notFound();
    return (
      <main className={styles.page}>
        <SetStepNav nav={[crumbs, { label: '录入贷款' }]} />
        <header className={styles.header}><h1>录入贷款</h1><p>录入后，借款单位可以在平台查看这笔贷款，办理还款和申请补贴。多笔贷款可以<a href="/admin/imports?kind=loans">从表格导入</a>。</p></header>
        <LoanForm id={null} revision={0} values={{}} pledges={[]} />
      </main>
    );
  }
  const loan = await readLoanFile(poolOf(req.payload), String(doc.id));
  // Payload has read the record with this person's rights; the query beside it has not.
  if (!loan || !mayRead(actor, loan)) notFound();
  return (
    <main className={styles.page}>
      <SetStepNav nav={[crumbs, { label: loan.reportNumber }]} />
      <Head loan={loan} />
      <Body loan={loan} actor={actor} timeline={(await financeTimeline(poolOf(req.payload), actor, { loan: loan.id })) ?? []} actions={(await listActions(poolOf(req.payload), 'loans', loan.id, actor)) ?? []} />
    </main>
  );
}

function mayRead(actor: Actor, loan: LoanFile): boolean {
  return actor.role === 'bank' ? actor.bank === loan.bank : ['reviewer', 'staff', 'auditor'].includes(actor.role);
}

function Head({ loan }: { loan: LoanFile }) {
  const state = lifecycleOf('loans').states[loan.status];
  return (
    <header className={styles.header}>
      <h1>{String(loan.values.enterpriseName ?? '')}</h1>
      <p className={styles.facts}>
        <Tag tone={state?.tone ?? 'neutral'}>{state?.label ?? loan.status}</Tag>
        <span>上报编号 {loan.reportNumber}</span>
        <span>{loan.bankName}</span>
        <span>贷款余额 {formatWan(loan.remaining)} 万元</span>
        <span>录入于 {momentText(loan.enteredAt)}</span>
        {!loan.enterprise && <span>借款单位还没有在平台认证；认证后会自动看到这笔贷款</span>}
      </p>
    </header>
  );
}

type BodyProps = { loan: LoanFile; actor: Actor; timeline: FinanceStep[]; actions: NonNullable<Awaited<ReturnType<typeof listActions>>> };

function Body({ loan, actor, timeline, actions }: BodyProps) {
  const { id, revision, values, pledges, isUsed } = loan;
  const isEditable = actor.role === 'bank' && !isUsed;
  return (
    <>
      {actor.role === 'bank' && isUsed && <p className={styles.nothing}>{USED}</p>}
      {actor.role === 'staff' && <LoanActions id={id} revision={revision} values={values} actions={actions} />}
      {isEditable ? <LoanForm key={revision} id={id} revision={revision} values={values} pledges={pledges} /> : <LoanFacts values={values} />}
      {!isEditable && <PledgeList pledges={pledges} />}
      <RepaymentTable repayments={loan.repayments} />
      <FinanceTimeline steps={timeline} />
    </>
  );
}
