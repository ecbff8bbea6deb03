import type { DraftFile } from '../../../casework/objectionDrafts.ts';
import { acceptAttribute } from '../../../domain/files.ts';
import type { Slot } from '../../../domain/forms/field.ts';
import type { ObjectionStep } from '../../../domain/objectionSteps.ts';
import controls from '../components/form.module.css';
import refused from '../components/problem.module.css';
import text from '../components/text.module.css';
import choices from '../forms/forms.module.css';
import type { Language } from '../language.ts';
import { hintIn, labelIn, sizeIn, slotIn } from './fieldWords.ts';
import styles from './objections.module.css';
import { Notes } from './Questions.tsx';
import { pageIn } from './visit.ts';
import { WORDS } from './words.ts';

type Props = { step: ObjectionStep; slot: Slot; files: readonly DraftFile[]; problem: string | null; product: string; change: string | null; language: Language };

/** One place for files: what lies in it, each removable, and a form that sends one more. Both buttons send a chosen file. */
export function Files({ step, slot, files, problem, product, change, language }: Props) {
  const words = WORDS[language];
  const post = (what: string, more: Record<string, string | null> = {}) => pageIn(language, `save/${what}`, product, { ...more, change });
  const hint = [hintIn(language, slot), words.takes(slotIn(language, slot.rule))].filter(Boolean).join(language === 'en' ? ' ' : '');
  return (
    <>
      <section className={styles.files} aria-labelledby="files">
        <h2 id="files">{words.chosen}</h2>
        {files.length === 0 && <p className={text.quiet}>{words.none}</p>}
        <FileList files={files} action={post('remove', { step })} language={language} />
      </section>
      <form className={choices.form} method="post" encType="multipart/form-data" action={post(step)} noValidate>
        <div className={`${controls.field} ${problem ? refused.wrong : ''}`}>
          <label htmlFor={slot.name}>{labelIn(language, slot)}{slot.required ? '' : language === 'en' ? ` (${words.optional})` : `（${words.optional}）`}</label>
          <Notes name={slot.name} hint={hint} problem={problem} language={language} />
          <input
            id={slot.name}
            className={`${controls.control} ${styles.file}`}
            type="file"
            name="file"
            accept={acceptAttribute(slot.rule)}
            aria-describedby={problem ? `${slot.name}-hint ${slot.name}-error` : `${slot.name}-hint`}
            {...(problem ? { 'aria-invalid': true as const } : {})}
          />
        </div>
        <div className={styles.buttons}>
          <button className={`${controls.button} ${controls.plain}`} type="submit">{words.upload}</button>
          <button className={controls.button} type="submit" formAction={post(step, { go: 'next' })}>{words.next}</button>
        </div>
      </form>
    </>
  );
}

function FileList({ files, action, language }: { files: readonly DraftFile[]; action: string; language: Language }) {
  const words = WORDS[language];
  if (files.length === 0) return null;
  return (
    <ul className={text.rows}>
      {files.map(({ id, name, bytes }) => (
        <li key={id} className={styles.held}>
          <span>{name}{words.size(sizeIn(language, bytes))}</span>
          <form method="post" action={action}>
            <input type="hidden" name="file" value={id} />
            <button className={`${controls.button} ${controls.plain}`} type="submit" aria-label={words.removeFile(name)}>{words.remove}</button>
          </form>
        </li>
      ))}
    </ul>
  );
}
