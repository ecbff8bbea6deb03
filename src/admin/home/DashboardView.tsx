import type { AdminViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { now } from '../../adapters/clock.ts';
import type { Queryable } from '../../adapters/database.ts';
import { ROLES, type Actor } from '../../domain/roles.ts';
import { poolOf } from '../../endpoints/http.ts';
import { AuditorHome } from './AuditorHome.tsx';
import { BankHome } from './BankHome.tsx';
import { EditorHome } from './EditorHome.tsx';
import { ReviewerHome } from './ReviewerHome.tsx';
import { StaffHome } from './StaffHome.tsx';
import styles from './home.module.css';

/** The first screen: what this person has to do today. Every number leads to the list of exactly those records. */
export function DashboardView({ initPageResult }: Pick<AdminViewServerProps, 'initPageResult'>) {
  const { req } = initPageResult;
  const actor = requestActor(req);
  return (
    <main className={styles.page}>
      <h1>{actor.name}，您好</h1>
      <p className={styles.lead}>{ROLES[actor.role]}</p>
      <Home db={poolOf(req.payload)} actor={actor} at={now()} />
    </main>
  );
}

function Home({ db, actor, at }: { db: Queryable; actor: Actor; at: Date }) {
  switch (actor.role) {
    case 'reviewer':
      return <ReviewerHome db={db} me={actor.id ?? ''} now={at} />;
    case 'staff':
      return <StaffHome db={db} now={at} />;
    case 'editor':
      return <EditorHome db={db} />;
    case 'auditor':
      return <AuditorHome db={db} now={at} />;
    case 'bank':
      return actor.bank ? <BankHome db={db} bank={actor.bank} now={at} /> : <p className={styles.nothing}>您的账号还没有指定银行，请联系平台管理员。</p>;
    default:
      return null;
  }
}
