'use client';

import type { ReactNode } from 'react';
import { labelOf, type Form, type Step, type Values } from '../../../domain/forms/field.ts';
import { FORMS, type FormCollection } from '../../../domain/forms/index.ts';
import type { OwnFile } from '../../../queries/portalCases.ts';
import { StoredFile } from './FilePreview.tsx';
import { ShownValue } from './ShownValue.tsx';
import { isUnanswered, summaryItems, type SummaryItem } from './summaryItems.ts';
import styles from './summary.module.css';

export type SummaryRow = { name: string; label: string; value: ReactNode };
/** Leads to the field and back to the summary. */
export type ChangeLink = (name: string) => { href: string; onClick?: (event: React.MouseEvent) => void };

type FormSummaryProps = {
  form: Form;
  values: Values;
  files: readonly OwnFile[];
  year?: number;
  /** Where answers may be changed, optional ones nobody has given can be unfolded. */
  change?: ChangeLink;
  /** Part of another summary, which has the heading already. */
  bare?: boolean;
  /** Which unanswered rows are shown: those that are required, or none of them. */
  empty?: 'required' | 'none';
  extra?: (step: Step) => ReactNode;
};

/** Every answer of a form as it stands, step by step: the check page, and the page of a record that is no longer edited. */
export function FormSummary({ form, extra, ...rest }: FormSummaryProps) {
  return (
    <>
      {form.steps.map((step) => (
        <StepSummary key={step.key} step={step} more={extra?.(step)} {...rest} />
      ))}
    </>
  );
}

type StepSummaryProps = Omit<FormSummaryProps, 'form' | 'extra'> & { step: Step; more: ReactNode };

function StepSummary({ step, more, values, files, year, change, bare = false, empty = 'required' }: StepSummaryProps) {
  const { shown, blank } = summaryItems(step, values, files);
  const rowsOf = (items: readonly SummaryItem[]) => items.map((each) => rowOf(each, values, files, year));
  const rows = rowsOf(empty === 'none' ? shown.filter((each) => !isUnanswered(each, values, files)) : shown);
  if (rows.length === 0 && !more && !(change && blank.length > 0)) return null;
  return (
    <section className={styles.step}>
      {!bare && <h2>{step.label}</h2>}
      <Summary rows={rows} {...(change ? { change } : {})} />
      {change && blank.length > 0 && (
        <details className={styles.blank}>
          <summary>未填写的选填项（{blank.length} 项）</summary>
          <Summary rows={rowsOf(blank)} change={change} />
        </details>
      )}
      {more}
    </section>
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

function rowOf(each: SummaryItem, values: Values, files: readonly OwnFile[], year?: number): SummaryRow {
  const { name } = each.item;
  if (each.kind === 'slot') return { name, label: labelOf(each.item, year, values), value: <FileNames files={files.filter((file) => file.slot === name)} /> };
  return { name, label: labelOf(each.item, year, values), value: <ShownValue field={each.item} value={values[name]} /> };
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
