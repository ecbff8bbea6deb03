import type { SitePage } from '../../../queries/siteMap.ts';

/** What sitemaps.org allows in one file. */
export const MOST_IN_A_FILE = 50_000;

type Entry = { address: string; changed?: string };

/** A site map of pages; `origin` is the configured address of the platform without a slash at its end. */
export function urlSet(origin: string, pages: readonly (SitePage | { path: string })[]): string {
  return document('urlset', 'url', pages.map((page) => ({ address: `${origin}${page.path}`, ...('changed' in page && { changed: page.changed }) })));
}

/** The list of the site maps of a site with more pages than one file holds: one for each part. */
export function siteMapIndex(origin: string, parts: number): string {
  return document('sitemapindex', 'sitemap', Array.from({ length: parts }, (_, index) => ({ address: `${origin}/sitemap.xml?part=${index + 1}` })));
}

function document(root: string, element: string, entries: readonly Entry[]): string {
  const lines = entries.map(({ address, changed }) => `<${element}><loc>${escaped(address)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</${element}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</${root}>\n`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
