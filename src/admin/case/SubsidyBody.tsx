import { Changes } from './Changes.tsx';
import { FinanceTimeline } from './FinanceTimeline.tsx';
import { FormFacts } from './FormFacts.tsx';
import type { CaseData } from './loadCase.ts';
import { Notes } from './Notes.tsx';
import { SubsidyCalculation } from './SubsidyCalculation.tsx';
import { SubsidyComparison } from './SubsidyComparison.tsx';
import { SubsidyForms } from './SubsidyForms.tsx';
import { SubsidyLoan } from './SubsidyLoan.tsx';
import { SubsidyPapers } from './SubsidyPapers.tsx';
import { SubsidyRules } from './SubsidyRules.tsx';
import type { SubsidyFile } from '../../queries/subsidyFile.ts';
import styles from './case.module.css';

export type SubsidyProps = { data: CaseData; subsidy: SubsidyFile };

/** An application as a reviewer judges it: what differs first, then rules and amount, then the whole of it. */
export function SubsidyBody({ data, subsidy, opensFiles }: SubsidyProps & { opensFiles: boolean }) {
  return (
    <>
      <Notes data={data} />
      <SubsidyPapers data={data} subsidy={subsidy} />
      {data.changes && <Changes data={data} changes={data.changes} />}
      <SubsidyComparison data={data} subsidy={subsidy} />
      <SubsidyRules data={data} subsidy={subsidy} />
      <SubsidyCalculation data={data} subsidy={subsidy} />
      <SubsidyLoan data={data} subsidy={subsidy} />
      {data.changes ? (
        <details className={styles.whole}>
          <summary>查看完整的{data.form.label}表</summary>
          <FormFacts data={data} opensFiles={opensFiles} />
        </details>
      ) : (
        <FormFacts data={data} opensFiles={opensFiles} />
      )}
      <SubsidyForms data={data} subsidy={subsidy} />
      <FinanceTimeline steps={subsidy.timeline} />
    </>
  );
}
