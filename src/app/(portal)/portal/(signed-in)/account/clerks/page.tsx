import type { Metadata } from 'next';
import { listClerks, listInvitations, type ClerkEntry, type InvitationEntry } from '../../../../../../queries/clerks.ts';
import { chineseDay } from '../../../../../(public)/dates.ts';
import styles from '../../../../account/account.module.css';
import { Clerks, type ShownClerk } from '../../../../clerks/Clerks.tsx';
import own from '../../../../clerks/clerks.module.css';
import { Invitations, InviteForm, type ShownInvitation } from '../../../../clerks/Invitations.tsx';
import { requirePortalUser } from '../../../../currentUser.ts';
import { chineseMoment } from '../../../../kit/moments.ts';
import { Crumbs } from '../../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '本单位的经办人' };

export default async function ClerksPage() {
  const { actor, user, db } = await requirePortalUser('/portal/account/clerks');
  const [clerks, invitations] = await Promise.all([listClerks(db, actor.enterprise), user.isOwner ? listInvitations(db, actor.enterprise) : []]);
  const [present, former] = [clerks.filter(({ removedAt }) => !removedAt), clerks.filter(({ removedAt }) => removedAt)];
  return (
    <div className={styles.page}>
      <Crumbs above={[{ href: '/portal/account', label: '账号' }]} />
      <h1>本单位的经办人</h1>
      <p className={styles.lead}>
        {user.isOwner
          ? '经办人都能办理本单位的业务，各用各的账号。您是主账号，可以邀请、停用、移出经办人，也可以把主账号移交给别人。'
          : '经办人都能办理本单位的业务，各用各的账号。邀请和移出经办人由主账号办理。'}
      </p>
      <Clerks clerks={present.map((clerk) => shown(clerk, user))} canAct={user.isOwner} />
      {former.length > 0 && <Former clerks={former} />}
      {user.isOwner && <Inviting invitations={invitations} />}
    </div>
  );
}

/** Their names stand in the records of the cases they worked on. */
function Former({ clerks }: { clerks: readonly ClerkEntry[] }) {
  return (
    <details className={own.former}>
      <summary>已移出的经办人（{clerks.length}）</summary>
      <ul>
        {clerks.map(({ id, username, removedAt }) => (
          <li key={id}>
            {username}，{chineseDay(removedAt!)}移出
          </li>
        ))}
      </ul>
    </details>
  );
}

function Inviting({ invitations }: { invitations: readonly InvitationEntry[] }) {
  return (
    <>
      {invitations.length > 0 && (
        <section className={styles.section} aria-labelledby="invited">
          <h2 id="invited">等待接受的邀请</h2>
          <Invitations invitations={invitations.map(invitation)} />
        </section>
      )}
      <section className={styles.section} aria-labelledby="invite">
        <h2 id="invite">邀请经办人</h2>
        <InviteForm />
      </section>
    </>
  );
}

function shown({ id, username, mobile, email, isOwner, isDisabled, createdAt }: ClerkEntry, user: { id: string; isOwner: boolean }): ShownClerk {
  const contact = user.isOwner || id === user.id ? `${mobile}，${email}` : null;
  return { id, username, contact, joined: chineseDay(createdAt), isOwner, isDisabled, isSelf: id === user.id };
}

function invitation({ id, mobile, email, expiresAt, isExpired }: InvitationEntry): ShownInvitation {
  return { id, mobile, email, until: chineseMoment(expiresAt.toISOString()), isExpired };
}
