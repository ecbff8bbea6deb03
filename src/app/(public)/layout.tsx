import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { platformNameIn } from '../../queries/settings.ts';
import { tokens } from '../tokens.ts';
import '../tokens.css';
import './base.css';
import { Alternates } from './components/Alternates.tsx';
import { Footer } from './components/Footer.tsx';
import { htmlLang, language, wordsIn } from './language.ts';
import { settings } from './reads.ts';
import styles from './shell.module.css';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

export const viewport: Viewport = { width: 'device-width', initialScale: 1, themeColor: tokens.color.accent };

/** Titles read "page - platform"; the address in links to pictures and pages comes from SERVER_URL, never from the Host header. */
export async function generateMetadata(): Promise<Metadata> {
  const inUse = await language();
  const name = platformNameIn(inUse, await settings());
  const { description } = wordsIn(WORDS, inUse);
  return {
    metadataBase: URL.parse(process.env.SERVER_URL ?? ''),
    title: { default: name, template: `%s - ${name}` },
    description,
    openGraph: { type: 'website', locale: inUse === 'en' ? 'en' : 'zh_CN', siteName: name, description },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  };
}

/** Root layout of the public site: no script of its own, so it works in any browser. */
export default async function PublicLayout({ children }: { children: ReactNode }) {
  const inUse = await language();
  return (
    <html lang={htmlLang(inUse)}>
      <body>
        <Alternates />
        <a className={styles.skip} href="#main">
          {wordsIn(WORDS, inUse).skip}
        </a>
        {children}
        <Footer settings={await settings()} />
      </body>
    </html>
  );
}
