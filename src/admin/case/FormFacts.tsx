import { isShown, labelOf, type Field, type Slot } from '../../domain/forms/field.ts';
import { formatBytes } from '../../domain/files.ts';
import { CommentTool } from '../desk/CommentTool.tsx';
import { RevealValue } from '../desk/RevealValue.tsx';
import { ShowScan } from '../desk/ShowScan.tsx';
import { fieldText } from './fieldText.ts';
import type { CaseData } from './loadCase.ts';
import { PatentTable } from './PatentTable.tsx';
import styles from './case.module.css';

/** The submitted form as label and value, step by step, as the company saw it. */
export function FormFacts({ data, opensFiles }: { data: CaseData; opensFiles: boolean }) {
  return data.form.steps
    .filter(({ fields, slots }) => fields.length + slots.length > 0)
    .map((step) => (
      <section key={step.key} className={styles.section} aria-labelledby={`step-${step.key}`}>
        <h2 id={`step-${step.key}`}>{step.label}</h2>
        <dl className={styles.rows}>
          {step.fields.filter((field) => isShown(field, data.file.values)).map((field) => <FieldRow key={field.name} field={field} data={data} opensFiles={opensFiles} />)}
          {step.slots.filter((slot) => isShown(slot, data.file.values)).map((slot) => <SlotRow key={slot.name} slot={slot} data={data} opensFiles={opensFiles} />)}
        </dl>
        {(step.key === 'patents' || (data.update && step.key === 'facts')) && <PatentTable patents={data.patents} opensFiles={opensFiles} />}
      </section>
    ));
}

function FieldRow({ field, data, opensFiles }: { field: Field; data: CaseData; opensFiles: boolean }) {
  const shown = fieldText(field, data.file.values, data.names);
  const label = labelOf(field, data.year, data.file.values);
  return (
    <div className={`${styles.row} ${toneOf(data, field.name)}`} id={`field-${field.name}`}>
      <dt>{label}</dt>
      <dd>
        <span className={shown ? styles.value : styles.empty}>
          {field.personal && shown && opensFiles ? <RevealValue field={field.name} label={label} masked={shown.text} /> : (shown?.text ?? '未填写')}
          {shown?.echo && <small>{shown.echo}</small>}
        </span>
        <CommentTool field={field.name} label={label} />
      </dd>
    </div>
  );
}

function SlotRow({ slot, data, opensFiles }: { slot: Slot; data: CaseData; opensFiles: boolean }) {
  const files = data.attachments.filter((file) => file.slot === slot.name);
  const label = labelOf(slot, data.year, data.file.values);
  return (
    <div className={`${styles.row} ${toneOf(data, slot.name)}`} id={`field-${slot.name}`}>
      <dt>{label}</dt>
      <dd>
        {files.length === 0 ? (
          <span className={styles.empty}>未上传</span>
        ) : (
          <ul className={styles.files}>
            {files.map(({ id, name, bytes }) => <li key={id}>{opensFiles ? <ShowScan id={id} name={name} /> : name} <small>{formatBytes(bytes)}</small></li>)}
          </ul>
        )}
        <CommentTool field={slot.name} label={label} />
      </dd>
    </div>
  );
}

/** A row that something is wrong with carries its bar, so that the eye finds it in a long form. */
function toneOf({ conflicts, findings, profile }: CaseData, name: string): string {
  const isChanged = profile?.changes.some(({ field }) => field.name === name) ?? false;
  const tones = [...(isChanged ? ['waiting'] : []), ...conflicts.filter(({ field }) => field === name).map(({ tone }) => tone), ...findings.filter(({ formField }) => formField === name).map(({ severity }) => (severity === 'block' ? 'bad' : 'waiting'))];
  if (tones.length === 0) return '';
  return (tones.includes('bad') ? styles.bad : styles.waiting) ?? '';
}
