import type { Queryable } from '../../adapters/database.ts';
import { ageFigures, casesByState, noticesByState, queueFigures, type Figure } from '../../queries/dashboard.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import { lifecycleOf, type CaseCollection } from '../../domain/lifecycle/index.ts';
import { CallsToMake } from './CallsToMake.tsx';
import { Bars, Figures, listHref, type LinkedFigure } from './figures.tsx';
import { queueHref } from './queueAddress.ts';
import { queueDoors } from './ReviewerHome.tsx';
import styles from './home.module.css';

/** The way of a case from draft to its end, what waits too long, and whether messages arrive. */
export async function StaffHome({ db, now }: { db: Queryable; now: Date }) {
  const queues = await queueFigures(db, now);
  const ages = await ageFigures(db, now);
  const products = await casesByState(db, 'products');
  const updates = await casesByState(db, 'product-updates');
  const verifications = await casesByState(db, 'verifications');
  const notices = await noticesByState(db);
  const isWorking = await workingCalendar(db);
  const dead = notices.find(({ key }) => key === 'dead')?.count ?? 0;
  return (
    <>
      <section className={styles.section} aria-labelledby="queues">
        <h2 id="queues">等候办理</h2>
        <Figures figures={queueDoors(queues, now, isWorking)} />
      </section>
      <CallsToMake db={db} now={now} isWorking={isWorking} />
      <section className={styles.section} aria-labelledby="notices">
        <h2 id="notices">短信和邮件</h2>
        {dead > 0 && <p className={styles.warning}>有 {dead} 条通知没有发出，打开后可以查看原因并重新发送。</p>}
        <Figures figures={notices.map((figure) => inList('notices', figure))} />
      </section>
      <CaseStates collection="products" title="产品备案" figures={products} />
      <CaseStates collection="product-updates" title="备案信息更新" figures={updates} />
      <CaseStates collection="verifications" title="实名认证" figures={verifications} />
      <Bars id="ages" title="已等候多久" figures={ages.map((each) => ({ ...each, href: queueHref({ age: each.key }) }))} />
    </>
  );
}

/** What is under way as bars, from draft on; the many that are done would flatten them and stand as numbers. */
function CaseStates({ collection, title, figures }: { collection: CaseCollection; title: string; figures: readonly Figure[] }) {
  const { states } = lifecycleOf(collection);
  const linked = figures.map((figure) => inList(collection, figure));
  const isDone = ({ key }: Figure) => states[key]?.isFinal === true || states[key]?.tone === 'good';
  return (
    <>
      <Bars id={collection} title={`${title}：办理中`} figures={linked.filter((figure) => !isDone(figure))} />
      <section className={styles.section} aria-label={`${title}：已办结`}>
        <Figures figures={linked.filter(isDone)} />
      </section>
    </>
  );
}

function inList(collection: string, figure: Figure): LinkedFigure {
  return { ...figure, href: listHref(collection, 'status', 'equals', figure.key) };
}
