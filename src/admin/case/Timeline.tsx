import { lifecycleOf, type CaseCollection } from '../../domain/lifecycle/index.ts';
import { ROLES, type Role } from '../../domain/roles.ts';
import { momentText } from '../../domain/workingTime.ts';
import type { LogRow } from '../../queries/caseFile.ts';
import type { CaseData } from './loadCase.ts';
import { labelFor } from './Notes.tsx';
import styles from './case.module.css';

/** Who did what and when, the latest first, with reasons, comments and internal remarks. */
export function Timeline({ data }: { data: CaseData }) {
  return <LogTimeline collection={data.file.collection} timeline={data.timeline} empty="还没有提交过，所以没有办理记录。" labelOf={(field) => labelFor(data, field)} />;
}

type LogProps = { collection: CaseCollection; timeline: readonly LogRow[]; empty: string; labelOf: (field: string) => string };

/** The same of a case whose page is its own. */
export function LogTimeline({ collection, timeline, empty, labelOf }: LogProps) {
  return (
    <section className={styles.section} aria-labelledby="timeline">
      <h2 id="timeline">办理记录</h2>
      {timeline.length === 0 ? (
        <p className={styles.nothing}>{empty}</p>
      ) : (
        <ol className={styles.timeline}>{timeline.toReversed().map((row) => <Entry key={row.sequence} row={row} collection={collection} labelOf={labelOf} />)}</ol>
      )}
    </section>
  );
}

function Entry({ row, collection, labelOf }: Pick<LogProps, 'collection' | 'labelOf'> & { row: LogRow }) {
  const lifecycle = lifecycleOf(collection);
  const moved = row.from !== row.to ? `，状态变为“${lifecycle.states[row.to]?.label ?? row.to}”` : '';
  return (
    <li>
      <p>
        <strong>{lifecycle.actions[row.action]?.label ?? row.action}</strong>
        {moved}
      </p>
      <small>{`${[...new Set([row.actorName, ROLES[row.actorRole as Role]])].filter(Boolean).join('，')}，${momentText(row.at)}`}</small>
      {row.input?.reason && <p className={styles.said}>理由：{row.input.reason}</p>}
      {row.input?.comments?.map(({ field, text }) => <p key={field + text} className={styles.said}>{labelOf(field)}：{text}</p>)}
      {row.input?.remark && <p className={styles.remark}>内部备注（不对企业公开）：{row.input.remark}</p>}
    </li>
  );
}
