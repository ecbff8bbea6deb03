import form from './form.module.css';
import words from './text.module.css';

type SearchBoxProps = { value?: string; hint?: string };

/** Keyword field and button in one row; the form round it sends a plain GET to /products. */
export function SearchBox({ value, hint }: SearchBoxProps) {
  return (
    <div className={form.field}>
      <label htmlFor="q">产品、企业、型号或备案号</label>
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
          查询
        </button>
      </div>
    </div>
  );
}
