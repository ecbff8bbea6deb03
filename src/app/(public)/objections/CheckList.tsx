import type { Draft } from '../../../casework/objectionDrafts.ts';
import { fieldsOfStep, OBJECTION_STEPS, slotOfStep, type ObjectionStep } from '../../../domain/objectionSteps.ts';
import type { Problem } from '../../../domain/result.ts';
import refused from '../components/problem.module.css';
import type { Language } from '../language.ts';
import { answerIn } from './answers.ts';
import { labelIn, sizeIn } from './fieldWords.ts';
import styles from './objections.module.css';
import { pageIn } from './visit.ts';
import { WORDS } from './words.ts';

type Props = { draft: Draft; problems: readonly Problem[]; product: string; language: Language };
type Row = { step: ObjectionStep; name: string; label: string; value: string | null };

/** Every answer with its way to change it; what keeps the objection from being handed in stands at its row. */
export function CheckList({ draft, problems, product, language }: Props) {
  const words = WORDS[language];
  return (
    <dl className={styles.rows}>
      {rowsOf(draft, language).map(({ step, name, label, value }) => {
        const problem = problems.find(({ field }) => field === name)?.message;
        return (
          <div key={name} id={name} tabIndex={-1}>
            <dt>{label}</dt>
            <dd>
              {value ?? <span className={styles.missing}>{problem ? '' : words.unanswered}</span>}
              {problem && <span className={refused.error}>{value === null ? '' : '\n'}<span className={refused.hidden}>{words.error}</span>{problem}</span>}
            </dd>
            <dd className={styles.change}>
              <a href={pageIn(language, step === 'kind' ? '' : step, product, { change: '1' })} aria-label={words.changeWhat(label)}>{words.change}</a>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function rowsOf({ content: { values }, files }: Draft, language: Language): Row[] {
  return OBJECTION_STEPS.flatMap((step): Row[] => {
    const answers = fieldsOfStep(step, values).map((field) => ({ step, name: field.name, label: labelIn(language, field), value: answerIn(language, field, values) }));
    const slot = slotOfStep(step, values);
    if (!slot) return answers;
    const held = files.filter((file) => file.slot === slot.name).map(({ name, bytes }) => `${name}${WORDS[language].size(sizeIn(language, bytes))}`);
    return [...answers, { step, name: slot.name, label: labelIn(language, slot), value: held.join('\n') || null }];
  });
}
