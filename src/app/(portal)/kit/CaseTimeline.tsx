import { lifecycleOf, type CaseCollection } from '../../../domain/lifecycle/index.ts';
import type { TimelineEntry } from '../../../queries/portalCases.ts';
import { chineseMoment } from './moments.ts';
import { StateTag } from './Notice.tsx';
import styles from './summary.module.css';

type Props = { collection: CaseCollection; entries: readonly TimelineEntry[]; /** What happens next, one sentence. */ next?: string };

/** Who did what, when, and what comes next; newest first. The state after the newest move is the present one, which stands above. */
export function CaseTimeline({ collection, entries, next }: Props) {
  const { actions, states } = lifecycleOf(collection);
  return (
    <section className={styles.timeline} aria-labelledby="timeline">
      <h2 id="timeline">办理进度</h2>
      <ol reversed>
        {next && <li className={styles.next}>接下来：{next}</li>}
        {entries.toReversed().map((entry, index) => (
          <li key={entry.sequence}>
            <p>
              <strong>{actions[entry.action]?.label ?? entry.action}</strong> {index > 0 && <StateTag tone={states[entry.toStatus]?.tone ?? 'neutral'}>{states[entry.toStatus]?.label ?? entry.toStatus}</StateTag>}
            </p>
            <p className={styles.when}>
              {chineseMoment(entry.at)} · {whoDid(entry)}
            </p>
            {entry.reason && <p>理由：{entry.reason}</p>}
          </li>
        ))}
      </ol>
      {entries.length === 0 && !next && <p>还没有提交过。</p>}
    </section>
  );
}

function whoDid({ actorRole, actorName }: TimelineEntry): string {
  if (actorRole === 'enterprise') return actorName;
  return { reviewer: '审核员', staff: '平台管理员', bank: '银行', system: '系统' }[actorRole] ?? '平台';
}
