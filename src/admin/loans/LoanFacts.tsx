import Link from 'next/link.js';
import { labelOf, type Values } from '../../domain/forms/field.ts';
import { loanForm } from '../../domain/forms/loan.ts';
import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { formatWan, formatYuan } from '../../domain/money.ts';
import { displayPatentNumber } from '../../domain/patentNumber.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, type ContractOutcome } from '../../domain/subsidy/round.ts';
import { momentText } from '../../domain/workingTime.ts';
import type { LoanRepayment, Pledge } from '../../queries/loanFile.ts';
import { fieldText } from '../case/fieldText.ts';
import styles from '../case/case.module.css';
import { Tag } from '../Tag.tsx';

/** The loan as its bank entered it, for whoever may not change it. */
export function LoanFacts({ values }: { values: Values }) {
  return loanForm.steps.map((step) => (
    <section key={step.key} className={styles.section} aria-labelledby={`loan-${step.key}`}>
      <h2 id={`loan-${step.key}`}>{step.label}</h2>
      <dl className={styles.rows}>
        {step.fields.map((field) => {
          const shown = fieldText(field, values, {});
          return (
            <div key={field.name} className={styles.row}>
              <dt>{labelOf(field)}</dt>
              <dd><span className={shown ? styles.value : styles.empty}>{shown?.text ?? '未填写'}{shown?.echo && <small>{shown.echo}</small>}</span></dd>
            </div>
          );
        })}
      </dl>
    </section>
  ));
}

export function PledgeList({ pledges }: { pledges: readonly Pledge[] }) {
  return (
    <section className={styles.section} aria-labelledby="pledges">
      <h2 id="pledges">质押的专利和商标（{pledges.length}）</h2>
      {pledges.length === 0 ? (
        <p className={styles.nothing}>没有登记质押的专利或商标。</p>
      ) : (
        <table className={styles.table}>
          <thead><tr>{['专利号或注册号', '种类', '名称'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
          <tbody>
            {pledges.map(({ id, kind, number, title }) => (
              <tr key={id}>
                <th scope="row"><span className={styles.code}>{kind === 'patent' ? displayPatentNumber(number) : number}</span></th>
                <td data-label="种类">{IP_KINDS[kind]}</td>
                <td data-label="名称">{title}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What its company said of repayments, each the door to its page. */
export function RepaymentTable({ repayments }: { repayments: readonly LoanRepayment[] }) {
  const { states } = lifecycleOf('repayments');
  return (
    <section className={styles.section} aria-labelledby="repayments">
      <h2 id="repayments">还款</h2>
      {repayments.length === 0 ? (
        <p className={styles.nothing}>借款单位还没有提交还款完成申请。</p>
      ) : (
        <ul className={styles.notes}>
          {repayments.map(({ id, status, principal, interestPaid, repaidOn, outcome, submittedAt }) => (
            <li key={id}>
              <Tag tone={states[status]?.tone ?? 'neutral'}>{states[status]?.label ?? status}</Tag>
              <Link href={`/admin/collections/repayments/${id}`} prefetch={false}>{repaidOn ?? '还款日未填写'}</Link>
              <span>
                {`归还本金 ${principal === null ? '未填写' : `${formatWan(principal)} 万元`}，支付利息 ${interestPaid === null ? '未填写' : `${formatYuan(interestPaid)} 元`}`}
                {outcome && `，${CONTRACT_OUTCOMES[outcome as ContractOutcome] ?? ''}`}
                <small>{submittedAt ? `${momentText(submittedAt)} 提交` : ''}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
