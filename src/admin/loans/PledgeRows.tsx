'use client';
import { parsePledgeNumber } from '../../domain/loans.ts';
import { IP_KINDS, type IpKind } from '../../domain/subsidy/round.ts';
import page from '../case/case.module.css';
import desk from '../desk/desk.module.css';
import { pledgeField, type PledgeRow, type useLoanForm } from './useLoanForm.ts';
import styles from './loans.module.css';

type Props = Pick<ReturnType<typeof useLoanForm>, 'rows' | 'setRow' | 'addRow' | 'removeRow' | 'problems'>;

/** The pledged patents and trade marks, one row each; a number is checked while it is typed. */
export function PledgeRows({ rows, setRow, addRow, removeRow, problems }: Props) {
  const problemOf = (name: string) => problems.find(({ field }) => field === name)?.message;
  const general = problemOf('pledges');
  return (
    <fieldset className={page.section}>
      <legend>质押的专利和商标</legend>
      {general && <p className={styles.problem} role="alert">{general}</p>}
      {rows.map((row, at) => (
        <PledgeInputs key={row.key} row={row} at={at + 1} problemOf={problemOf} set={(change) => setRow(row.key, change)} remove={() => removeRow(row.key)} />
      ))}
      <button id="field-pledges" type="button" className={desk.button} onClick={addRow}>添加一件</button>
    </fieldset>
  );
}

type InputsProps = { row: PledgeRow; at: number; problemOf: (name: string) => string | undefined; set: (change: Partial<PledgeRow>) => void; remove: () => void };

function PledgeInputs({ row: { key, kind, number, title }, at, problemOf, set, remove }: InputsProps) {
  const [numberField, titleField] = [pledgeField(key, 'number'), pledgeField(key, 'title')];
  const typed = number.trim().length >= 5 ? parsePledgeNumber(kind, number) : null;
  const numberProblem = problemOf(numberField) ?? (typed && !typed.ok ? typed.reason : undefined);
  return (
    <div className={styles.pledge} role="group" aria-label={`第 ${at} 件`}>
      <div className={styles.field}>
        <label htmlFor={`field-${numberField}-kind`}>种类</label>
        <select id={`field-${numberField}-kind`} value={kind} onChange={({ target }) => set({ kind: target.value as IpKind })}>
          {Object.entries(IP_KINDS).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
        </select>
      </div>
      <PledgeText id={`field-${numberField}`} label={kind === 'patent' ? '专利号' : '商标注册号'} value={number} most={40} problem={numberProblem} change={(text) => set({ number: text })} />
      <PledgeText id={`field-${titleField}`} label={kind === 'patent' ? '专利名称' : '商标名称'} value={title} most={200} problem={problemOf(titleField)} change={(text) => set({ title: text })} />
      <button type="button" className={desk.plain} onClick={remove} aria-label={`移除第 ${at} 件`}>移除</button>
    </div>
  );
}

type TextProps = { id: string; label: string; value: string; most: number; problem: string | undefined; change: (text: string) => void };

function PledgeText({ id, label, value, most, problem, change }: TextProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {problem && <p className={styles.problem} id={`${id}-problem`}>{problem}</p>}
      <input id={id} type="text" autoComplete="off" maxLength={most} value={value} aria-invalid={problem !== undefined} {...(problem ? { 'aria-describedby': `${id}-problem` } : {})} onChange={({ target }) => change(target.value)} />
    </div>
  );
}
