import type { Metadata } from 'next';
import { ssoProblemText } from '../../../../../accounts/ssoProblems.ts';
import { textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { settings } from '../../../../(public)/reads.ts';
import { offeredIdentity } from '../../../../identity.ts';
import styles from '../../../account/account.module.css';
import { OtherWaysIn } from '../../../account/OtherWaysIn.tsx';
import { SignedOutFrame } from '../../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '没有登录' };

/** Says why nobody came in, and what else a person can do. */
export default async function ProblemPage({ searchParams }: { searchParams: SearchParams }) {
  const { why } = await searchParams;
  const { platformName, hotline, hours } = await settings();
  const provider = offeredIdentity()?.name ?? '统一身份认证平台';
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>
        <h1>没有登录</h1>
        <p className={styles.note} role="alert">
          {ssoProblemText(textOf(why) ?? '', provider)}
        </p>
        <p className={styles.lead}>
          您也可以<a href="/portal/login">用本平台的账号登录</a>。仍有问题的，请拨打服务热线 {hotline}（{hours}）。
        </p>
        <OtherWaysIn />
      </div>
    </SignedOutFrame>
  );
}
