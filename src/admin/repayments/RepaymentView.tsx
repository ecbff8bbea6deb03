import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import type { Queryable } from '../../adapters/database.ts';
import { repaymentConflicts } from '../../domain/checks/repaymentConflicts.ts';
import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { formatWan } from '../../domain/money.ts';
import type { Actor } from '../../domain/roles.ts';
import { momentText, waitedText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import { repaymentLoan, waitingRepayments, type RepaymentLoan } from '../../queries/bankQueue.ts';
import styles from '../case/case.module.css';
import { Changes } from '../case/Changes.tsx';
import { FormFacts } from '../case/FormFacts.tsx';
import { loadCase, type CaseData } from '../case/loadCase.ts';
import { Notes } from '../case/Notes.tsx';
import { scanGroups } from '../case/scanGroups.ts';
import { Timeline } from '../case/Timeline.tsx';
import { CaseDesk } from '../desk/CaseDesk.tsx';
import { Scans } from '../desk/Scans.tsx';
import { formItems } from '../fields/words.ts';
import { Tag } from '../Tag.tsx';

/** A repayment on its bank's desk: the form beside the sealed paper, and where it differs from the bank's own record of the loan. */
export async function RepaymentView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  const { req } = initPageResult;
  // Payload has read the record with this person's rights: a bank only sees repayments of its own loans.
  const actor = requestActor(req);
  if (!doc?.id || !['bank', 'reviewer', 'staff', 'auditor'].includes(actor.role)) notFound();
  const db = poolOf(req.payload);
  const found = await loadRepayment(db, String(doc.id), actor);
  if (!found) notFound();
  const { data, loan } = found;
  const opensFiles = actor.role !== 'auditor';
  return (
    <CaseDesk {...deskProps(data)} queue={await queueOf(db, data, actor)}>
      <main className={styles.page}>
        <Head data={data} loan={loan} />
        <div className={styles.columns}>
          <div className={styles.paper}>
            <Notes data={data} />
            <LoanBeside loan={loan} />
            {data.changes && <Changes data={data} changes={data.changes} />}
            <FormFacts data={data} opensFiles={opensFiles} />
            <Timeline data={data} />
          </div>
          <aside className={styles.scans} aria-label="上传的材料">
            <Scans groups={scanGroups(data)} canOpen={opensFiles} />
          </aside>
        </div>
      </main>
    </CaseDesk>
  );
}

/** The case as every desk has it, judged against its loan; null when it is absent or another bank's. */
async function loadRepayment(db: Queryable, id: string, actor: Actor): Promise<{ data: CaseData; loan: RepaymentLoan } | null> {
  const loaded = await loadCase(db, 'repayments', id, actor);
  const loan = loaded && (await repaymentLoan(db, id));
  if (!loan) return null;
  const { status, values } = loaded.file;
  const conflicts = status === 'confirmed' ? [] : repaymentConflicts(values, loan);
  const returned = loaded.timeline.findLast(({ action }) => action === 'return');
  const refusal = returned ? { at: returned.at, by: returned.actorName, reason: returned.input?.reason ?? '', comments: returned.input?.comments ?? [] } : null;
  return { loan, data: { ...loaded, conflicts, refusal, findings: [], report: null, changes: status === 'returned' ? null : loaded.changes } };
}

async function queueOf(db: Queryable, { file }: CaseData, actor: Actor) {
  if (actor.role !== 'bank' || file.status !== 'submitted') return null;
  return { key: 'repayments', waiting: (await waitingRepayments(db, actor.bank ?? '', 1, 1)).total };
}

function Head({ data: { file, timeline, now, isWorking }, loan }: { data: CaseData; loan: RepaymentLoan }) {
  const state = lifecycleOf('repayments').states[file.status];
  const times = timeline.filter(({ action }) => action === 'submit').length;
  return (
    <header className={styles.header}>
      <SetStepNav nav={[{ label: '还款完成申请', url: '/admin/collections/repayments' }, { label: loan.contractNumber }]} />
      <h1>{file.enterprise.name ?? loan.enterprise}</h1>
      <p className={styles.facts}>
        <Tag tone={state?.tone ?? 'neutral'}>{state?.label ?? file.status}</Tag>
        <span>还款完成申请</span>
        <Link href={`/admin/collections/loans/${loan.id}`} prefetch={false}>{`贷款 ${loan.reportNumber}，合同 ${loan.contractNumber}`}</Link>
        {file.submittedAt && <span>提交于 {momentText(file.submittedAt)}</span>}
        {times > 1 && <span>第 {times} 次提交</span>}
        {file.status === 'submitted' && file.submittedAt && <span>{waitedText(file.submittedAt, now, isWorking)}</span>}
      </p>
    </header>
  );
}

/** What the bank itself entered, to compare with. */
function LoanBeside({ loan }: { loan: RepaymentLoan }) {
  const facts: [string, string][] = [
    ['贷款银行', loan.bankName],
    ['贷款金额', `${formatWan(loan.principalFen)} 万元`],
    ['还款前余额', `${formatWan(loan.openFen)} 万元`],
    ['年利率', `${loan.annualRate}%`],
    ['放款日', loan.disbursedOn],
    ['还款到期日', loan.dueOn],
  ];
  return (
    <section className={styles.section} aria-labelledby="loan">
      <h2 id="loan">银行登记的贷款</h2>
      <dl className={styles.rows}>{facts.map(([label, text]) => <div key={label} className={styles.row}><dt>{label}</dt><dd><span className={styles.value}>{text}</span></dd></div>)}</dl>
    </section>
  );
}

/** What the buttons and the keyboard need; the judged facts stay on the server. */
function deskProps({ file, actions, reasons, timeline }: CaseData) {
  const labels = Object.fromEntries(formItems('repayments').map(({ name, label }) => [name, label]));
  return { case: { collection: file.collection, id: file.id, revision: file.revision, submission: timeline.filter(({ action }) => action === 'submit').length }, actions, labels, reasons };
}
