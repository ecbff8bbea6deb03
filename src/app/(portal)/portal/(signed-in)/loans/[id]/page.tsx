import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { lifecycleOf } from '../../../../../../domain/lifecycle/index.ts';
import { formatWan } from '../../../../../../domain/money.ts';
import { financeTimeline } from '../../../../../../queries/financeTimeline.ts';
import { portalLoan, type PortalLoan } from '../../../../../../queries/portalLoans.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import { FinanceTimeline } from '../../../../subsidies/FinanceTimeline.tsx';
import { CaseSummary } from '../../../../kit/Summary.tsx';
import { Applications, Pledges, Repayments } from '../../../../loans/LoanParts.tsx';
import { RequestForm } from '../../../../loans/RequestForm.tsx';
import { Requests } from '../../../../loans/Requests.tsx';
import { Starts } from '../../../../loans/Starts.tsx';
import product from '../../../../products/product.module.css';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import styles from '../../../../loans/loans.module.css';

export const metadata: Metadata = { title: '质押贷款' };

type Props = { params: Promise<{ id: string }> };

/** One loan: where it stands, what can be begun, everything the bank entered, what became of repayments and applications. */
export default async function LoanPage({ params }: Props) {
  const { id } = await params;
  const { actor, db } = await requirePortalUser(`/portal/loans/${id}`);
  const loan = await portalLoan(db, actor.enterprise, id);
  if (!loan) notFound();
  const timeline = (await financeTimeline(db, actor, { loan: id })) ?? [];
  return (
    <>
      <Crumbs above={[{ href: '/portal/loans', label: '质押融资' }]} />
      <div className={product.page}>
        <h1>质押贷款 {loan.row.reportNumber}</h1>
        <Standing loan={loan} />
        <Starts loan={loan} />
        <Repayments loan={id} repayments={loan.repayments} />
        <Applications applications={loan.applications} />
        <CaseSummary collection="loans" values={loan.values} files={[]} empty="none" />
        <Pledges pledges={loan.pledges} />
        <WrongFacts loan={loan} />
        {timeline.length > 0 && <FinanceTimeline steps={timeline} />}
      </div>
    </>
  );
}

function Standing({ loan: { row } }: { loan: PortalLoan }) {
  const state = lifecycleOf('loans').states[row.status];
  return (
    <section className={`${product.standing} ${product[state?.tone ?? 'neutral']}`} aria-labelledby="standing">
      <h2 id="standing">{state?.label ?? row.status}</h2>
      <p>{`${row.bankName}，合同 ${row.contractNumber}，贷款金额 ${formatWan(row.principalFen)} 万元，余额 ${formatWan(row.remainingFen)} 万元，${row.dueOn} 到期。`}</p>
    </section>
  );
}

/** One question at a time: while the bank has not answered, the form is not offered again. */
function WrongFacts({ loan: { row, requests } }: { loan: PortalLoan }) {
  const isOpen = requests.some(({ state }) => state === 'open');
  return (
    <>
      <Requests requests={requests} />
      {!isOpen && (
        <details className={styles.ask}>
          <summary>贷款信息有误</summary>
          <p>以上信息由 {row.bankName} 录入。有不对的地方，请写明，由银行核对更正。</p>
          <RequestForm loan={row.id} />
        </details>
      )}
    </>
  );
}
