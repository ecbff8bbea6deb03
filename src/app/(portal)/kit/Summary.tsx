'use client';

import type { ReactNode } from 'react';
import { isShown, labelOf, type Form, type Step, type Values } from '../../../domain/forms/field.ts';
import { FORMS, type FormCollection } from '../../../domain/forms/index.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import { StoredFile } from './FilePreview.tsx';
import { ShownValue } from './ShownValue.tsx';
import styles from './summary.module.css';

export type SummaryRow = { name: string; label: string; value: ReactNode };
/** Leads to the field and back to the summary. */
export type ChangeLink = (name: string) => { href: string; onClick?: (event: React.MouseEvent) => void };

type FormSummaryProps = { form: Form; values: Values; files: readonly OwnFile[]; year?: number; change?: ChangeLink; /** Part of another summary, which has the heading already. */ bare?: boolean; extra?: (step: Step) => ReactNode };

/** Every answer of a form as it stands, step by step: the check page, and the page of a record that is no longer edited. */
export function FormSummary({ form, values, files, year, change, bare = false, extra }: FormSummaryProps) {
  return (
    <>
      {form.steps.map((step) => (
        <section key={step.key} className={styles.step}>
          {!bare && <h2>{step.label}</h2>}
          <Summary rows={rowsOf(step, values, files, year)} {...(change ? { change } : {})} />
          {extra?.(step)}
        </section>
      ))}
    </>
  );
}

/** For server pages: the form is named, not handed over, because its conditions are functions. */
export function CaseSummary({ collection, ...rest }: Omit<FormSummaryProps, 'form' | 'change' | 'extra'> & { collection: FormCollection }) {
  return <FormSummary form={FORMS[collection]} {...rest} />;
}

/** Label left, value right, 修改 where it may be changed; on phones one under the other. */
export function Summary({ rows, change }: { rows: readonly SummaryRow[]; change?: ChangeLink }) {
  if (rows.length === 0) return null;
  return (
    <dl className={styles.list}>
      {rows.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <span className={styles.value}>{value ?? <span className={styles.none}>未填写</span>}</span>
            {change && (
              <a {...change(name)} className={styles.change}>
                修改<span className={styles.hidden}>{label}</span>
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function rowsOf({ fields, slots }: Step, values: Values, files: readonly OwnFile[], year?: number): SummaryRow[] {
  const answers = fields
    .filter((field) => isShown(field, values))
    .map((field) => ({ name: field.name, label: labelOf(field, year), value: <ShownValue field={field} value={values[field.name]} /> }));
  const uploads = slots
    .filter((slot) => isShown(slot, values))
    .map((slot) => ({ name: slot.name, label: slot.label, value: <FileNames files={files.filter((file) => file.slot === slot.name)} /> }));
  return [...answers, ...uploads];
}

function FileNames({ files }: { files: readonly OwnFile[] }) {
  if (files.length === 0) return <span className={styles.none}>未上传</span>;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>
          <StoredFile file={file} />
        </li>
      ))}
    </ul>
  );
}
