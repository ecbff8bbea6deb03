import type { ReactNode } from 'react';
import type { Tone } from '../../app/tokens.ts';
import { assetReportForm } from '../../domain/forms/assetReport.ts';
import { allFields, allSlots, labelOf } from '../../domain/forms/field.ts';
import { Tag } from '../Tag.tsx';
import type { CaseData, ShownFinding } from './loadCase.ts';
import styles from './case.module.css';

const SEVERITY: Record<ShownFinding['severity'], { tone: Tone; label: string }> = {
  block: { tone: 'bad', label: '不符合' },
  warn: { tone: 'waiting', label: '需说明' },
  hint: { tone: 'info', label: '提示' },
};

/** What does not fit together, what the text checks found with the company's reasons: before anything else is read. */
export function Notes({ data }: { data: CaseData }) {
  const { conflicts, findings } = data;
  if (conflicts.length + findings.length === 0) return <p className={styles.allFine}>{data.file.collection === 'products' ? '数额、专利和文字检查没有发现问题。' : '没有发现前后矛盾的内容，请对照材料核对。'}</p>;
  return (
    <section className={styles.section} aria-labelledby="notes">
      <h2 id="notes">需要核对（{conflicts.length + findings.length}）</h2>
      <ul className={styles.notes}>
        {conflicts.map(({ field, tone, message }) => (
          <Note key={field + message} tone={tone} word={tone === 'bad' ? '不符合' : '请核对'} field={field} label={labelFor(data, field)}>{message}</Note>
        ))}
        {findings.map(({ code, severity, formField, message, companyReason, rule }) => (
          <Note key={code} tone={SEVERITY[severity].tone} word={SEVERITY[severity].label} field={formField} label={labelFor(data, formField)}>
            {message}
            {companyReason && <q>{companyReason}</q>}
            <small>{rule}</small>
          </Note>
        ))}
      </ul>
    </section>
  );
}

function Note({ tone, word, field, label, children }: { tone: Tone; word: string; field: string; label: string; children: ReactNode }) {
  return (
    <li className={styles[tone]}>
      <Tag tone={tone}>{word}</Tag>
      <a href={`#field-${field}`}>{label}</a>
      <span>{children}</span>
    </li>
  );
}

/** The label of a field or slot of this form, or of the asset report beside it; what is pledged and linked patents have no field of their own. */
export function labelFor({ form, year, file }: Pick<CaseData, 'form' | 'year' | 'file'>, name: string): string {
  const item = [...allFields(form), ...allSlots(form), ...allFields(assetReportForm), ...allSlots(assetReportForm)].find((each) => each.name === name);
  if (item) return labelOf(item, year, file.values);
  return name.startsWith('ipItems') ? '质押的专利和商标' : '关联专利';
}
