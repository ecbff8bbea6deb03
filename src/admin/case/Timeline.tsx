import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { ROLES, type Role } from '../../domain/roles.ts';
import { momentText } from '../../domain/workingTime.ts';
import type { LogRow } from '../../queries/caseFile.ts';
import type { CaseData } from './loadCase.ts';
import { labelFor } from './Notes.tsx';
import styles from './case.module.css';

/** Who did what and when, the latest first, with reasons, comments and internal remarks. */
export function Timeline({ data }: { data: CaseData }) {
  return (
    <section className={styles.section} aria-labelledby="timeline">
      <h2 id="timeline">办理记录</h2>
      {data.timeline.length === 0 ? (
        <p className={styles.nothing}>还没有提交过，所以没有办理记录。</p>
      ) : (
        <ol className={styles.timeline}>{data.timeline.toReversed().map((row) => <Entry key={row.sequence} row={row} data={data} />)}</ol>
      )}
    </section>
  );
}

function Entry({ row, data }: { row: LogRow; data: CaseData }) {
  const lifecycle = lifecycleOf(data.file.collection);
  const moved = row.from !== row.to ? `，状态变为“${lifecycle.states[row.to]?.label ?? row.to}”` : '';
  return (
    <li>
      <p>
        <strong>{lifecycle.actions[row.action]?.label ?? row.action}</strong>
        {moved}
      </p>
      <small>{`${[...new Set([row.actorName, ROLES[row.actorRole as Role]])].filter(Boolean).join('，')}，${momentText(row.at)}`}</small>
      {row.input?.reason && <p className={styles.said}>理由：{row.input.reason}</p>}
      {row.input?.comments?.map(({ field, text }) => <p key={field + text} className={styles.said}>{labelFor(data, field)}：{text}</p>)}
      {row.input?.remark && <p className={styles.remark}>内部备注（不对企业公开）：{row.input.remark}</p>}
    </li>
  );
}
