import type { ReactNode } from 'react';
import { settings } from '../../../(public)/reads.ts';
import { portalEnterprise } from '../../../../queries/portalHome.ts';
import { portalVisit } from '../../currentUser.ts';
import { Masthead, PortalMain } from '../../shell/Masthead.tsx';
import { Navigation } from '../../shell/Navigation.tsx';
import { SignOut } from '../../shell/SignOut.tsx';
import styles from '../../shell/shell.module.css';

/** Header and navigation around the pages of somebody signed in. Whoever is not is sent on by the page, which knows its own address. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const visit = await portalVisit();
  if (!visit) return children;
  const [{ platformName }, enterprise] = await Promise.all([settings(), portalEnterprise(visit.db, visit.actor.enterprise)]);
  return (
    <>
      <header>
        <Masthead platformName={platformName}>
          <a className={styles.onBand} href="/">
            公众服务
          </a>
        </Masthead>
        <Who enterprise={enterprise.name} username={visit.user.username} />
        <Navigation />
      </header>
      <PortalMain>{children}</PortalMain>
    </>
  );
}

/** For whom one works here, under which name, and the way out. */
function Who({ enterprise, username }: { enterprise: string | null; username: string }) {
  return (
    <div className={styles.who}>
      <div className={styles.inner}>
        <p>
          <strong>{enterprise ?? '单位尚未实名认证'}</strong>
          <small>{username}</small>
        </p>
        <SignOut />
      </div>
    </div>
  );
}
