import Link from 'next/link.js';
import type { ServerProps } from 'payload';
import { now } from '../../adapters/clock.ts';
import { actorOf } from '../../../access/actor.ts';
import { poolOf } from '../../endpoints/http.ts';
import { waitingRepayments } from '../../queries/bankQueue.ts';
import { countQueue } from '../../queries/queue.ts';
import styles from './home.module.css';

/** Home and the open cases, above Payload's own navigation. */
export async function QueueLink({ user, payload }: Pick<ServerProps, 'user' | 'payload'>) {
  const { role, bank } = actorOf(user);
  const seesQueue = role === 'reviewer' || role === 'staff';
  const seesImports = role === 'staff' || role === 'auditor' || role === 'bank';
  return (
    <div className={styles.links}>
      <Link href="/admin" prefetch={false}>首页</Link>
      {seesQueue && <Link href="/admin/queue" prefetch={false}>待办 <span>{await countQueue(poolOf(payload), 'all', {}, now())}</span></Link>}
      {role === 'bank' && bank && <Link href="/admin/queue" prefetch={false}>待办 <span>{(await waitingRepayments(poolOf(payload), bank, 1, 1)).total}</span></Link>}
      {(seesQueue || role === 'auditor') && <Link href="/admin/certification-rounds" prefetch={false}>认定办理</Link>}
      {role === 'staff' && <Link href="/admin/rounds" prefetch={false}>申报进度</Link>}
      {(role === 'staff' || role === 'editor' || role === 'auditor') && <Link href="/admin/form-results" prefetch={false}>表单答卷</Link>}
      {role === 'bank' && bank && <Link href="/admin/open-forms" prefetch={false}>问卷和征集</Link>}
      {seesImports && <Link href="/admin/imports" prefetch={false}>数据导入</Link>}
    </div>
  );
}
