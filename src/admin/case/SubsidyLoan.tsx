import Link from 'next/link.js';
import { allFields, labelOf } from '../../domain/forms/field.ts';
import { loanForm } from '../../domain/forms/loan.ts';
import { isEmpty } from '../../domain/forms/schema.ts';
import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { formatWan, formatYuan } from '../../domain/money.ts';
import { CONTRACT_OUTCOMES, type ContractOutcome } from '../../domain/subsidy/round.ts';
import { momentText } from '../../domain/workingTime.ts';
import type { LoanFile, LoanRepayment } from '../../queries/loanFile.ts';
import { Tag } from '../Tag.tsx';
import { fieldText } from './fieldText.ts';
import type { SubsidyProps } from './SubsidyBody.tsx';
import styles from './case.module.css';
import own from './subsidy.module.css';

/** The loan as its bank entered it, and what its bank confirmed as repaid. */
export function SubsidyLoan({ data, subsidy: { loan } }: SubsidyProps) {
  return (
    <section className={styles.section} aria-labelledby="loan">
      <h2 id="loan">银行登记的贷款</h2>
      <dl className={styles.rows}>
        <Row label="贷款银行">{loan.bankName}</Row>
        <Row label="上报编号"><Link href={`/admin/collections/loans/${loan.id}`} prefetch={false}>{loan.reportNumber}</Link></Row>
        <Row label="状态和余额"><State loan={loan} /></Row>
        {allFields(loanForm).filter(({ name }) => !isEmpty(loan.values[name])).map((field) => (
          <Row key={field.name} label={labelOf(field)}>{fieldText(field, loan.values, data.names)?.text}</Row>
        ))}
      </dl>
      <h3 className={own.heading}>经银行确认的还款</h3>
      <Repayments rows={loan.repayments.filter(({ status }) => status === 'confirmed')} />
    </section>
  );
}

function State({ loan: { status, remaining } }: { loan: LoanFile }) {
  const state = lifecycleOf('loans').states[status];
  return <><Tag tone={state?.tone ?? 'neutral'}>{state?.label ?? ''}</Tag> 余额 {formatWan(remaining)} 万元</>;
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return <div className={styles.row}><dt>{label}</dt><dd><span className={styles.value}>{children}</span></dd></div>;
}

function Repayments({ rows }: { rows: readonly LoanRepayment[] }) {
  if (rows.length === 0) return <p className={styles.nothing}>还没有经银行确认的还款。</p>;
  return (
    <table className={`${styles.table} ${own.repayments}`}>
      <thead><tr>{['还款日', '归还本金', '实际支付利息', '履行情况', '银行确认'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {rows.map(({ id, repaidOn, principal, interestPaid, outcome, decidedAt }) => (
          <tr key={id}>
            <th scope="row">{repaidOn}</th>
            <td data-label="归还本金">{principal === null ? '—' : `${formatWan(principal)} 万元`}</td>
            <td data-label="实际支付利息">{interestPaid === null ? '—' : `${formatYuan(interestPaid)} 元`}</td>
            <td data-label="履行情况">{CONTRACT_OUTCOMES[outcome as ContractOutcome] ?? '—'}</td>
            <td data-label="银行确认">{momentText(decidedAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
