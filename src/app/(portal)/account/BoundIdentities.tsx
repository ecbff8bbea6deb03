import type pg from 'pg';
import { ownBindings, type OwnBinding } from '../../../accounts/ssoBindings.ts';
import { chineseDay } from '../../(public)/dates.ts';
import { offeredIdentity } from '../../identity.ts';
import styles from './account.module.css';
import { Identities } from './Identities.tsx';

/** Section of the account page: the identities bound to the account. Left out where single sign-on is unknown. */
export async function BoundIdentities({ db, user }: { db: pg.Pool; user: string }) {
  const [provider, bindings] = [offeredIdentity(), await ownBindings(db, user)];
  if (!provider && bindings.length === 0) return null;
  const name = provider?.name ?? '统一身份认证平台';
  return (
    <section className={styles.section} aria-labelledby="identities">
      <h2 id="identities">{name}</h2>
      <Identities identities={bindings.map(shown)} />
      {bindings.length === 0 && <p>这个账号没有绑定{name}的身份。需要绑定时，请退出登录，在登录页从{name}进入，再选“绑定已有账号”。</p>}
    </section>
  );
}

function shown({ id, kind, uscc, boundAt, lastUsedAt }: OwnBinding) {
  const used = lastUsedAt ? `，最近登录 ${chineseDay(lastUsedAt)}` : '';
  return { id, label: kind === 'corporate' ? `法人账号（${uscc}）` : '个人账号', since: `${chineseDay(boundAt)} 绑定${used}` };
}
