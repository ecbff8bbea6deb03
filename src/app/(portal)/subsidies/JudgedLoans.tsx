import Link from 'next/link';
import { Tag } from '../../(public)/components/Tag.tsx';
import { formatYuan } from '../../../domain/money.ts';
import type { Phase } from '../../../domain/subsidy/phase.ts';
import type { JudgedLoan } from '../../../queries/portalSubsidyStarts.ts';
import { CreateRecord } from '../kit/CreateRecord.tsx';
import { statusOf } from '../lists/words.ts';
import { Calculation } from './Calculation.tsx';
import styles from './subsidies.module.css';
import { ONLY_NOTICE_COUNTS, wan } from './words.ts';

type Props = { loans: readonly JudgedLoan[]; round: string; phase: Phase };

/** Every loan of the company under one round: what it would yield and the way to apply, or each rule it fails. */
export function JudgedLoans({ loans, round, phase }: Props) {
  return (
    <ul className={styles.loans}>
      {loans.map((loan) => (
        <li key={loan.id}>
          <div className={styles.head}>
            <h3>合同 {loan.contractNumber}</h3>
            {loan.failed.length === 0 ? <Tag tone="good">符合条件</Tag> : <Tag tone="neutral">不符合条件</Tag>}
          </div>
          <LoanLine loan={loan} />
          {loan.failed.length > 0 ? <Failed loan={loan} /> : <Yield loan={loan} />}
          <Apply loan={loan} round={round} phase={phase} />
        </li>
      ))}
    </ul>
  );
}

function LoanLine({ loan: { bankName, financingProduct, principalFen, disbursedOn, dueOn, repaidOn } }: { loan: JudgedLoan }) {
  const facts = [
    ['银行', bankName],
    ['融资产品', financingProduct],
    ['贷款金额', wan(principalFen)],
    ['放款日', disbursedOn],
    ['还款到期日', dueOn],
    ['还款日', repaidOn ?? '银行还没有确认还款'],
  ] as const;
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Failed({ loan: { id, failed } }: { loan: JudgedLoan }) {
  return (
    <>
      <p>不能申请这一期补贴：</p>
      <ul className={styles.failed}>
        {failed.map(({ rule, sentence }) => (
          <li key={rule}>
            {sentence}
            {rule === 'repaymentConfirmed' && (
              <Link href={`/portal/loans/${id}`} prefetch={false}>
                去办理还款完成申请
              </Link>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Yield({ loan: { computed } }: { loan: JudgedLoan }) {
  if (!computed) return null;
  if (!computed.ok) return <Calculation computed={computed} />;
  return (
    <>
      <p>
        可申请补贴 <span className={styles.amount}>{formatYuan(computed.requestedFen)} 元</span>，{ONLY_NOTICE_COUNTS}
      </p>
      <details className={styles.fold}>
        <summary>金额是怎样算出来的</summary>
        <Calculation computed={computed} />
      </details>
    </>
  );
}

/** One application for each loan and kind: what is begun is gone on with. */
function Apply({ loan: { id, failed, begun }, round, phase }: { loan: JudgedLoan; round: string; phase: Phase }) {
  if (begun) {
    const isDraft = begun.status === 'draft';
    return (
      <p>
        <Link href={`/portal/subsidies/${begun.id}${isDraft ? '/edit' : ''}`} prefetch={false}>
          {isDraft ? '已有草稿，继续填写' : `查看已有的申请（${statusOf('subsidy-applications', begun.status).label}）`}
        </Link>
      </p>
    );
  }
  if (failed.length > 0 || phase === 'closed') return null;
  return <CreateRecord collection="subsidy-applications" body={{ round, loan: id }} to="/portal/subsidies/:id/edit" label={phase === 'open' ? '申请这笔贷款的补贴' : '先填写这笔贷款的申请'} />;
}
