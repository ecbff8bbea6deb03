import type { Metadata } from 'next';
import Link from 'next/link';
import { now, today } from '../../../../adapters/clock.ts';
import { formatInstant } from '../../../../domain/civilDate.ts';
import { financeHints } from '../../../../domain/financeHints.ts';
import { TASK_STATES, taskList, type NextStep, type Task } from '../../../../domain/taskList.ts';
import { lapsedProducts } from '../../../../queries/lapsedProducts.ts';
import { financeFacts } from '../../../../queries/portalFinanceHints.ts';
import { latestNotices, taskFacts, type PortalNotice } from '../../../../queries/portalHome.ts';
import { Tag } from '../../../(public)/components/Tag.tsx';
import { requirePortalUser } from '../../currentUser.ts';
import styles from '../../home.module.css';
import lists from '../../lists/lists.module.css';
import { LapseBanner } from '../../products/LapseBanner.tsx';
import { FinanceHints } from '../../subsidies/FinanceHints.tsx';

export const metadata: Metadata = { title: '企业首页' };

const NOTICES = 5;
const LAPSED = 5;

/** What to do next, the whole way as a task list, and what the platform told the enterprise lately. */
export default async function HomePage() {
  const { actor, db } = await requirePortalUser('/portal');
  const [facts, notices, lapsed, finance] = await Promise.all([
    taskFacts(db, actor.enterprise, now()),
    latestNotices(db, actor.enterprise, NOTICES),
    lapsedProducts(db, actor.enterprise, LAPSED),
    financeFacts(db, actor.enterprise, today()),
  ]);
  const { tasks, next } = taskList(facts);
  return (
    <>
      <h1>企业首页</h1>
      <LapseBanner products={lapsed} total={facts.lapsed ?? lapsed.length} />
      <div className={styles.columns}>
        <div>
          <Next step={next} />
          <Way tasks={tasks} />
          <FinanceHints hints={financeHints(finance)} />
        </div>
        <section aria-labelledby="notices">
          <h2 id="notices">最近的通知</h2>
          <Notices notices={notices} />
        </section>
      </div>
    </>
  );
}

function Next({ step }: { step: NextStep }) {
  return (
    <section className={styles.next} aria-labelledby="next">
      <h2 id="next">下一步</h2>
      <p>{step.sentence}</p>
      {step.href && (
        <Link className={lists.main} href={step.href} prefetch={false}>
          {step.label}
        </Link>
      )}
    </section>
  );
}

function Way({ tasks }: { tasks: readonly Task[] }) {
  return (
    <section className={styles.way} aria-labelledby="tasks">
      <h2 id="tasks">办理步骤</h2>
      <ol className={styles.tasks}>
        {tasks.map((task) => (
          <TaskRow key={task.key} task={task} />
        ))}
      </ol>
    </section>
  );
}

/** A task that cannot start yet is no link, and says why. */
function TaskRow({ task }: { task: Task }) {
  const { label, tone } = TASK_STATES[task.state];
  const detail = `task-${task.key}`;
  return (
    <li>
      {task.state === 'cannotStart' ? (
        <b>{task.label}</b>
      ) : (
        <Link href={task.href} prefetch={false} aria-describedby={detail}>
          {task.label}
        </Link>
      )}
      <Tag tone={tone}>{label}</Tag>
      <p id={detail}>{task.detail}</p>
    </li>
  );
}

function Notices({ notices }: { notices: readonly PortalNotice[] }) {
  if (notices.length === 0) return <p className={styles.none}>还没有通知。提交办理后，审核结果会显示在这里，并用短信和邮件告诉您。</p>;
  return (
    <ul className={styles.notices}>
      {notices.map(({ id, at, text, href }) => (
        <li key={id}>
          <time dateTime={at.toISOString()}>{formatInstant(at)}</time>
          {text}{' '}
          {href && (
            <Link href={href} prefetch={false}>
              查看
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
