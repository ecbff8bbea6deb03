import type { ReactNode } from 'react';
import type { Field, Values } from '../../../domain/forms/field.ts';
import type { Problem } from '../../../domain/result.ts';
import controls from '../components/form.module.css';
import refused from '../components/problem.module.css';
import text from '../components/text.module.css';
import choices from '../forms/forms.module.css';
import type { Language } from '../language.ts';
import { hintIn, labelIn, optionsIn } from './fieldWords.ts';
import { WORDS } from './words.ts';

type Props = { fields: readonly Field[]; values: Values; problems: readonly Problem[]; language: Language };

/** Questions of one page as plain inputs; what was typed is there again, right or wrong. */
export function Questions({ fields, values, problems, language }: Props) {
  return fields.map((field) => {
    const problem = problems.find((each) => each.field === field.name)?.message ?? null;
    return <Question key={field.name} field={field} answer={values[field.name]} problem={problem} language={language} />;
  });
}

type QuestionProps = { field: Field; answer: unknown; problem: string | null; language: Language };

function Question({ field, answer, problem, language }: QuestionProps) {
  const { name } = field;
  const hint = hintIn(language, field);
  const ids = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ');
  const described = { ...(ids ? { 'aria-describedby': ids } : {}), ...(problem ? { 'aria-invalid': true as const } : {}) };
  const options = optionsIn(language, field);
  const notes = <Notes name={name} hint={hint} problem={problem} language={language} />;
  if (options.length > 0) {
    return (
      <fieldset className={`${controls.field} ${choices.group} ${problem ? `${refused.wrong} ${choices.bad}` : ''}`} id={name} tabIndex={-1} {...(ids ? { 'aria-describedby': ids } : {})}>
        <legend>{labelIn(language, field)}</legend>
        {notes}
        {options.map(([value, label]) => (
          <label key={value} className={choices.choice}>
            <input type={field.kind === 'choices' ? 'checkbox' : 'radio'} name={name} value={value} defaultChecked={[answer].flat().includes(value)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
    );
  }
  return (
    <div className={`${controls.field} ${problem ? refused.wrong : ''}`}>
      <label htmlFor={name}>{labelIn(language, field)}</label>
      {notes}
      <Input field={field} answer={typeof answer === 'string' ? answer : ''} described={described} />
    </div>
  );
}

export function Notes({ name, hint, problem, language }: { name: string; hint?: ReactNode; problem: string | null; language: Language }) {
  return (
    <>
      {hint && <p className={text.quiet} id={`${name}-hint`}>{hint}</p>}
      {problem && <p className={refused.error} id={`${name}-error`}><span className={refused.hidden}>{WORDS[language].error}</span>{problem}</p>}
    </>
  );
}

type InputProps = { field: Field; answer: string; described: { 'aria-describedby'?: string; 'aria-invalid'?: true } };

function Input({ field: { kind, name }, answer, described }: InputProps) {
  const common = { id: name, name, defaultValue: answer, ...described };
  if (kind === 'longText') return <textarea {...common} rows={8} className={`${controls.control} ${choices.long}`} />;
  return <input {...common} {...KEYBOARDS[kind]} className={controls.control} autoComplete={COMPLETES[name] ?? 'off'} spellCheck={false} />;
}

const KEYBOARDS: Partial<Record<Field['kind'], { type?: string; inputMode?: 'tel' | 'email' }>> = { mobile: { type: 'tel', inputMode: 'tel' }, email: { inputMode: 'email' } };
const COMPLETES: Record<string, string> = { personName: 'name', contactName: 'name', organisationName: 'organization', phone: 'tel-national', email: 'email' };
