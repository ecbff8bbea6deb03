import type { Queryable } from '../../adapters/database.ts';
import { ageFigures, casesByState, noticesByState, queueFigures, type Figure } from '../../queries/dashboard.ts';
import { Bars, Figures, listHref } from './figures.tsx';
import { queueHref } from './queueAddress.ts';
import { queueDoors } from './ReviewerHome.tsx';
import styles from './home.module.css';

/** The way of a case from draft to its end, what waits too long, and whether messages arrive. */
export async function StaffHome({ db, now }: { db: Queryable; now: Date }) {
  const inList = (collection: string) => (figure: Figure) => ({ ...figure, href: listHref(collection, 'status', 'equals', figure.key) });
  const queues = await queueFigures(db, now);
  const ages = await ageFigures(db, now);
  const products = await casesByState(db, 'products');
  const verifications = await casesByState(db, 'verifications');
  const notices = await noticesByState(db);
  const dead = notices.find(({ key }) => key === 'dead')?.count ?? 0;
  return (
    <>
      <section className={styles.section} aria-labelledby="queues">
        <h2 id="queues">等候办理</h2>
        <Figures figures={queueDoors(queues, now)} />
      </section>
      <section className={styles.section} aria-labelledby="notices">
        <h2 id="notices">短信和邮件</h2>
        {dead > 0 && <p className={styles.warning}>有 {dead} 条通知没有发出，打开后可以查看原因并重新发送。</p>}
        <Figures figures={notices.map(inList('notices'))} />
      </section>
      <Bars id="products" title="产品备案到哪一步" figures={products.map(inList('products'))} />
      <Bars id="verifications" title="实名认证到哪一步" figures={verifications.map(inList('verifications'))} />
      <Bars id="ages" title="已等候多久" figures={ages.map((each) => ({ ...each, href: queueHref({ age: each.key }) }))} />
    </>
  );
}
