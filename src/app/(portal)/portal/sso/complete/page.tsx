import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { waitingIdentity, type Waiting } from '../../../../../accounts/sso.ts';
import { PENDING_COOKIE } from '../../../../../accounts/ssoAttempts.ts';
import { readAgreements } from '../../../../../queries/agreements.ts';
import { SummaryList } from '../../../../(public)/components/SummaryList.tsx';
import { textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { settings } from '../../../../(public)/reads.ts';
import { database } from '../../../../database.ts';
import { offeredIdentity } from '../../../../identity.ts';
import styles from '../../../account/account.module.css';
import { LoginForm } from '../../../account/LoginForm.tsx';
import ways from '../../../account/otherWays.module.css';
import { RegisterForm } from '../../../account/RegisterForm.tsx';
import lists from '../../../lists/lists.module.css';
import { ownPath } from '../../../ownPath.ts';
import { SignedOutFrame } from '../../../shell/Masthead.tsx';

export const metadata: Metadata = { title: '首次登录' };

/** Somebody the identity service knows and we do not: they choose an account, a new one or one they have. */
export default async function CompletePage({ searchParams }: { searchParams: SearchParams }) {
  const waiting = await waitingIdentity(database(), (await cookies()).get(PENDING_COOKIE)?.value);
  if (!waiting) redirect('/portal/sso/problem?why=stale');
  const binds = textOf((await searchParams).way) === 'bind';
  const { platformName } = await settings();
  return (
    <SignedOutFrame platformName={platformName}>
      <div className={styles.page}>
        <h1>首次登录</h1>
        <Who waiting={waiting} />
        <Ways binds={binds} />
        {binds ? <Bind waiting={waiting} /> : <Open waiting={waiting} />}
      </div>
    </SignedOutFrame>
  );
}

function Who({ waiting: { identity, organisation } }: { waiting: Waiting }) {
  const name = offeredIdentity()?.name ?? '统一身份认证平台';
  const { corporate, person } = identity;
  if (!corporate) {
    return (
      <p className={styles.lead}>
        {name}已确认您的个人身份{person.name && `（${person.name}）`}。它还没有绑定本平台的账号，请选择一种方式，以后就可以直接登录。
      </p>
    );
  }
  return (
    <>
      <p className={styles.lead}>{name}已确认您代表以下单位。请选择一种方式，以后就可以直接登录。</p>
      <div className={ways.facts}>
        <SummaryList
          rows={[
            { label: '单位名称', value: organisation?.name ?? corporate.name },
            { label: '统一社会信用代码', value: corporate.uscc },
          ]}
        />
      </div>
    </>
  );
}

const WAYS = [
  { way: 'register', label: '新建账号' },
  { way: 'bind', label: '绑定已有账号' },
] as const;

function Ways({ binds }: { binds: boolean }) {
  return (
    <nav className={lists.tabs} aria-label="选择账号">
      <ul>
        {WAYS.map(({ way, label }) => (
          <li key={way}>
            <a href={`/portal/sso/complete?way=${way}`} aria-current={(way === 'bind') === binds ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Bind({ waiting: { identity, next } }: { waiting: Waiting }) {
  return (
    <>
      <p className={styles.lead}>
        {identity.corporate ? '请输入您在该单位的账号和密码。其他单位的账号不能绑定这个法人账号。' : '请输入您的账号和密码，核对无误后绑定。'}
      </p>
      <LoginForm next={ownPath(next)} purpose="bind" />
    </>
  );
}

async function Open({ waiting }: { waiting: Waiting }) {
  const { mobile, email } = waiting.identity.person;
  return (
    <>
      <p className={styles.lead}>{whatFollows(waiting)}</p>
      <RegisterForm agreements={await readAgreements(database())} identity={{ next: ownPath(waiting.next), mobile: mobile ?? '', email: email ?? '' }} />
    </>
  );
}

function whatFollows({ identity, organisation }: Waiting): string {
  if (!identity.corporate) return '没有账号的，请在这里注册。注册后先办理单位的实名认证，再备案专利产品。';
  if (organisation?.isVerified) return '该单位已在本平台通过实名认证。建立账号后，您就是该单位的经办人，可以办理该单位的事项。';
  if (organisation) return '该单位已有同事建立账号，还没有通过实名认证。建立账号后，您也是该单位的经办人。';
  return '该单位在本平台还没有账号。建立账号后请办理实名认证，单位名称和代码会先为您填好。';
}
