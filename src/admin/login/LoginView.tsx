import { redirect } from 'next/navigation.js';
import type { AdminViewServerProps } from 'payload';
import { getSafeRedirect } from 'payload/shared';
import { isDemo } from '../../adapters/config.ts';
import { BrandLogo, LoginIntro } from '../Brand.tsx';
import { LoginSteps } from './LoginSteps.tsx';
import styles from './login.module.css';

/** The door of the back office. Our own in place of the stock one, which can send neither proof of work nor a second step. */
export function LoginView({ initPageResult, searchParams }: AdminViewServerProps) {
  const asked = searchParams?.redirect;
  const goOn = getSafeRedirect({ fallbackTo: '/admin', redirectTo: Array.isArray(asked) ? (asked[0] ?? '') : (asked ?? '') });
  if (initPageResult.req.user) redirect(goOn);
  return (
    <main className={styles.door}>
      <BrandLogo />
      <LoginIntro />
      <LoginSteps goOn={goOn} />
      {isDemo(process.env) && <p className={styles.note}>演示环境：演示账号和密码列在启动平台的窗口里。</p>}
    </main>
  );
}
