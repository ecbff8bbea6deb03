import type { AnnouncementLine } from '../../../queries/announcements.ts';
import { announcementPage } from '../reads.ts';

export const dynamic = 'force-dynamic';

const STANDING = ['/', '/products', '/announcements', '/verify'];
const MOST_PAGES = 100;

/** Site map for search engines: the standing pages and every announcement. Products are found through /products. */
export async function GET(): Promise<Response> {
  const origin = (process.env.SERVER_URL ?? '').replace(/\/$/, '');
  const pages = [
    ...STANDING.map((path) => `<url><loc>${origin}${path}</loc></url>`),
    ...(await everyAnnouncement()).map(({ slug, publishedAt }) => `<url><loc>${origin}/announcements/${slug}</loc><lastmod>${publishedAt}</lastmod></url>`),
  ];
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${pages.join('\n')}\n</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}

async function everyAnnouncement(): Promise<AnnouncementLine[]> {
  const first = await announcementPage(null, 1);
  const lines = [...first.items];
  for (let page = 2; page <= Math.min(first.pages, MOST_PAGES); page++) lines.push(...(await announcementPage(null, page)).items);
  return lines;
}
