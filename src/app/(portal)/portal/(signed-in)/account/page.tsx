import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { listSessions, type SessionEntry } from '../../../../../accounts/sessionList.ts';
import { SESSION_COOKIES } from '../../../../../accounts/sessions.ts';
import { sayDevice } from '../../../../../domain/device.ts';
import { ownAccount, type OwnAccount } from '../../../../../queries/portalAccount.ts';
import { portalEnterprise, type PortalEnterprise } from '../../../../../queries/portalHome.ts';
import { SummaryList } from '../../../../(public)/components/SummaryList.tsx';
import { chineseDay } from '../../../../(public)/dates.ts';
import styles from '../../../account/account.module.css';
import { BoundIdentities } from '../../../account/BoundIdentities.tsx';
import { PasswordForm } from '../../../account/PasswordForm.tsx';
import { Sessions, type ShownSession } from '../../../account/Sessions.tsx';
import { requirePortalUser } from '../../../currentUser.ts';
import { chineseMoment, clockTime } from '../../../kit/moments.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '账号' };

export default async function AccountPage() {
  const { actor, user, db } = await requirePortalUser('/portal/account');
  const token = (await cookies()).get(SESSION_COOKIES['enterprise-users'])?.value;
  const [account, enterprise, sessions] = await Promise.all([
    ownAccount(db, user.id),
    portalEnterprise(db, actor.enterprise),
    listSessions(db, 'enterprise-users', user.id, token),
  ]);
  return (
    <div className={styles.page}>
      <Crumbs />
      <h1>账号</h1>
      <section className={styles.section} aria-labelledby="facts">
        <h2 id="facts">账号信息</h2>
        <SummaryList rows={rowsOf(account, enterprise)} />
        <p className={styles.hint}>手机号码和邮箱用来接收办理结果。需要更换时，请拨打页面下方的服务热线。</p>
      </section>
      <section className={styles.section} aria-labelledby="clerks">
        <h2 id="clerks">本单位的经办人</h2>
        <p>
          {user.isOwner ? '您是主账号，可以邀请同事用各自的账号一起办理。' : '您是经办人；邀请和移出经办人由主账号办理。'}
          <a href="/portal/account/clerks">{user.isOwner ? '管理经办人' : '查看经办人'}</a>
        </p>
      </section>
      <section className={styles.section} aria-labelledby="password-heading">
        <h2 id="password-heading">修改密码</h2>
        <PasswordForm username={account.username} />
      </section>
      <section className={styles.section} aria-labelledby="sessions">
        <h2 id="sessions">登录的设备</h2>
        <Sessions sessions={sessions.map(shown)} />
      </section>
      <BoundIdentities db={db} user={user.id} />
    </div>
  );
}

function rowsOf(account: OwnAccount, { name, formerNames }: PortalEnterprise) {
  return [
    { label: '用户名', value: account.username },
    { label: '手机号码', value: account.mobile },
    { label: '电子邮箱', value: account.email },
    { label: '单位', value: name ?? '尚未实名认证' },
    ...(formerNames.length > 0 ? [{ label: '曾用名', value: formerNames.join('、') }] : []),
    { label: '注册日期', value: chineseDay(account.createdAt) },
  ];
}

function shown({ id, agent, signedInAt, lastSeenAt, isThis }: SessionEntry): ShownSession {
  const sameDay = chineseDay(signedInAt) === chineseDay(lastSeenAt);
  const [signedIn, lastSeen] = [chineseMoment(signedInAt.toISOString()), sameDay ? clockTime(lastSeenAt) : chineseMoment(lastSeenAt.toISOString())];
  return { id, device: sayDevice(agent), signedInAt: signedIn, lastSeenAt: lastSeen, isThis };
}
