import Link from 'next/link.js';
import { formatWan, formatYuan } from '../../domain/money.ts';
import { ASKING, COMMITTED, type StaffRound } from '../../queries/rounds.ts';
import home from '../home/home.module.css';
import { applicationsHref, inStates, ofRound } from './links.ts';
import styles from './rounds.module.css';

/** Requested, approved and granted beside the budget, as lengths on one scale; each sum leads to the applications it is of. */
export function RoundMoney({ round }: { round: StaffRound }) {
  const { id, requestedFen, committedFen, grantedFen, budgetFen } = round;
  const bars = [
    { label: '申请金额', fen: requestedFen, href: applicationsHref([ofRound(id), inStates(ASKING)]) },
    { label: '审核通过、还没有核定', fen: committedFen, href: applicationsHref([ofRound(id), inStates(COMMITTED)]) },
    { label: '已核定', fen: grantedFen, href: applicationsHref([ofRound(id), ['status', 'equals', 'granted']]) },
    ...(budgetFen === null ? [] : [{ label: '本期预算', fen: budgetFen, href: null }]),
  ];
  const most = Math.max(1, ...bars.map(({ fen }) => fen));
  const problem = budgetProblem(round);
  return (
    <section className={home.section} aria-labelledby="money">
      <h2 id="money">金额和预算</h2>
      {problem && <p className={home.warning}>{problem}</p>}
      <dl className={styles.bars}>
        {bars.map(({ label, fen, href }) => (
          <div key={label}>
            <dt>{href ? <Link href={href} prefetch={false}>{label}</Link> : <span>{label}</span>} <strong className={styles.money} title={`${formatYuan(fen)} 元`}>{formatWan(fen)} 万元</strong></dt>
            <dd><svg aria-hidden="true"><rect x="0" y="0" height="16" width={`${(100 * fen) / most}%`} /></svg></dd>
          </div>
        ))}
      </dl>
      <p>{budgetFen === null ? '本期没有设预算。' : `预算还剩 ${formatWan(Math.max(0, budgetFen - grantedFen))} 万元没有核定。`}</p>
    </section>
  );
}

function budgetProblem({ budgetFen, grantedFen, committedFen }: StaffRound): string | null {
  if (budgetFen === null) return null;
  if (grantedFen > budgetFen) return `已核定的金额超过现在的预算 ${formatWan(grantedFen - budgetFen)} 万元。预算是核定以后调低的，请核对。`;
  const missing = grantedFen + committedFen - budgetFen;
  return missing > 0 ? `已审核通过的申请如果全部按核算金额核定，预算还差 ${formatWan(missing)} 万元。` : null;
}
