import type { Announcement } from '../../../queries/announcements.ts';
import { announcement, announcementPage } from '../reads.ts';

/** Longest query, in characters; the search of announcements takes no more. */
export const LONGEST_QUERY = 40;
/** Most pages of announcements the help page shows at once. */
const MOST_PAGES = 3;

/** The answers that hold every word of `q`, with their texts, newest first: announcements of the category help. */
export async function helpArticles(q: string): Promise<Announcement[]> {
  const lines = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = await announcementPage({ category: 'help', q, page });
    lines.push(...found.items);
    if (page >= found.pages) break;
  }
  const articles = await Promise.all(lines.map(({ slug }) => announcement(slug)));
  return articles.filter((article) => article !== null);
}
