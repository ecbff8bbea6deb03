'use client';

import { useEffect, type ReactNode } from 'react';
import type { Step, Values } from '../../../../../domain/forms/field.ts';
import { verificationForm } from '../../../../../domain/forms/verification.ts';
import type { OwnFile, OwnRecord, Refusal } from '../../../../../queries/portalCases.ts';
import { CaseEditor } from '../../../kit/CaseEditor.tsx';
import { CheckStep } from '../../../kit/CheckStep.tsx';
import { StepButtons, StepFields, StepHead } from '../../../kit/StepBody.tsx';
import { useCaseForm, type CaseForm } from '../../../kit/useCaseForm.ts';
import { useSteps } from '../../../kit/useSteps.ts';
import { useAssetExtras } from '../assets/assetExtras.tsx';
import { ProfileDifferences } from './ProfileDifferences.tsx';
import { ReportValues } from './SizeSuggestion.tsx';
import { AssetForm, AssetSummary } from './AssetPart.tsx';
import { assetIntro, type AssetDuty } from './duty.ts';
import { VERIFICATION_EXTRAS } from './verificationExtras.tsx';
import styles from '../../../kit/editor.module.css';

type Props = {
  record: OwnRecord;
  files: readonly OwnFile[];
  refusal: Refusal | null;
  /** Last year's asset report, null while nobody has begun it. */
  report: OwnRecord | null;
  reportFiles: readonly OwnFile[];
  /** The report of the year before that one. */
  reportBefore: Values | null;
  duty: AssetDuty;
  account: string;
  /** The approved details a change would replace; null for a first verification. */
  profile: Values | null;
};

const STEPS = [...verificationForm.steps, { key: 'check', label: '核对并提交' }];
const DECLARATION = '提交即表示：以上内容和材料真实、准确、完整，本单位对此负责。';

/** The verification in its steps. Last year's asset report is a record of its own with a form of its own. */
export function VerificationEditor({ report, reportFiles, record, files, ...rest }: Props) {
  const { duty, account, refusal } = rest;
  const form = useCaseForm({ collection: 'verifications', record, files, year: duty.year, account, refusal, extras: VERIFICATION_EXTRAS });
  const inner = { form, ...rest };
  return report ? <WithReport report={report} reportFiles={reportFiles} {...inner} /> : <InSteps assets={null} {...inner} />;
}

type InnerProps = { form: CaseForm } & Pick<Props, 'refusal' | 'duty' | 'account' | 'profile' | 'reportBefore'>;

/** Opened above the steps, so that the report keeps its state while others of them are shown. */
function WithReport({ report, reportFiles, ...rest }: InnerProps & { report: OwnRecord; reportFiles: readonly OwnFile[] }) {
  const assets = useCaseForm({ collection: 'asset-reports', record: report, files: reportFiles, year: rest.duty.year, account: rest.account, extras: useAssetExtras(rest.reportBefore, rest.duty.year) });
  return <InSteps assets={assets} {...rest} />;
}

function InSteps({ form, refusal, duty, assets, profile }: InnerProps & { assets: CaseForm | null }) {
  const steps = useSteps(STEPS);
  const key = steps.current.key;
  const goTo = (field: string) => steps.open(stepOf(field), { field, returning: key === 'check' || steps.returning });
  const deferred = useDeferred(form, duty);
  const part = { assets, duty, deferred };
  const common = { form, steps, onGo: goTo };
  const leave = () => Promise.all([form.session.flush(), assets?.session.flush()]);
  const summary = (step: Step): ReactNode => step.key === 'assets' && <AssetSummary {...part} onGo={goTo} />;
  const check = profile ? '提交变更' : '提交认证';
  return (
    <ReportValues value={assets?.state.values ?? null}>
      <CaseEditor {...common} refusal={refusal}>
        {key === 'check' && profile && <ProfileDifferences profile={profile} values={form.state.values} />}
        {key === 'check' ? (
          <CheckStep {...common} collection="verifications" receipt="/portal/verification" label={check} declaration={DECLARATION} problems={deferred ? [] : (assets?.problems ?? [])} extra={summary} />
        ) : (
          <VerificationStep form={form} step={key} duty={duty} />
        )}
        {key === 'assets' && <AssetForm {...part} />}
        {key !== 'check' && <StepButtons steps={steps} onLeave={leave} />}
      </CaseEditor>
    </ReportValues>
  );
}

/** Whether the report is put off. Past the deadline an earlier tick puts off nothing: it is taken back, so that the report is submitted with the rest. */
function useDeferred({ session, state }: CaseForm, duty: AssetDuty): boolean {
  const isTicked = state.values.assetReportDeferred === true;
  const isVoid = isTicked && duty.state === 'overdue';
  useEffect(() => {
    if (isVoid) session.choose('assetReportDeferred', false);
  }, [isVoid, session]);
  return isTicked && !isVoid;
}

/** The tick to put the report off is offered only while that is allowed. */
function VerificationStep({ form, step: key, duty }: { form: CaseForm; step: string; duty: AssetDuty }) {
  const step = verificationForm.steps.find((each) => each.key === key);
  if (!step) return null;
  const mayDefer = duty.state === 'deferrable' || (duty.state === 'present' && form.state.values.assetReportDeferred === true);
  const shown = key === 'assets' && !mayDefer ? { ...step, fields: [] } : step;
  const intro = key === 'assets' ? assetIntro(duty) : undefined;
  return (
    <div className={styles.check}>
      <StepHead step={shown} intro={intro} />
      <StepFields step={shown} />
    </div>
  );
}

function stepOf(field: string): string {
  const found = verificationForm.steps.find(({ fields, slots }) => [...fields, ...slots].some(({ name }) => name === field));
  return found?.key ?? 'assets';
}
