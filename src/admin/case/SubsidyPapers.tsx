import { Tag } from '../Tag.tsx';
import type { SubsidyProps } from './SubsidyBody.tsx';
import styles from './case.module.css';

/** What is on its way by post: what must be posted again, and until when. Nothing before an application is approved. */
export function SubsidyPapers({ data: { file }, subsidy: { papers, postAgain, isOverdue, round } }: SubsidyProps) {
  if (papers) return <PostAgain title="这次修改通过后，单位要重新邮寄的纸件" lines={papers.map(({ label, why }) => `${label}（${why}）`)} />;
  if (!['approved', 'paperRejected'].includes(file.status)) return null;
  return (
    <>
      <p className={isOverdue ? styles.objection : styles.nothing}>
        {isOverdue && <><Tag tone="bad">已逾期</Tag> </>}
        纸件截止日：{round.paperUntil}{isOverdue ? '，已过。仍然收件的须写明理由；没有寄到的，由平台管理员按逾期失效办理。' : '。'}
      </p>
      {postAgain && <PostAgain title="已告知单位重新邮寄的纸件" lines={postAgain.papers} />}
    </>
  );
}

function PostAgain({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section className={styles.section} aria-labelledby="post-again">
      <h2 id="post-again">{title}</h2>
      {lines.length === 0 ? <p className={styles.nothing}>没有需要重新邮寄的纸件。</p> : <ul className={styles.notes}>{lines.map((line) => <li key={line}>{line}</li>)}</ul>}
    </section>
  );
}
