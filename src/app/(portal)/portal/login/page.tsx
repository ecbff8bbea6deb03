import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { isDemo } from '../../../../adapters/config.ts';
import { textOf, type SearchParams } from '../../../(public)/parameters.ts';
import { settings } from '../../../(public)/reads.ts';
import styles from '../../account/account.module.css';
import { LoginForm } from '../../account/LoginForm.tsx';
import { portalVisit } from '../../currentUser.ts';
import { ownPath, PORTAL_HOME } from '../../ownPath.ts';
import { SignedOutFrame } from '../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '登录' };

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const next = ownPath(textOf(parameters.next));
  if (await portalVisit()) redirect(next);
  const { platformName, hotline, hours } = await settings();
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>
        <h1>企业登录</h1>
        <Arrival signedOut={Boolean(parameters.signedOut)} next={next} />
        <LoginForm next={next} />
        <p className={styles.lead}>
          忘记密码时，请拨打服务热线 {hotline}（{hours}），由平台管理员核实后重设。
        </p>
        {isDemo(process.env) && <p className={styles.note}>演示环境：演示账号和密码列在启动平台的窗口里。</p>}
      </div>
    </SignedOutFrame>
  );
}

/** Why a person finds themselves here. */
function Arrival({ signedOut, next }: { signedOut: boolean; next: string }) {
  if (signedOut) {
    return (
      <p role="status" className={`${styles.note} ${styles.done}`}>
        您已安全退出。
      </p>
    );
  }
  if (next === PORTAL_HOME) return null;
  return (
    <p role="status" className={styles.note}>
      请先登录，登录后回到您要打开的页面。
    </p>
  );
}
