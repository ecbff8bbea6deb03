import { cookies } from 'next/headers';
import { SSO_MARK } from '../../../accounts/ssoAttempts.ts';
import type { IdentityKind } from '../../../adapters/identity/provider.ts';
import { offeredIdentity } from '../../identity.ts';
import { PORTAL_HOME } from '../ownPath.ts';
import styles from './account.module.css';
import ways from './otherWays.module.css';

const WORDS: Record<IdentityKind, string> = { corporate: '法人账号登录', person: '个人账号登录' };

/**
 * Ways into the portal beside name and password: the identity service of the city, when one is configured. `next`: the
 * page of the portal to go on to. After a sign-out it offers to sign out there as well, for whoever came from there.
 */
export async function OtherWaysIn({ next = PORTAL_HOME }: { next?: string }) {
  const provider = offeredIdentity();
  if (!provider) return null;
  const cameFromThere = (await cookies()).has(SSO_MARK);
  return (
    <section className={styles.section} aria-labelledby="other-ways">
      <h2 id="other-ways">{provider.name}登录</h2>
      <ul className={ways.ways}>
        {provider.kinds.map((kind) => (
          <li key={kind}>
            <a className={ways.way} href={`/portal/sso/start?${new URLSearchParams({ kind, next })}`}>
              {WORDS[kind]}
            </a>
          </li>
        ))}
      </ul>
      {cameFromThere && (
        <p className={ways.hint}>
          您在{provider.name}可能仍处于登录状态。在公用电脑上，请<a href="/portal/sso/logout">同时退出{provider.name}</a>。
        </p>
      )}
    </section>
  );
}
