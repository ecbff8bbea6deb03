import { Feed } from 'feed';
import type { AnnouncementLine } from '../../../queries/announcements.ts';

/** Address of the feed; announcements are Chinese, so there is one. */
export const FEED = '/announcements/feed.xml';

/**
 * The newest announcements as Atom. `origin` is the configured address of the platform without a slash at its end, never
 * the Host header; entries are known by their addresses, which do not change.
 */
export function atomFeed(items: readonly AnnouncementLine[], { origin, platform }: { origin: string; platform: string }): string {
  const feed = new Feed({
    id: `${origin}/announcements`,
    link: `${origin}/announcements`,
    title: `${platform}通知公告`,
    language: 'zh-CN',
    copyright: platform,
    feedLinks: { atom: `${origin}${FEED}` },
    author: { name: platform },
    ...(items[0] && { updated: latestOf(items) }),
    generator: platform,
  });
  for (const { slug, title, summary, publishedAt, updatedAt } of items) {
    const link = `${origin}/announcements/${slug}`;
    feed.addItem({ id: link, link, title: asHtml(title), description: asHtml(summary ?? title), published: new Date(publishedAt), date: new Date(updatedAt) });
  }
  return feed.atom1();
}

const latestOf = (items: readonly AnnouncementLine[]): Date => new Date(items.map(({ updatedAt }) => updatedAt).toSorted().at(-1) ?? 0);

/** Readers take titles and summaries of Atom for HTML. */
const asHtml = (text: string): string => printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** XML has no place for control characters, whatever was pasted into a title. */
const printable = (text: string): string => text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
