import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { tokens } from '../tokens.ts';
import '../tokens.css';
import './base.css';
import { Footer } from './components/Footer.tsx';
import { settings } from './reads.ts';
import styles from './shell.module.css';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: tokens.color.accent };

const DESCRIPTION = '查询已备案的专利产品，查验备案证明，了解专利产品备案的通知公告。';

/** Titles read "page - platform"; the address in links to pictures and pages comes from SERVER_URL, never from the Host header. */
export async function generateMetadata(): Promise<Metadata> {
  const { platformName } = await settings();
  return {
    metadataBase: URL.parse(process.env.SERVER_URL ?? ''),
    title: { default: platformName, template: `%s - ${platformName}` },
    description: DESCRIPTION,
    openGraph: { type: 'website', locale: 'zh_CN', siteName: platformName, description: DESCRIPTION },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** Root layout of the public site: no script of its own, so it works in any browser. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN">
      <body>
        <a className={styles.skip} href="#main">
          跳到正文
        </a>
        {children}
        <Footer settings={await settings()} />
      </body>
    </html>
  );
}
