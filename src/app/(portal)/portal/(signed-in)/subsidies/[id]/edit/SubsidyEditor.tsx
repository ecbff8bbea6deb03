'use client';

import { useMemo, type ReactNode } from 'react';
import type { CivilDate } from '../../../../../../../domain/civilDate.ts';
import type { Step } from '../../../../../../../domain/forms/field.ts';
import { subsidyForm } from '../../../../../../../domain/forms/subsidyApplication.ts';
import { answerProblems } from '../../../../../../../domain/subsidy/answers.ts';
import { formOfRound } from '../../../../../../../domain/subsidy/materials.ts';
import type { Refusal } from '../../../../../../../queries/portalCases.ts';
import type { PortalSubsidy } from '../../../../../../../queries/portalSubsidies.ts';
import { CaseEditor } from '../../../../../kit/CaseEditor.tsx';
import { CheckStep } from '../../../../../kit/CheckStep.tsx';
import { DiscardDraft } from '../../../../../kit/DiscardDraft.tsx';
import { StepButtons, StepFields, StepHead } from '../../../../../kit/StepBody.tsx';
import { useCaseForm } from '../../../../../kit/useCaseForm.ts';
import { useSteps } from '../../../../../kit/useSteps.ts';
import { Calculation } from '../../../../../subsidies/Calculation.tsx';
import { LoanFacts, PropertyTable } from '../../../../../subsidies/LoanFacts.tsx';
import { partOf, PARTS } from '../../../../../subsidies/parts.ts';
import { ChosenLoan } from './ChosenLoan.tsx';
import { AttachedCertificates, FoundByPlatform } from './Materials.tsx';
import { PropertyStep } from './PropertyStep.tsx';
import { SubsidyContext, useSubsidy } from './SubsidyContext.ts';
import { SUBSIDY_EXTRAS } from './subsidyExtras.tsx';
import { useProperty } from './useProperty.ts';
import styles from '../../../../../kit/editor.module.css';

type Props = { subsidy: PortalSubsidy; refusal: Refusal | null; account: string; /** By the clock of the platform. */ today: CivilDate };

const DECLARATION = '提交即表示：所填内容和材料真实、合法，复印件与原件一致，没有重复申报，本单位对此负责。补贴金额以最后核定通知的金额为准。';

/** The application in its seven parts. After a refusal on paper it is mended and handed in again by an action of its own. */
export function SubsidyEditor({ subsidy, refusal, account, today }: Props) {
  const { record, round } = subsidy;
  const isRevision = record.status === 'paperRejected';
  const steps = useSteps(PARTS);
  const descriptor = useMemo(() => formOfRound(subsidyForm, round.materials), [round.materials]);
  const form = useCaseForm({ collection: 'subsidy-applications', record, files: subsidy.files, year: 0, account, refusal, extras: SUBSIDY_EXTRAS, form: descriptor });
  const property = useProperty(form);
  const view = useMemo(() => ({ subsidy, property }), [subsidy, property]);
  const goTo = (field: string) => steps.open(partOf(field), { field, returning: steps.current.key === 'check' || steps.returning });
  const common = { form, steps, onGo: goTo };
  const isCheck = steps.current.key === 'check';
  return (
    <SubsidyContext.Provider value={view}>
      <CaseEditor {...common} refusal={refusal}>
        {isCheck ? (
          <CheckStep {...common} collection="subsidy-applications" receipt={`/portal/subsidies/${record.id}/edit?step=receipt`} label={isRevision ? '提交修改' : '提交申请'} action={isRevision ? 'revise' : 'submit'} declaration={DECLARATION} problems={[...answerProblems(form.state.values, today), ...property.problems]} extra={(step) => <CheckExtra step={step} onGo={goTo} />} />
        ) : (
          <Part part={steps.current.key} steps={descriptor.steps} />
        )}
        {!isCheck && <StepButtons steps={steps} onLeave={form.session.flush} />}
        {record.submittedAt === null && <DiscardDraft collection="subsidy-applications" id={record.id} what="这份草稿" to="/portal/subsidies" />}
      </CaseEditor>
    </SubsidyContext.Provider>
  );
}

function Part({ part, steps }: { part: string; steps: readonly Step[] }) {
  const { subsidy } = useSubsidy();
  const known = PARTS.find(({ key }) => key === part);
  const step = steps.find(({ key }) => key === known?.of);
  if (part === 'property') return <PropertyStep />;
  if (!step || !known) return <ChosenLoan />;
  return (
    <div className={styles.check}>
      <StepHead step={{ ...step, label: known.label }} intro={part === 'materials' && subsidy.record.status === 'paperRejected' ? OF_REVISION : INTROS[part]} />
      {part === 'confirm' && <LoanFacts loan={subsidy.loan} />}
      {part === 'materials' && <FoundByPlatform />}
      <StepFields step={part === 'materials' ? withoutAttached(step, subsidy) : step} />
    </div>
  );
}

const INTROS: Record<string, ReactNode> = {
  organisation: '单位信息已按实名认证填好，请核对并补充。收款账户请填写本单位的账户。',
  confirm: '以下是银行登记的贷款信息，请与贷款合同核对。',
  materials: '只列出与这笔贷款和本期通知有关的材料。',
};

const OF_REVISION = '请按复审意见更换材料；另外需要补充的，上传到“补充材料”。';

/** A certificate that is attached by itself has no place for uploads, unless something was uploaded before. */
function withoutAttached(step: Step, { record, files }: PortalSubsidy): Step {
  const isAttached = record.values.isFiledHere === true && !files.some(({ slot }) => slot === 'filingCertificate');
  return isAttached ? { ...step, slots: step.slots.filter(({ name }) => name !== 'filingCertificate') } : step;
}

/** What belongs to a step and is no answer of its form, once more before it is handed in. */
function CheckExtra({ step, onGo }: { step: Step; onGo: (field: string) => void }) {
  const { subsidy, property } = useSubsidy();
  if (step.key === 'loan') {
    return (
      <>
        <LoanFacts loan={subsidy.loan} brief />
        <PropertyTable items={property.items} />
        <p>
          <a href="?step=property&return=check#ipItems" onClick={(event) => (event.preventDefault(), onGo('ipItems'))}>
            修改质押清单
          </a>
        </p>
      </>
    );
  }
  if (step.key === 'materials') return subsidy.record.values.isFiledHere === true && subsidy.record.values.pledgesPatents === true ? <AttachedCertificates /> : null;
  if (step.key !== 'pledge') return null;
  return (
    <>
      <h2>补贴金额</h2>
      <Calculation computed={subsidy.computed} />
    </>
  );
}
