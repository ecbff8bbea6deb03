import { DefaultTemplate } from '@payloadcms/next/templates';
import { SetStepNav } from '@payloadcms/ui';
import Link from 'next/link.js';
import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { now } from '../../adapters/clock.ts';
import { poolOf } from '../../endpoints/http.ts';
import { BANK_PAGE, nextRepayment, waitingRepayments } from '../../queries/bankQueue.ts';
import { workingCalendar } from '../../queries/workingCalendar.ts';
import styles from '../home/home.module.css';
import { QueueView } from '../home/QueueView.tsx';
import { RepaymentRows } from './BankTables.tsx';

const MOST_PAGES = 1_000;

/** 待办 of a bank: its repayments, the oldest first; everybody else has the queues of the platform. */
export function QueueDoor(props: AdminViewServerProps) {
  return requestActor(props.initPageResult.req).role === 'bank' ? <BankQueue {...props} /> : <QueueView {...props} />;
}

/** `?next=repayments&after=<case>` leads on to the next repayment. */
async function BankQueue({ initPageResult, params, searchParams }: AdminViewServerProps) {
  const { req, locale, permissions, visibleEntities } = initPageResult;
  if (!req.user) return null;
  const [db, bank] = [poolOf(req.payload), requestActor(req).bank ?? ''];
  const one = (name: string) => String([searchParams?.[name] ?? ''].flat()[0]);
  const next = one('next') === '' ? null : await nextRepayment(db, bank, one('after'));
  if (next) redirect(`/admin/collections/repayments/${next}`);
  const asked = Number(one('page'));
  const page = Number.isInteger(asked) && asked > 1 ? Math.min(asked, MOST_PAGES) : 1;
  const { rows, total } = await waitingRepayments(db, bank, page);
  return (
    <DefaultTemplate {...{ i18n: req.i18n, locale, params, payload: req.payload, permissions, req, searchParams, user: req.user, visibleEntities }}>
      <SetStepNav nav={[{ label: '待办' }]} />
      <main className={styles.page}>
        <h1>等候确认的还款（{total}）</h1>
        {one('next') !== '' && <p className={styles.done} role="status">没有其他等候确认的还款了。</p>}
        {rows.length === 0 ? <p className={styles.nothing}>没有等候确认的还款。单位提交还款完成申请后会出现在这里。</p> : <RepaymentRows rows={rows} now={now()} isWorking={await workingCalendar(db)} />}
        <Pager page={page} pages={Math.max(1, Math.ceil(total / BANK_PAGE))} />
      </main>
    </DefaultTemplate>
  );
}

function Pager({ page, pages }: { page: number; pages: number }) {
  if (pages === 1) return null;
  return (
    <nav className={styles.pager} aria-label="翻页">
      {page > 1 && <Link href={`/admin/queue?page=${page - 1}`} prefetch={false}>上一页</Link>}
      <span>第 {page} 页，共 {pages} 页</span>
      {page < pages && <Link href={`/admin/queue?page=${page + 1}`} prefetch={false}>下一页</Link>}
    </nav>
  );
}
