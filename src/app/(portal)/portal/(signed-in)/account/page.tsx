import type { Metadata } from 'next';
import { ownAccount, type OwnAccount } from '../../../../../queries/portalAccount.ts';
import { portalEnterprise, type PortalEnterprise } from '../../../../../queries/portalHome.ts';
import { SummaryList } from '../../../../(public)/components/SummaryList.tsx';
import { chineseDay } from '../../../../(public)/dates.ts';
import styles from '../../../account/account.module.css';
import { PasswordForm } from '../../../account/PasswordForm.tsx';
import { SignOutEverywhere } from '../../../account/SignOutEverywhere.tsx';
import { requirePortalUser } from '../../../currentUser.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '账号' };

export default async function AccountPage() {
  const { actor, user, db } = await requirePortalUser('/portal/account');
  const [account, enterprise] = await Promise.all([ownAccount(db, user.id), portalEnterprise(db, actor.enterprise)]);
  return (
    <div className={styles.page}>
      <Crumbs />
      <h1>账号</h1>
      <section className={styles.section} aria-labelledby="facts">
        <h2 id="facts">账号信息</h2>
        <SummaryList rows={rowsOf(account, enterprise)} />
        <p className={styles.hint}>手机号码和邮箱用来接收办理结果。需要更换时，请拨打页面下方的服务热线。</p>
      </section>
      <section className={styles.section} aria-labelledby="password-heading">
        <h2 id="password-heading">修改密码</h2>
        <PasswordForm username={account.username} />
      </section>
      <section className={styles.section} aria-labelledby="sessions">
        <h2 id="sessions">登录状态</h2>
        <SignOutEverywhere sessions={account.sessions} />
      </section>
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
