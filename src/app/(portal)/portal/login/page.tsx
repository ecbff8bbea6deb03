import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { isDemo } from '../../../../adapters/config.ts';
import { textOf, type SearchParams } from '../../../(public)/parameters.ts';
import { settings } from '../../../(public)/reads.ts';
import styles from '../../account/account.module.css';
import { CodeLoginForm } from '../../account/CodeLoginForm.tsx';
import { LoginForm } from '../../account/LoginForm.tsx';
import { OtherWaysIn } from '../../account/OtherWaysIn.tsx';
import { WaysIn } from '../../account/WaysIn.tsx';
import { portalVisit } from '../../currentUser.ts';
import { ownPath, PORTAL_HOME } from '../../ownPath.ts';
import { SignedOutFrame } from '../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '登录' };

export default async function LoginPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const next = ownPath(textOf(parameters.next));
  if (await portalVisit()) redirect(next);
  const { platformName, hotline, hours } = await settings();
  const by = textOf(parameters.by) === 'code' ? 'code' : 'password';
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>
        <h1>企业登录</h1>
        <Arrival signedOut={Boolean(parameters.signedOut)} reset={Boolean(parameters.reset)} next={next} />
        <WaysIn current={by} next={next} />
        {by === 'code' ? <CodeLoginForm next={next} /> : <LoginForm next={next} />}
        <OtherWaysIn next={next} />
        <section className={styles.section} aria-labelledby="no-account">
          <h2 id="no-account">还没有账号</h2>
          <p>
            由单位的经办人<a href="/portal/register">注册企业账号</a>，几分钟即可完成。收到单位邀请短信的，请<a href="/portal/join">接受邀请</a>，不要另行注册。
          </p>
          <p className={styles.hint}>
            手机号码和邮箱都已不用、无法登录的，请拨打服务热线 {hotline}（{hours}）。工作人员请从<a href="/admin/login">工作后台</a>登录。
          </p>
        </section>
        {isDemo(process.env) && <p className={styles.note}>演示环境：演示账号和密码列在启动平台的窗口里。短信不会真的发出，验证码在后台的“通知”列表中。</p>}
      </div>
    </SignedOutFrame>
  );
}

/** Why a person finds themselves here. */
function Arrival({ signedOut, reset, next }: { signedOut: boolean; reset: boolean; next: string }) {
  if (reset || signedOut) {
    return (
      <p role="status" className={`${styles.note} ${styles.done}`}>
        {reset ? '密码已重设，原有登录已全部退出。请用新密码登录。' : '您已安全退出。'}
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
