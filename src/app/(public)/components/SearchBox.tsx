import { language, wordsIn } from '../language.ts';
import { WORDS } from '../words.ts';
import form from './form.module.css';
import words from './text.module.css';

type SearchBoxProps = { value?: string; hint?: string };

/** Keyword field and button in one row; the form round it sends a plain GET to /products. */
export async function SearchBox({ value, hint }: SearchBoxProps) {
  const labels = wordsIn(WORDS, await language());
  return (
    <div className={form.field}>
      <label htmlFor="q">{labels.searchLabel}</label>
      {hint && (
        <p className={words.quiet} id="q-hint">
          {hint}
        </p>
      )}
      <div className={form.row}>
        <input
          className={form.control}
          id="q"
          name="q"
          type="search"
          maxLength={64}
          defaultValue={value}
          autoComplete="off"
          aria-describedby={hint ? 'q-hint' : undefined}
        />
        <button className={form.button} type="submit">
          {labels.search}
        </button>
      </div>
    </div>
  );
}
