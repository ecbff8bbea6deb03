import type { Problem } from '../../../domain/result.ts';
import { language, wordsIn } from '../language.ts';
import { WORDS } from '../words.ts';
import styles from './errorSummary.module.css';

/** What is to be mended, each sentence a link to its field; the same words stand at the field. */
export async function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  return (
    <div className={styles.summary} role="alert" aria-labelledby="problems">
      <h2 id="problems">{wordsIn(WORDS, await language()).problems(problems.length)}</h2>
      <ul className={styles.problems}>
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
