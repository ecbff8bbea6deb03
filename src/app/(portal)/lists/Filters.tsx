import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './lists.module.css';

type FiltersProps = { action: string; keep?: Record<string, string>; isActive: boolean; clear: string; children: ReactNode };

/** A search form of a list: plain GET, so that its address can be kept and shared. Folded away on a phone until it is used. */
export function Filters({ action, keep = {}, isActive, clear, children }: FiltersProps) {
  return (
    <details className={styles.filters} open={isActive}>
      <summary>筛选</summary>
      <form action={action} method="get" className={styles.fields}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <div className={styles.fieldActions}>
          <button className={styles.button} type="submit">
            查找
          </button>
          {isActive && (
            <Link href={clear} prefetch={false}>
              清除条件
            </Link>
          )}
        </div>
      </form>
    </details>
  );
}

export function TextFilter({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label>
      {label}
      <input name={name} defaultValue={value} maxLength={100} autoComplete="off" />
    </label>
  );
}

export function ChoiceFilter({ name, label, value, options }: { name: string; label: string; value: string; options: Record<string, string> }) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value}>
        <option value="">全部</option>
        {Object.entries(options).map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
