import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { isDemo } from '../../../../adapters/config.ts';
import { readAgreements } from '../../../../queries/agreements.ts';
import { settings } from '../../../(public)/reads.ts';
import { database } from '../../../database.ts';
import styles from '../../account/account.module.css';
import { RegisterForm } from '../../account/RegisterForm.tsx';
import { portalVisit } from '../../currentUser.ts';
import { PORTAL_HOME } from '../../ownPath.ts';
import { SignedOutFrame } from '../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '注册企业账号' };

export default async function RegisterPage() {
  if (await portalVisit()) redirect(PORTAL_HOME);
  const [{ platformName }, agreements] = await Promise.all([settings(), readAgreements(database())]);
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>
        <h1>注册企业账号</h1>
        <p className={styles.lead}>由单位的经办人注册。注册后先办理实名认证，再备案专利产品。各项均须填写。</p>
        <p className={styles.lead}>
          单位已有账号的，请其主账号邀请您；收到邀请短信后，请<a href="/portal/join">接受邀请</a>。
        </p>
        {isDemo(process.env) && (
          <p className={styles.note}>演示环境：短信不会真的发出。平台管理员登录后台后，在“通知”列表中可以看到验证码。</p>
        )}
        <RegisterForm agreements={agreements} />
      </div>
    </SignedOutFrame>
  );
}
