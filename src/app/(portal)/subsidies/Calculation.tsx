import { formatYuan } from '../../../domain/money.ts';
import type { Subsidy } from '../../../domain/subsidy.ts';
import styles from './subsidies.module.css';
import { ONLY_NOTICE_COUNTS } from './words.ts';

/** Every step of the computation with its formula and result; or why it cannot be computed yet. */
export function Calculation({ computed }: { computed: Subsidy | { ok: false; reason: string } }) {
  if (!computed.ok) return <p>现在还不能核算补贴金额：{computed.reason}</p>;
  const { lines, requestedFen, approvedFen } = computed;
  const last = lines.length - 1;
  return (
    <>
      <ol className={styles.lines}>
        {lines.map(({ label, formula, amountFen }, index) => (
          <li key={`${label}${formula}`} className={index === last ? styles.result : undefined}>
            <span>{label}</span>
            <span>{formatYuan(amountFen)} 元</span>
            <small>{formula}</small>
          </li>
        ))}
      </ol>
      <p>
        申请补贴 {formatYuan(requestedFen)} 元，按规则核算 {formatYuan(approvedFen)} 元，{ONLY_NOTICE_COUNTS}
      </p>
    </>
  );
}
