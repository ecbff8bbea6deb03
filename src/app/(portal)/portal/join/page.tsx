import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { findInvitation, type OpenInvitation } from '../../../../accounts/invitations.ts';
import { isDemo } from '../../../../adapters/config.ts';
import { maskPhone } from '../../../../domain/phone.ts';
import { readAgreements } from '../../../../queries/agreements.ts';
import { ErrorSummary } from '../../../(public)/components/ErrorSummary.tsx';
import forms from '../../../(public)/components/form.module.css';
import { textOf, type SearchParams } from '../../../(public)/parameters.ts';
import { settings } from '../../../(public)/reads.ts';
import { database } from '../../../database.ts';
import styles from '../../account/account.module.css';
import own from '../../clerks/clerks.module.css';
import { JoinForm } from '../../clerks/JoinForm.tsx';
import { portalVisit } from '../../currentUser.ts';
import { SignedOutFrame } from '../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '接受邀请' };

export default async function JoinPage({ searchParams }: { searchParams: SearchParams }) {
  const typed = textOf((await searchParams).code);
  const visit = await portalVisit();
  return <Frame>{visit ? <AlreadyIn username={visit.user.username} /> : await accepting(typed)}</Frame>;
}

async function accepting(typed: string): Promise<ReactNode> {
  const found = typed === '' ? null : await read(typed);
  if (!found?.ok) return <AskForCode typed={typed} problem={found?.problems[0]?.message ?? null} />;
  return <Accept code={typed} invitation={found.invitation} />;
}

/** The invitation of a code; its secret is the platform's own, as the endpoints have it. */
async function read(code: string) {
  const requested = await headers();
  const visitor = { address: requested.get('x-client-address') ?? 'local', agent: '', token: undefined };
  return findInvitation({ pool: database(), secret: process.env.PAYLOAD_SECRET ?? '' }, code, visitor);
}

async function Frame({ children }: { children: ReactNode }) {
  const { platformName } = await settings();
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>{children}</div>
    </SignedOutFrame>
  );
}

function AskForCode({ typed, problem }: { typed: string; problem: string | null }) {
  return (
    <>
      {problem && (
        <div className={own.ask}>
          <ErrorSummary problems={[{ field: 'code', message: problem }]} />
        </div>
      )}
      <h1>接受邀请</h1>
      <p className={styles.lead}>您所在单位的主账号邀请您办理业务时，您会收到一条带邀请码的短信。</p>
      <form className={own.ask} action="/portal/join" noValidate>
        <div className={`${forms.field} ${problem ? forms.wrong : ''}`}>
          <label htmlFor="code">邀请码</label>
          <p className={styles.hint} id="code-hint">
            10 位字母和数字，不分大小写。
          </p>
          {problem && (
            <p className={forms.error} id="code-error">
              <span className={forms.hidden}>错误：</span>
              {problem}
            </p>
          )}
          <div className={forms.row}>
            <CodeInput typed={typed} isWrong={problem !== null} />
            <button className={forms.button} type="submit">
              继续
            </button>
          </div>
        </div>
      </form>
      <p className={own.ask}>
        <a href="/portal/login">返回登录</a>
      </p>
    </>
  );
}

function CodeInput({ typed, isWrong }: { typed: string; isWrong: boolean }) {
  const state = isWrong ? { 'aria-invalid': true, 'aria-describedby': 'code-hint code-error' } : { 'aria-describedby': 'code-hint' };
  return <input className={forms.control} id="code" name="code" defaultValue={typed} autoComplete="off" autoCapitalize="characters" spellCheck={false} {...state} />;
}

async function Accept({ code, invitation }: { code: string; invitation: OpenInvitation }) {
  const agreements = await readAgreements(database());
  return (
    <>
      <h1>接受邀请</h1>
      <p className={styles.lead}>
        {invitation.enterpriseName ?? '尚未实名认证的单位'}（邀请人 {invitation.invitedBy}）邀请您作为经办人办理本单位的业务。请设置您自己的账号，各项均须填写。
      </p>
      {isDemo(process.env) && <p className={styles.note}>演示环境：短信不会真的发出。平台管理员登录后台后，在“通知”列表中可以看到验证码。</p>}
      <JoinForm invitation={code} mobile={maskPhone(invitation.mobile)} email={invitation.email ?? ''} agreements={agreements} />
    </>
  );
}

function AlreadyIn({ username }: { username: string }) {
  return (
    <>
      <h1>接受邀请</h1>
      <p className={own.ask}>
        您已用账号 {username} 登录。要接受邀请、建立新的账号，请先<a href="/portal">回到首页</a>退出登录，再打开邀请的网址。
      </p>
    </>
  );
}
