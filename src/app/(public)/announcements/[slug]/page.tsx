import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Announcement } from '../../../../queries/announcements.ts';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import words from '../../components/text.module.css';
import { chineseDay, civilDay } from '../../dates.ts';
import { segmentOf } from '../../parameters.ts';
import { announcement } from '../../reads.ts';
import styles from '../announcements.module.css';
import { CATEGORIES } from '../categories.ts';
import { richTextHtml } from '../richText.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }> };

const CRUMBS = [
  { href: '/', label: '首页' },
  { href: '/announcements', label: '通知公告' },
];

/** Read once for title and page. */
const read = cache(async (slug: string): Promise<Announcement> => (await announcement(segmentOf(slug))) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, summary, slug } = await read((await params).slug);
  return {
    title,
    ...(summary && { description: summary }),
    openGraph: { type: 'article', title, locale: 'zh_CN', url: `/announcements/${slug}` },
  };
}

export default async function AnnouncementPage({ params }: Props) {
  const { title, category, publishedAt, body } = await read((await params).slug);
  return (
    <PublicPage section="announcements" crumbs={CRUMBS}>
      <Column>
        <article className={words.page}>
          <header>
            <h1>{title}</h1>
            <p className={words.quiet}>
              {CATEGORIES[category]}　<time dateTime={civilDay(publishedAt)}>{chineseDay(publishedAt)}</time>
            </p>
          </header>
          <div className={styles.article} dangerouslySetInnerHTML={{ __html: richTextHtml(body) }} />
        </article>
      </Column>
    </PublicPage>
  );
}
