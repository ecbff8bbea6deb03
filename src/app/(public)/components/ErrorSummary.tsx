import type { Problem } from '../../../domain/result.ts';
import form from './form.module.css';

/** What is to be mended, each sentence a link to its field; the same words stand at the field. */
export function ErrorSummary({ problems }: { problems: readonly Problem[] }) {
  return (
    <div className={form.summary} role="alert" aria-labelledby="problems">
      <h2 id="problems">有 {problems.length} 处需要修改</h2>
      <ul className={form.problems}>
        {problems.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
