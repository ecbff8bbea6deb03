import type { Queryable } from '../adapters/database.ts';

export type AnnouncementCategory = 'notice' | 'publicity' | 'policy' | 'help';

/** One line of a list. `publishedAt`, `updatedAt`: ISO instants, UTC. */
export type AnnouncementLine = {
  slug: string;
  title: string;
  category: AnnouncementCategory;
  summary: string | null;
  publishedAt: string;
};

/** `body` is the stored Lexical document, as JSON text so that it survives any cache unchanged. */
export type Announcement = AnnouncementLine & { updatedAt: string; body: string };

export type AnnouncementPage = { items: AnnouncementLine[]; total: number; page: number; pages: number };

const PAGE_SIZE = 20;
const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const LINE = `slug, title, category::text as category, nullif(summary, '') as summary,
  to_char(coalesce(published_at, created_at) at time zone 'UTC', ${UTC}) as "publishedAt"`;
const PUBLISHED = `status = 'published' and coalesce(published_at, created_at) <= now()`;
const NEWEST_FIRST = 'order by coalesce(published_at, created_at) desc, id desc';

/** The newest published announcements, for the home page. */
export async function latestAnnouncements(db: Queryable, limit: number): Promise<AnnouncementLine[]> {
  const { rows } = await db.query<AnnouncementLine>(`select ${LINE} from announcements where ${PUBLISHED} ${NEWEST_FIRST} limit $1`, [limit]);
  return rows;
}

/** One page (20) of the published announcements of a category, or of all. A page beyond the end gives the last one. */
export async function listAnnouncements(db: Queryable, category: AnnouncementCategory | null, wanted: number): Promise<AnnouncementPage> {
  const chosen = `${PUBLISHED} and ($1::text is null or category::text = $1)`;
  const counted = await db.query<{ total: number }>(`select count(*)::int as total from announcements where ${chosen}`, [category]);
  const total = counted.rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = Math.min(Math.max(1, wanted), pages);
  const { rows } = await db.query<AnnouncementLine>(
    `select ${LINE} from announcements where ${chosen} ${NEWEST_FIRST} limit ${PAGE_SIZE} offset $2`,
    [category, (page - 1) * PAGE_SIZE],
  );
  return { items: rows, total, page, pages };
}

/** A published announcement by its address, or null. Drafts, scheduled and withdrawn ones are as good as absent. */
export async function findAnnouncement(db: Queryable, slug: string): Promise<Announcement | null> {
  const { rows } = await db.query<Announcement>(
    `select ${LINE}, to_char(updated_at at time zone 'UTC', ${UTC}) as "updatedAt", body::text as body
     from announcements where slug = $1 and ${PUBLISHED}`,
    [slug],
  );
  return rows[0] ?? null;
}
