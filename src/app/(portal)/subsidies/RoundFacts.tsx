import { conditionSentences } from '../../../domain/subsidy/inWords.ts';
import { SUBSIDY_KINDS } from '../../../domain/subsidy/round.ts';
import type { RoundVersion } from '../../../domain/subsidy/roundRecord.ts';
import styles from './subsidies.module.css';

/** The days of a round, as people need them. */
export function RoundDays({ rules: { kind, opensOn, closesOn, correctionsUntil, paperUntil } }: { rules: RoundVersion }) {
  const facts = [
    ['种类', SUBSIDY_KINDS[kind]],
    ['申报时间', `${opensOn} 至 ${closesOn}`],
    ['退回后最后修改日', correctionsUntil],
    ['纸件截止日', paperUntil],
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

/** Which loans the round is for, in words; nothing is said of what it does not restrict. */
export function RoundConditions({ rules }: { rules: RoundVersion }) {
  return (
    <ul className={styles.plain}>
      {conditionSentences(rules).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
