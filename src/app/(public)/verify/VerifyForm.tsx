import form from '../components/form.module.css';
import refused from '../components/problem.module.css';
import words from '../components/text.module.css';
import { language, pathIn, wordsIn } from '../language.ts';
import { WORDS as FRAME } from '../words.ts';
import { WORDS } from './words.ts';

type VerifyFormProps = { value?: string; problem?: string | null };

/** One field for code or number, sent by GET; /verify passes a good entry on to its own address. */
export async function VerifyForm({ value, problem }: VerifyFormProps) {
  const inUse = await language();
  const text = wordsIn(WORDS, inUse);
  return (
    <form action={pathIn(inUse, '/verify')} noValidate>
      <div className={`${form.field} ${problem ? refused.wrong : ''}`}>
        <label htmlFor="code">{text.label}</label>
        <p className={words.quiet} id="code-hint">
          {text.hint}
        </p>
        {problem && (
          <p className={refused.error} id="code-error">
            <span className={refused.hidden}>{wordsIn(FRAME, inUse).wrong}</span>
            {problem}
          </p>
        )}
        <div className={form.row}>
          <input
            className={form.control}
            id="code"
            name="code"
            defaultValue={value}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? 'code-hint code-error' : 'code-hint'}
          />
          <button className={form.button} type="submit">
            {text.check}
          </button>
        </div>
      </div>
    </form>
  );
}
