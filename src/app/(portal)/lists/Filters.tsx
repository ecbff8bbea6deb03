'use client';

import Link from 'next/link';
import { useState, type ReactNode } from 'react';
import styles from './lists.module.css';

type FiltersProps = { action: string; keep?: Record<string, string>; isActive: boolean; clear: string; children: ReactNode };

/** A search form of a list: plain GET, so that its address can be kept and shared. On a phone folded away until it is used. */
export function Filters({ action, keep = {}, isActive, clear, children }: FiltersProps) {
  const [isOpen, setOpen] = useState(isActive);
  return (
    <search className={styles.filters}>
      <button type="button" className={styles.fold} aria-expanded={isOpen} aria-controls="filters" onClick={() => setOpen(!isOpen)}>
        {isOpen ? '收起筛选' : '筛选'}
      </button>
      <form id="filters" action={action} method="get" className={styles.fields} data-open={isOpen}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
        <Buttons clear={isActive ? clear : null} />
      </form>
    </search>
  );
}

function Buttons({ clear }: { clear: string | null }) {
  return (
    <div className={styles.fieldActions}>
      <button className={styles.button} type="submit">
        查找
      </button>
      {clear && (
        <Link href={clear} prefetch={false}>
          清除条件
        </Link>
      )}
    </div>
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

export function DateFilter({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label>
      {label}
      <input type="date" name={name} defaultValue={value} max="9999-12-31" />
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
