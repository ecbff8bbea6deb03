'use client';

import { Calculation } from '../../../../../subsidies/Calculation.tsx';
import { LoanFacts } from '../../../../../subsidies/LoanFacts.tsx';
import { RoundDays } from '../../../../../subsidies/RoundFacts.tsx';
import { useSubsidy } from './SubsidyContext.ts';
import styles from '../../../../../kit/editor.module.css';

/** What the application is for: the loan, the round, and what comes out by its rules. */
export function ChosenLoan() {
  const { loan, round, computed, record } = useSubsidy().subsidy;
  return (
    <div className={styles.check}>
      <h2 id="step" tabIndex={-1} className={styles.stepHeading}>
        所选贷款
      </h2>
      <p className={styles.intro}>{record.submittedAt === null ? '要换一笔贷款或者换一期通知，请删除这份草稿，重新开始。' : '提交过的申请不能换贷款。'}</p>
      <LoanFacts loan={loan} brief />
      <h3>{round.title}</h3>
      <RoundDays rules={round} />
      <h3>补贴金额</h3>
      <Calculation computed={computed} />
    </div>
  );
}
