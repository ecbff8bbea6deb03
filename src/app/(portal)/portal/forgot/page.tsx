import type { Metadata } from 'next';
import { isDemo } from '../../../../adapters/config.ts';
import { settings } from '../../../(public)/reads.ts';
import styles from '../../account/account.module.css';
import { ForgotForm } from '../../account/ForgotForm.tsx';
import { SignedOutFrame } from '../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '忘记密码' };

export default async function ForgotPage() {
  const { platformName, hotline, hours } = await settings();
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>
        <h1>忘记密码</h1>
        <ForgotForm />
        <p className={`${styles.section} ${styles.hint}`}>
          手机号码和邮箱都已不用的，请拨打服务热线 {hotline}（{hours}），由平台管理员核实后处理。
        </p>
        {isDemo(process.env) && (
          <p className={styles.note}>演示环境：短信和邮件不会真的发出。平台管理员登录后台后，在“通知”列表中可以看到验证码。</p>
        )}
      </div>
    </SignedOutFrame>
  );
}
