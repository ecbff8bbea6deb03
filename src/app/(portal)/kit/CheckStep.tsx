'use client';

import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import type { OfferedAction } from '../../../casework/listActions.ts';
import type { Step } from '../../../domain/forms/field.ts';
import type { ConditionState } from '../../../domain/lifecycle/engine.ts';
import type { CaseCollection } from '../../../domain/lifecycle/index.ts';
import type { Problem } from '../../../domain/result.ts';
import { api, sentenceOf, type ApiProblem } from './api.ts';
import { Conditions } from './Conditions.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { shownFaults } from './formState.ts';
import { Notice } from './Notice.tsx';
import { FormSummary } from './Summary.tsx';
import { useAction } from './useAction.ts';
import type { CaseForm } from './useCaseForm.ts';
import type { Steps } from './useSteps.ts';
import styles from './editor.module.css';

type Props = {
  form: CaseForm;
  collection: CaseCollection;
  steps: Steps;
  /** Where the receipt is. */
  receipt: string;
  label: string;
  /** The action that hands it in, `submit` unless the state has another. */
  action?: string;
  /** What the person declares by submitting. */
  declaration: string;
  onGo: (field: string) => void;
  /** Found in this page beside the form's own, for example text checks. */
  problems?: readonly Problem[];
  extra?: (step: Step) => ReactNode;
};

/** Every answer once more, everything that keeps it from being submitted, and the one button. */
export function CheckStep({ form, collection, steps, receipt, label, action: name = 'submit', declaration, onGo, problems = [], extra }: Props) {
  const action = useAction({ collection, id: form.id, revision: form.state.revision });
  const { offer, fault } = useOffer(form, collection, name, action.attempt);
  const all = merged(form, [...form.problems, ...problems], [...(offer?.problems ?? []), ...action.problems.filter(({ field }) => field !== undefined)]);
  const conditions = conditionsOf(form, offer);
  const why = whyNot(action.problems, conditions);
  const submit = async () => {
    if (!(await form.session.flush())) return;
    const done = await action.perform(name, {}, form.session.get().state.revision);
    if (done) window.location.assign(receipt);
  };
  const change = (field: string) => ({ href: steps.href(form.form.steps[0]?.key ?? '', { field, returning: true }), onClick: (event: React.MouseEvent) => (event.preventDefault(), onGo(field)) });
  return (
    <div className={styles.check}>
      <h2 id="step" tabIndex={-1} className={styles.stepHeading}>
        核对并提交
      </h2>
      {fault && <Notice tone="bad" heading="没有读取到办理条件">{fault}</Notice>}
      {why && <Notice tone="waiting" heading="没有提交成功">{why}</Notice>}
      {offer ? <Conditions heading="提交的条件" conditions={conditions} onGo={onGo} /> : !fault && <p role="status">正在核对提交的条件…</p>}
      <ErrorSummary problems={all} onGo={onGo} attempt={action.attempt} />
      <FormSummary form={form.form} values={form.state.values} files={form.files} year={form.year} change={change} {...(extra ? { extra } : {})} />
      <Submit label={label} declaration={declaration} busy={action.busy !== null} blocked={all.length > 0 || conditions.some(({ problem }) => problem !== null)} onSubmit={submit} />
    </div>
  );
}

type SubmitProps = { label: string; declaration: string; busy: boolean; blocked: boolean; onSubmit: () => Promise<void> };

function Submit({ label, declaration, busy, blocked, onSubmit }: SubmitProps) {
  const press = () => {
    if (!busy && !blocked) void onSubmit();
  };
  return (
    <div className={styles.submit}>
      <p>{declaration}</p>
      <Button type="primary" size="large" onClick={press} aria-disabled={busy || blocked} className={blocked ? (styles.impossible ?? '') : ''} aria-describedby="submit-why">
        {busy ? '正在提交…' : label}
      </Button>
      <p id="submit-why">{blocked && '上面列出的条件都符合以后才能提交。'}</p>
    </div>
  );
}

/** Whether the case may be submitted, asked anew when this step opens and everything typed has been saved, and after a refusal. */
function useOffer({ session, id, check, files }: CaseForm, collection: CaseCollection, name: string, attempt: number) {
  const [offer, setOffer] = useState<OfferedAction | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    check();
    void session
      .flush()
      .then(() => api<OfferedAction[]>(`${collection}/${id}/actions`))
      .then((answer) => {
        setFault(answer.ok ? '' : sentenceOf(answer));
        setOffer(answer.ok ? (answer.value.find(({ action }) => action === name) ?? null) : null);
      });
    // `check` is new at every rendering; what counts is that the step was opened or a file changed.
  }, [session, collection, id, name, files, attempt]);
  return { offer, fault };
}

/** The conditions the server judged by, and one only this page knows: text that is no value was not saved, so the server has not seen it. */
function conditionsOf({ form, state }: CaseForm, offer: OfferedAction | null): ConditionState[] {
  const wrong = shownFaults(form, state);
  const unsaved = { condition: '填写的内容都已保存', problem: `有 ${wrong} 项填写有误，没有保存。`, problems: [] };
  return [...(offer?.conditions ?? []), ...(wrong > 0 ? [unsaved] : [])];
}

/** What the server answered to the press and no list on this page says: somebody was quicker, the connection was lost. */
function whyNot(refused: readonly ApiProblem[], conditions: readonly ConditionState[]): string | undefined {
  return refused.find(({ field, message }) => !field && !conditions.some(({ problem }) => problem === message))?.message;
}

/** A field of the form, or a cell of a table kept beside it (`ipItems.0.share`): one thing is wrong with it at a time. */
function isOneAnswer(field: string | undefined, names: readonly string[]): boolean {
  return field !== undefined && (names.includes(field) || field.includes('.'));
}

/** In the order of the form. Browser and server look at the same things; what the server adds is one more sentence, not a second one. */
function merged({ form }: CaseForm, here: readonly ApiProblem[], fromServer: readonly ApiProblem[]): ApiProblem[] {
  const names = form.steps.flatMap((step) => [...step.fields, ...step.slots].map(({ name }) => name));
  const isKnown = (problem: ApiProblem) => here.some(({ field, message }) => message === problem.message || (field === problem.field && isOneAnswer(field, names)));
  const order = ({ field }: ApiProblem) => (names.includes(field ?? '') ? names.indexOf(field ?? '') : names.length);
  const all = [...here, ...fromServer.filter((problem) => !isKnown(problem))];
  const once = all.filter(({ message }, index) => all.findIndex((each) => each.message === message) === index);
  return once.toSorted((a, b) => order(a) - order(b));
}
