import type { ReactNode } from 'react';
import styles from './fields.module.css';

/** What a server component of a field gets from Payload, as far as ours need it. */
export type ServerField = { field: { name: string; label?: unknown }; collectionSlug?: string; data?: Record<string, unknown>; value?: unknown };

/** A label with what is stored below it; nothing to type in. */
export function ReadOnlyField({ label, children }: { label: unknown; children: ReactNode }) {
  return (
    <dl className={`field-type ${styles.read}`}>
      <dt className="field-label">{String(label ?? '')}</dt>
      <dd>{children}</dd>
    </dl>
  );
}
