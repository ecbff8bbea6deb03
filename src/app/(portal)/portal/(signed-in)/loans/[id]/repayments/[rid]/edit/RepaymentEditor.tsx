'use client';

import { useMemo } from 'react';
import { repaymentForm } from '../../../../../../../../../domain/forms/repayment.ts';
import { repaymentProblems } from '../../../../../../../../../domain/loans.ts';
import type { Refusal } from '../../../../../../../../../queries/portalCases.ts';
import type { PortalRepayment } from '../../../../../../../../../queries/portalLoans.ts';
import { CaseEditor } from '../../../../../../../kit/CaseEditor.tsx';
import { CheckStep } from '../../../../../../../kit/CheckStep.tsx';
import { DiscardDraft } from '../../../../../../../kit/DiscardDraft.tsx';
import { Download } from '../../../../../../../kit/Download.tsx';
import { useForm, type FieldExtras } from '../../../../../../../kit/FormContext.ts';
import { StepButtons, StepFields, StepHead } from '../../../../../../../kit/StepBody.tsx';
import { useCaseForm } from '../../../../../../../kit/useCaseForm.ts';
import { useSteps } from '../../../../../../../kit/useSteps.ts';
import styles from '../../../../../../../kit/editor.module.css';

type Props = { repayment: PortalRepayment; refusal: Refusal | null; account: string; /** Civil date. */ today: string };

const STEPS = [...repaymentForm.steps, { key: 'check', label: '核对并提交' }];
const DECLARATION = '提交即表示：以上还款情况和银行信息表真实、准确，与贷款合同和还款凭证一致，本单位对此负责。';
const EXTRAS: FieldExtras = { after: { bankForm: () => <BankFormSample key="sample" /> } };

/** The repayment in one step, and the page on which everything is checked and handed in. */
export function RepaymentEditor({ repayment: { record, files, loan }, refusal, account, today }: Props) {
  const steps = useSteps(STEPS);
  const form = useCaseForm({ collection: 'repayments', record, files, year: 0, account, refusal, extras: EXTRAS });
  const { values } = form.state;
  const problems = useMemo(() => repaymentProblems(values, { disbursedOn: loan.disbursedOn, openFen: loan.remainingFen }, today), [values, loan, today]);
  const goTo = (field: string) => steps.open('repayment', { field, returning: steps.current.key === 'check' || steps.returning });
  const common = { form, steps, onGo: goTo };
  const here = `/portal/loans/${loan.id}`;
  const step = repaymentForm.steps[0];
  return (
    <CaseEditor {...common} refusal={refusal}>
      {steps.current.key === 'check' || !step ? (
        <CheckStep {...common} collection="repayments" receipt={`${here}/repayments/${record.id}/edit?step=receipt`} label="提交还款完成申请" declaration={DECLARATION} problems={problems} />
      ) : (
        <div className={styles.check}>
          <StepHead step={step} />
          <StepFields step={step} />
          <StepButtons steps={steps} onLeave={form.session.flush} />
        </div>
      )}
      {record.submittedAt === null && <DiscardDraft collection="repayments" id={record.id} what="这份还款完成申请" to={here} />}
    </CaseEditor>
  );
}

/** The bank's form with what is typed here and what the bank entered, to be sealed by both. */
function BankFormSample() {
  const { id, session } = useForm();
  const before = () => session.flush();
  return (
    <p>
      <Download path={`documents/bank-form/${id}`} before={before}>
        下载银行信息表（PDF，已填入贷款和还款情况）
      </Download>
      ，或者
      <Download path={`documents/bank-form/${id}/spreadsheet`} before={before}>
        下载表格（xlsx）
      </Download>
      。打印后由单位和银行盖章，再拍照或扫描上传。
    </p>
  );
}
