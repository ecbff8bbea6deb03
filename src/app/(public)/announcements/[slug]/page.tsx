import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { mediaOf, plainText, type RichText } from '../../../../domain/announcementText.ts';
import type { Announcement, Neighbours } from '../../../../queries/announcements.ts';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import { OpenForm } from '../../forms/OpenForm.tsx';
import { language, pathIn, wordsIn, type Language } from '../../language.ts';
import { segmentOf, type SearchParams } from '../../parameters.ts';
import { announcement, announcementNeighbours } from '../../reads.ts';
import styles from '../announcements.module.css';
import { Article } from '../Article.tsx';
import { FEED } from '../feed.ts';
import { fileAddress } from '../Files.tsx';
import { RoundTable } from '../RoundTable.tsx';
import { WORDS } from '../words.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

const LONGEST_DESCRIPTION = 120;

/** Read once for title and page. */
const read = cache(async (slug: string): Promise<Announcement> => (await announcement(segmentOf(slug))) ?? notFound());

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await read((await params).slug);
  const { title, slug, publishedAt, updatedAt } = found;
  const inUse = await language();
  const description = found.summary ?? [...plainText(JSON.parse(found.body) as RichText)].slice(0, LONGEST_DESCRIPTION).join('');
  return {
    title,
    description,
    openGraph: {
      ...{ type: 'article', title, description, locale: 'zh_CN', url: pathIn(inUse, `/announcements/${slug}`) },
      ...{ publishedTime: publishedAt, modifiedTime: updatedAt, images: pictureOf(found) },
    },
    alternates: { types: { 'application/atom+xml': [{ url: FEED, title: wordsIn(WORDS, inUse).feedTitle }] } },
  };
}

export default async function AnnouncementPage({ params, searchParams }: Props) {
  const found = await read((await params).slug);
  const [inUse, beside, asked] = await Promise.all([language(), announcementNeighbours(found), searchParams]);
  const words = wordsIn(WORDS, inUse);
  const address = `/announcements/${found.slug}`;
  const crumbs = [
    { href: '/', label: words.home },
    { href: '/announcements', label: words.title },
    { href: `/announcements?category=${found.category}`, label: words.category[found.category] },
  ];
  return (
    <PublicPage section="announcements" crumbs={crumbs}>
      <Column>
        <Article announcement={found} language={inUse}>
          {found.category === 'publicity' && <RoundTable announcement={found.id} address={address} language={inUse} asked={asked} />}
        </Article>
        <OpenForm announcement={found.id} language={inUse} />
        <Beside neighbours={beside} language={inUse} />
      </Column>
    </PublicPage>
  );
}

/** The first picture of the text, for cards that others make of the page. */
function pictureOf({ body, references }: Announcement): { url: string; alt: string }[] {
  const pictures = mediaOf(JSON.parse(body) as RichText).flatMap((id) => references.files[id] ?? []);
  return pictures.filter(({ mimeType }) => mimeType.startsWith('image/')).slice(0, 1).map((file) => ({ url: fileAddress(file), alt: file.alt ?? '' }));
}

function Beside({ neighbours: { previous, next }, language: inUse }: { neighbours: Neighbours; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  if (!previous && !next) return null;
  const link = (rel: 'prev' | 'next', label: string, to: { slug: string; title: string }) => (
    <p>
      {label}
      {inUse === 'zh' ? '：' : ': '}
      <a rel={rel} href={pathIn(inUse, `/announcements/${to.slug}`)} lang="zh-CN">
        {to.title}
      </a>
    </p>
  );
  return (
    <nav className={styles.beside} aria-label={words.others}>
      {previous && link('prev', words.previous, previous)}
      {next && link('next', words.next, next)}
    </nav>
  );
}
