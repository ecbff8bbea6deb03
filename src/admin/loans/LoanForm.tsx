'use client';
import { echoOf } from '../../app/(portal)/kit/formValues.ts';
import { labelOf, type Field } from '../../domain/forms/field.ts';
import { loanForm } from '../../domain/forms/loan.ts';
import type { Problem } from '../../domain/result.ts';
import page from '../case/case.module.css';
import desk from '../desk/desk.module.css';
import { PledgeRows } from './PledgeRows.tsx';
import { useLoanForm, type LoanProps } from './useLoanForm.ts';
import styles from './loans.module.css';

/** The loan and its pledged property, typed by the bank. Amounts are typed in the unit that stands behind them, days as text. */
export function LoanForm(props: LoanProps) {
  const form = useLoanForm(props);
  const { texts, type, problems, state } = form;
  const unplaced = problems.filter(({ field }) => field === '' || field === 'revision');
  return (
    <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); void form.save(); }}>
      {problems.length > 0 && <Summary problems={problems} unplaced={unplaced} />}
      {loanForm.steps.map((step) => (
        <fieldset key={step.key} className={page.section}>
          <legend>{step.label}</legend>
          <div className={styles.fields}>
            {step.fields.map((field) => (
              <LoanInput key={field.name} field={field} text={texts[field.name] ?? ''} type={(text) => type(field.name, text)} problem={problems.find((each) => each.field === field.name)?.message} />
            ))}
          </div>
        </fieldset>
      ))}
      <PledgeRows {...form} />
      <div className={`${desk.bar} ${styles.bar}`}>
        <div className={desk.buttons}>
          <button type="submit" className={`${desk.button} ${desk.primary}`} aria-disabled={state === 'saving'}>{state === 'saving' ? '正在保存…' : props.id ? '保存' : '录入'}</button>
          <span role="status">{state === 'saved' && '已保存。'}</span>
        </div>
      </div>
    </form>
  );
}

/** How many things are wrong, and what belongs to no field. */
function Summary({ problems, unplaced }: { problems: readonly Problem[]; unplaced: readonly Problem[] }) {
  return (
    <div className={desk.failed} role="alert">
      {unplaced.map(({ message }) => <p key={message}>{message}</p>)}
      {problems.length > unplaced.length && <p>没有保存：有 {problems.length - unplaced.length} 项需要填写或改正，见下面标出的地方。</p>}
    </div>
  );
}

const HINTS: Partial<Record<Field['kind'], string>> = { date: '如 2026-01-31，也可以写 20260131。', percent: '年化百分数，如 3.65。' };

type InputProps = { field: Field; text: string; type: (text: string) => void; problem: string | undefined };

/** A labelled input with its unit, the amount in the other unit, and what is wrong at the place where it is mended. */
export function LoanInput({ field, text, type, problem }: InputProps) {
  const id = `field-${field.name}`;
  const unit = 'unit' in field && field.unit ? `（${field.unit}）` : '';
  const hint = field.hint ?? HINTS[field.kind];
  const isRequired = field.required === true;
  const described = [problem ? `${id}-problem` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return (
    <div className={`${styles.field} ${styles.lined}`}>
      <div>
        <label htmlFor={id}>{labelOf(field)}{unit}{!isRequired && <small>选填</small>}</label>
        {hint && <small id={`${id}-hint`}>{hint}</small>}
        {problem && <p className={styles.problem} id={`${id}-problem`}>{problem}</p>}
      </div>
      <input id={id} type="text" inputMode={unit ? 'decimal' : 'text'} autoComplete="off" value={text} required={isRequired} aria-invalid={problem !== undefined} {...(described ? { 'aria-describedby': described } : {})} onChange={({ target }) => type(target.value)} />
      <p className={styles.echo}>{echoOf(field, text)}</p>
    </div>
  );
}
