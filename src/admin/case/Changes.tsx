import { allFields, allSlots, type Field } from '../../domain/forms/field.ts';
import type { Change } from '../../casework/submissions.ts';
import { displayPatentNumber } from '../../domain/patentNumber.ts';
import { momentText } from '../../domain/workingTime.ts';
import { CommentTool } from '../desk/CommentTool.tsx';
import { fieldText } from './fieldText.ts';
import type { CaseData, LastRefusal } from './loadCase.ts';
import { labelFor } from './Notes.tsx';
import styles from './case.module.css';

type Changed = NonNullable<CaseData['changes']>;

/** A resubmission: what was objected to, and what was changed since. Everything else has been read before. */
export function Changes({ data, changes }: { data: CaseData; changes: Changed }) {
  const { refusal } = data;
  const commented = refusal?.comments.map(({ field }) => field) ?? [];
  const own = new Set([...allFields(data.form), ...allSlots(data.form)].map(({ name }) => name));
  // The asset report is told as one change, whatever entry of it was objected to.
  const changeOf = (field: string) => (own.has(field) || field === 'patents' || field.startsWith('ipItems') ? field.split('.')[0] : 'assetReport');
  const untouched = commented.filter((field) => !changes.list.some((change) => change.field === changeOf(field)));
  return (
    <section className={styles.section} aria-labelledby="changes">
      <h2 id="changes">这次修改了 {changes.list.length} 项</h2>
      {refusal && <Refused refusal={refusal} />}
      {changes.list.length === 0 && <p className={styles.nothing}>与上一次提交相比，{data.subsidy ? '表格、材料和质押清单' : '表格、材料和关联专利'}都没有变化。</p>}
      <dl className={styles.rows}>
        {changes.list.map((change) => <ChangedRow key={change.field} change={change} data={data} changes={changes} />)}
        {untouched.map((field) => <UntouchedRow key={field} field={field} data={data} />)}
      </dl>
    </section>
  );
}

function Refused({ refusal: { reason, by, at } }: { refusal: LastRefusal }) {
  return (
    <div className={styles.refusal}>
      <p><strong>上次不通过的理由</strong>：{reason}</p>
      <small>{by}，{momentText(at)}</small>
    </div>
  );
}

/** Was objected to, and came back as it was. */
function UntouchedRow({ field, data }: { field: string; data: CaseData }) {
  return (
    <div className={`${styles.row} ${styles.bad}`}>
      <dt>{labelFor(data, field)}</dt>
      <dd>
        <Objection data={data} field={field} />
        <p className={styles.value}>没有修改</p>
        <CommentTool field={field} label={labelFor(data, field)} />
      </dd>
    </div>
  );
}

function ChangedRow({ change, data, changes }: { change: Change; data: CaseData; changes: Changed }) {
  const field = allFields(data.form).find(({ name }) => name === change.field);
  const words = (side: 'before' | 'after') => (field ? fieldWords(field, side, data, changes) : listWords(change[side])) || '（空）';
  return (
    <div className={styles.row}>
      <dt>{change.label}</dt>
      <dd>
        <Objection data={data} field={change.field} />
        <div className={styles.pair}>
          <p><small>修改前</small><del>{words('before')}</del></p>
          <p><small>修改后</small><ins>{words('after')}</ins></p>
        </div>
        <CommentTool field={change.field} label={change.label} />
      </dd>
    </div>
  );
}

function Objection({ data, field }: { data: CaseData; field: string }) {
  const said = data.refusal?.comments.filter((comment) => comment.field === field) ?? [];
  return said.map(({ text }) => <p key={text} className={styles.objection}><small>上次意见</small>{text}</p>);
}

function fieldWords(field: Field, side: 'before' | 'after', data: CaseData, { before }: Changed): string {
  return fieldText(field, side === 'before' ? before : data.file.values, data.names)?.text ?? '';
}

const proofsIn = (proofs: { name: string }[] = []) => (proofs.length > 0 ? `（证明：${proofs.map(({ name }) => name).join('、')}）` : '');

/** Files by name, patents by number and proof. */
function listWords(value: unknown): string {
  const items = Array.isArray(value) ? (value as { name?: string; number?: string; core?: boolean; proofs?: { name: string }[] }[]) : [];
  return items.map(({ name, number, core, proofs }) => name ?? `${displayPatentNumber(number ?? '')}${core ? '（核心）' : ''}${proofsIn(proofs)}`).join('、');
}
