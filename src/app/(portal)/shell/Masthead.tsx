import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './shell.module.css';

/** The blue band with the name of the platform; `children` stand at its right end. */
export function Masthead({ platformName, children }: { platformName: string; children?: ReactNode }) {
  return (
    <div className={styles.band}>
      <div className={`${styles.inner} ${styles.masthead}`}>
        <Link className={styles.name} href="/portal" prefetch={false}>
          {platformName}
          <span>企业服务</span>
        </Link>
        {children}
      </div>
    </div>
  );
}

/** The frame of the pages before sign-in. */
export function SignedOutFrame({ platformName, children }: { platformName: string; children: ReactNode }) {
  return (
    <>
      <header>
        <Masthead platformName={platformName}>
          <a className={styles.onBand} href="/">
            公众服务
          </a>
        </Masthead>
      </header>
      <PortalMain>{children}</PortalMain>
    </>
  );
}

/** The column every page of the portal stands in. */
export function PortalMain({ children }: { children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={styles.main}>
      <div className={`${styles.inner} ${styles.column}`}>{children}</div>
    </main>
  );
}
