import type { JudgedRule } from '../../domain/subsidy/ruleList.ts';
import { Tag } from '../Tag.tsx';
import type { SubsidyProps } from './SubsidyBody.tsx';
import styles from './case.module.css';

/** Every rule of the version of the round the application was made under, with whether the loan meets it. */
export function SubsidyRules({ subsidy: { rules, round, roundVersion } }: SubsidyProps) {
  const failed = rules.filter((rule) => rule.failed !== null).length;
  return (
    <section className={styles.section} aria-labelledby="rules">
      <h2 id="rules">申报条件：{failed > 0 ? `${failed} 项不符合` : '全部符合'}</h2>
      <p>{round.title}（第 {roundVersion} 版）。申报时间 {round.opensOn} 至 {round.closesOn}，退回后最晚 {round.correctionsUntil} 修改提交。</p>
      <ul className={styles.notes}>{rules.map((rule) => <Rule key={rule.rule} rule={rule} />)}</ul>
    </section>
  );
}

function Rule({ rule: { label, asked, failed } }: { rule: JudgedRule }) {
  return (
    <li className={failed ? styles.bad : undefined}>
      <Tag tone={failed ? 'bad' : 'good'}>{failed ? '✗ 不符合' : '✓ 符合'}</Tag>
      <strong>{label}</strong>
      <span>{asked}{failed && <small>{failed}</small>}</span>
    </li>
  );
}
