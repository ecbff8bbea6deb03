import { formatYuan } from '../../domain/money.ts';
import type { SubsidyLine } from '../../domain/subsidy.ts';
import type { SubsidyFile } from '../../queries/subsidyFile.ts';
import type { SubsidyProps } from './SubsidyBody.tsx';
import { limitSentence } from './subsidyBeside.ts';
import styles from './case.module.css';
import own from './subsidy.module.css';

/** States in which the next decision computes anew; later the lines are those that were approved. */
const UNDECIDED = ['draft', 'submitted', 'rejected', 'paperRejected', 'revised'];

/** The amount line by line as it was computed, and how it stands to what was requested, approved and granted. */
export function SubsidyCalculation({ data: { file }, subsidy }: SubsidyProps) {
  const { amounts, computed, limits } = subsidy;
  const isOpen = UNDECIDED.includes(file.status);
  const lines = isOpen && computed.ok ? computed.lines : amounts.lines;
  return (
    <section className={styles.section} aria-labelledby="calculation">
      <h2 id="calculation">补贴金额核算</h2>
      {isOpen && !computed.ok && <p className={styles.objection}>现在不能核算：{computed.reason}</p>}
      {lines.length > 0 && <Lines lines={lines} />}
      <Amounts subsidy={subsidy} isOpen={isOpen} />
      {file.status === 'paperAccepted' && <p className={styles.nothing}>{limitSentence(limits)}由没有审核这份申请的平台管理员核定。</p>}
    </section>
  );
}

function Lines({ lines }: { lines: readonly SubsidyLine[] }) {
  return (
    <table className={`${styles.table} ${own.lines}`}>
      <thead><tr>{['项目', '算法', '金额（元）'].map((label) => <th key={label} scope="col">{label}</th>)}</tr></thead>
      <tbody>
        {lines.map(({ label, formula, amountFen }, index) => (
          <tr key={`${index}${label}`}>
            <th scope="row">{label}</th>
            <td data-label="算法">{formula}</td>
            <td data-label="金额（元）" className={own.amount}>{formatYuan(amountFen)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `isOpen`: what approval would fix now; where it differs from what the company was shown, that is said. */
function Amounts({ subsidy: { amounts, computed }, isOpen }: { subsidy: SubsidyFile; isOpen: boolean }) {
  const moved = isOpen && computed.ok && amounts.requestedFen !== null && computed.requestedFen !== amounts.requestedFen;
  const rows: [string, string | null][] = [
    ['申请补贴', yuan(amounts.requestedFen)],
    [isOpen ? '按现在的数据核算' : '核算补贴', yuan(isOpen ? (computed.ok ? computed.approvedFen : null) : amounts.approvedFen)],
    ['核定补贴', yuan(amounts.grantedFen)],
  ];
  return (
    <>
      <dl className={styles.rows}>
        {rows.filter(([, text]) => text !== null).map(([label, text]) => (
          <div key={label} className={styles.row}><dt>{label}</dt><dd><strong className={own.amount}>{text}</strong></dd></div>
        ))}
      </dl>
      {moved && <p className={styles.objection}>提交以后贷款、还款或者利率数据有变动，申请金额现在应为 {formatYuan(computed.requestedFen)} 元。</p>}
      {isLess(amounts) && <p className={styles.objection}>核定金额低于核算金额，理由见办理记录。</p>}
    </>
  );
}

const yuan = (fen: number | null) => (fen === null ? null : `${formatYuan(fen)} 元`);
const isLess = ({ approvedFen, grantedFen }: SubsidyFile['amounts']) => approvedFen !== null && grantedFen !== null && grantedFen < approvedFen;
