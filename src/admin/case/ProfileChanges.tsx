import { labelOf } from '../../domain/forms/field.ts';
import type { ProfileChange } from '../../domain/forms/profile.ts';
import { CommentTool } from '../desk/CommentTool.tsx';
import { fieldText } from './fieldText.ts';
import type { CaseData } from './loadCase.ts';
import styles from './case.module.css';

type Props = { data: CaseData; profile: NonNullable<CaseData['profile']> };

/** A change of details: what it would change in the approved profile, and the names the enterprise had before. */
export function ProfileChanges({ data, profile: { changes, formerNames } }: Props) {
  return (
    <section className={styles.section} aria-labelledby="profile-changes">
      <h2 id="profile-changes">单位信息变更：与现有信息相比，修改了 {changes.length} 项</h2>
      {formerNames.length > 0 && <p>曾用名：{formerNames.join('、')}</p>}
      {changes.length === 0 && <p className={styles.nothing}>单位信息没有变化；材料和没有列入单位信息的内容见下。</p>}
      <dl className={styles.rows}>
        {changes.map((change) => <ChangedRow key={change.field.name} change={change} data={data} />)}
      </dl>
    </section>
  );
}

function ChangedRow({ change: { field, before, after }, data }: { change: ProfileChange; data: CaseData }) {
  const label = labelOf(field, data.year, data.file.values);
  const words = (value: unknown) => fieldText(field, { [field.name]: value }, data.names)?.text ?? '（空）';
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>
        <div className={styles.pair}>
          <p><small>现有信息</small><del>{words(before)}</del></p>
          <p><small>{field.name === 'name' ? '变更为（通过后，现在的名称记为曾用名）' : '变更为'}</small><ins>{words(after)}</ins></p>
        </div>
        <CommentTool field={field.name} label={label} />
      </dd>
    </div>
  );
}
