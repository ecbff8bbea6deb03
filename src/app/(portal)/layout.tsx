import { AntdRegistry } from '@ant-design/nextjs-registry';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Footer } from '../(public)/components/Footer.tsx';
import { settings } from '../(public)/reads.ts';
import { tokens } from '../tokens.ts';
import '../tokens.css';
import '../(public)/base.css';
import './shell/portal.css';
import { Providers } from './shell/Providers.tsx';
import styles from './shell/shell.module.css';
import { textScale } from './shell/textScale.ts';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: tokens.color.accent };

/** Titles read "page - platform"; nothing of the portal belongs into a search engine. */
export async function generateMetadata(): Promise<Metadata> {
  const { platformName } = await settings();
  return {
    title: { default: `企业服务 - ${platformName}`, template: `%s - ${platformName}` },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** Root layout of the portal: language, theme, skip link and footer; who is signed in is the business of the pages. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" style={textScale}>
      <body>
        <a className={styles.skip} href="#main">
          跳到正文
        </a>
        <AntdRegistry>
          <Providers nonce={await nonce()}>{children}</Providers>
        </AntdRegistry>
        <Footer settings={await settings()} />
      </body>
    </html>
  );
}

/** The nonce of this request, which our server puts into the policy; antd marks the styles it adds with it. */
async function nonce(): Promise<string | undefined> {
  return /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1];
}
