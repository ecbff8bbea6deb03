import { now } from '../../../adapters/clock.ts';
import { serverUrl } from '../../../adapters/links.ts';
import { announcementPages, countProductPages, productPages } from '../../../queries/siteMap.ts';
import { database } from '../../database.ts';
import { pathIn } from '../language.ts';
import { MOST_IN_A_FILE, siteMapIndex, urlSet } from './siteMap.ts';

export const dynamic = 'force-dynamic';

const STANDING = ['/', '/products', '/announcements', '/announcements?category=notice', '/announcements?category=publicity', '/announcements?category=policy', '/verify', '/help', '/open-data', '/objections/status'];
const MOST_ANNOUNCEMENTS = 5_000;
/** Products in one file, with room for the standing pages and the announcements in the first. */
const PRODUCTS = MOST_IN_A_FILE - MOST_ANNOUNCEMENTS - 2 * STANDING.length;

/** Site map for search engines: the standing pages in both languages, every announcement, every filed product; in parts where one file would be too small. */
export async function GET(request: Request): Promise<Response> {
  const origin = serverUrl();
  const parts = Math.max(1, Math.ceil((await countProductPages(database())) / PRODUCTS));
  const asked = new URL(request.url).searchParams.get('part');
  const part = asked === null ? 1 : Number(asked);
  if (!Number.isInteger(part) || part < 1 || part > parts) return new Response(null, { status: 404 });
  return answer(asked === null && parts > 1 ? siteMapIndex(origin, parts) : urlSet(origin, await pagesOf(part)));
}

async function pagesOf(part: number) {
  const products = await productPages(database(), (part - 1) * PRODUCTS, PRODUCTS);
  if (part > 1) return products;
  const standing = STANDING.flatMap((path) => [{ path }, { path: pathIn('en', path) }]);
  return [...standing, ...(await announcementPages(database(), MOST_ANNOUNCEMENTS, now())), ...products];
}

function answer(xml: string): Response {
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
}
