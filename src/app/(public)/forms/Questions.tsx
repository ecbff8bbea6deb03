import type { ReactNode } from 'react';
import type { Definition, Question } from '../../../domain/publicForms/definition.ts';
import type { Problem } from '../../../domain/result.ts';
import type { RegionGroup } from '../../../queries/publicForms.ts';
import controls from '../components/form.module.css';
import refused from '../components/problem.module.css';
import text from '../components/text.module.css';
import styles from './forms.module.css';
import type { FormWords } from './words.ts';

export type Answers = Record<string, string | string[]>;
type Props = { definition: Definition; answers: Answers; problems: readonly Problem[]; regions: readonly RegionGroup[]; words: FormWords };

/** All questions of a form as plain inputs, which work without JavaScript; what was typed before is there again. */
export function Questions({ definition, answers, problems, regions, words }: Props) {
  return definition.map((question) => {
    if (question.kind === 'message') return <p key={question.name} className={styles.message}>{question.label}</p>;
    const problem = problems.find(({ field }) => field === question.name)?.message ?? null;
    const note = conditionNote(question, definition, words);
    return <Asked key={question.name} question={question} note={note} problem={problem} answer={answers[question.name]} regions={regions} words={words} />;
  });
}

type AskedProps = { question: Question; note: string | null; problem: string | null; answer: string | string[] | undefined; regions: readonly RegionGroup[]; words: FormWords };
/** Ids of what describes an input: hint, condition, error. */
type Described = { 'aria-describedby'?: string; 'aria-invalid'?: true };

function Asked({ question, note, problem, answer, regions, words }: AskedProps) {
  const { name, hint } = question;
  const ids = [hint && `${name}-hint`, note && `${name}-note`, problem && `${name}-error`].filter(Boolean).join(' ');
  const described: Described = { ...(ids ? { 'aria-describedby': ids } : {}), ...(problem ? { 'aria-invalid': true } : {}) };
  const notes = (
    <>
      {hint && <p className={text.quiet} id={`${name}-hint`}>{hint}</p>}
      {note && <p className={text.quiet} id={`${name}-note`}>{note}</p>}
      {problem && <p className={refused.error} id={`${name}-error`}><span className={refused.hidden}>错误：</span>{problem}</p>}
    </>
  );
  const className = `${controls.field} ${problem ? refused.wrong : ''}`;
  const label = <Label question={question} words={words} />;
  if (['radio', 'choices', 'checkbox'].includes(question.kind)) {
    return (
      <fieldset className={`${className} ${styles.group} ${problem ? styles.bad : ''}`} id={name} tabIndex={-1} {...(ids ? { 'aria-describedby': ids } : {})}>
        <legend>{label}</legend>
        {notes}
        <Choices question={question} answer={answer} words={words} />
      </fieldset>
    );
  }
  return (
    <div className={className}>
      <label htmlFor={name}>{label}</label>
      {notes}
      <Input question={question} described={described} answer={typeof answer === 'string' ? answer : ''} regions={regions} words={words} />
    </div>
  );
}

function Label({ question: { label, required }, words }: { question: Question; words: FormWords }): ReactNode {
  return required ? label : <>{label}<span className={styles.optional}>（{words.optional}）</span></>;
}

function Choices({ question, answer, words }: { question: Question; answer: string | string[] | undefined; words: FormWords }) {
  const options = question.kind === 'checkbox' ? [{ value: 'yes', label: words.yes }, { value: 'no', label: words.no }] : (question.options ?? []);
  const chosen = [answer ?? []].flat();
  return options.map(({ value, label }) => (
    <label key={value} className={styles.choice}>
      <input type={question.kind === 'choices' ? 'checkbox' : 'radio'} name={`a-${question.name}`} value={value} defaultChecked={chosen.includes(value)} />
      <span>{label}</span>
    </label>
  ));
}

type InputProps = { question: Question; described: Described; answer: string; regions: readonly RegionGroup[]; words: FormWords };

function Input({ question, described, answer, regions, words }: InputProps) {
  const { kind, name } = question;
  const common = { id: name, name: `a-${name}`, defaultValue: answer, className: controls.control, ...described };
  if (kind === 'textarea') return <textarea {...common} rows={5} className={`${controls.control} ${styles.long}`} />;
  if (kind === 'select') return <select {...common}><option value="">{words.choose}</option>{question.options?.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}</select>;
  if (kind === 'region') return <select {...common}><option value="">{words.choose}</option>{regions.map((group) => <Region key={group.code} group={group} />)}</select>;
  const unit = kind === 'amount' ? words.unit : question.unit;
  const input = <input {...common} {...KEYBOARDS[kind]} autoComplete={COMPLETES[kind] ?? 'off'} spellCheck={false} />;
  return unit ? <span className={styles.withUnit}>{input}<span>{unit}</span></span> : input;
}

const KEYBOARDS: Partial<Record<Question['kind'], { type?: string; inputMode?: 'decimal' | 'tel' | 'email' }>> = {
  number: { inputMode: 'decimal' },
  amount: { inputMode: 'decimal' },
  date: { type: 'date' },
  email: { inputMode: 'email' },
  mobile: { inputMode: 'tel' },
};
const COMPLETES: Partial<Record<Question['kind'], string>> = { email: 'email', mobile: 'tel-national' };

function Region({ group: { code, name, cities } }: { group: RegionGroup }) {
  return (
    <optgroup label={name}>
      <option value={code}>{name}</option>
      {cities.map((city) => <option key={city.code} value={city.code}>{city.name}</option>)}
    </optgroup>
  );
}

/** Without scripts nothing hides: the question says itself when it applies. */
function conditionNote({ shownWhen }: Question, definition: Definition, words: FormWords): string | null {
  const asked = definition.find(({ name }) => name === shownWhen?.name);
  if (!shownWhen || !asked) return null;
  const answer = typeof shownWhen.value === 'boolean' ? (shownWhen.value ? words.yes : words.no) : (asked.options?.find(({ value }) => value === shownWhen.value)?.label ?? '');
  return words.onlyWhen(asked.label, answer);
}
