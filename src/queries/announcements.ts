import type { Queryable } from '../adapters/database.ts';
import { linkedAnnouncements, mediaOf, type RichText } from '../domain/announcementText.ts';

export type AnnouncementCategory = 'notice' | 'publicity' | 'policy' | 'help';

/** One line of a list. `publishedAt`, `updatedAt`: ISO instants, UTC. */
export type AnnouncementLine = {
  slug: string;
  title: string;
  category: AnnouncementCategory;
  summary: string | null;
  publishedAt: string;
  updatedAt: string;
};

/** A picture or file of an announcement; `bytes` of the stored file, pixels of a picture. */
export type AnnouncementFile = { id: string; filename: string; name: string; mimeType: string; bytes: number; alt: string | null; width: number | null; height: number | null };

/** What a text refers to: files by id, addresses of announcements it links to by id (those that are public). */
export type References = { files: Record<string, AnnouncementFile>; slugs: Record<string, string> };

/** `body` is the stored Lexical document, as JSON text so that it survives any cache unchanged; `attachments` in the editor's order. */
export type Announcement = AnnouncementLine & { id: string; body: string; attachments: AnnouncementFile[]; references: References };

export type AnnouncementPage = { items: AnnouncementLine[]; total: number; page: number; pages: number };
export type Neighbours = { previous: Pick<AnnouncementLine, 'slug' | 'title'> | null; next: Pick<AnnouncementLine, 'slug' | 'title'> | null };

export const ANNOUNCEMENTS_A_PAGE = 20;
const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const LINE = `slug, title, category::text as category, nullif(summary, '') as summary,
  to_char(published_at at time zone 'UTC', ${UTC}) as "publishedAt", to_char(updated_at at time zone 'UTC', ${UTC}) as "updatedAt"`;
/** Released and its time has come at $1: the one condition of every public read (`announcementState`). */
const PUBLISHED = `_status = 'published' and published_at <= $1`;
const NEWEST_FIRST = 'order by published_at desc, id desc';
const FILE = `m.id, m.filename, m.original_name as name, m.mime_type as "mimeType", m.filesize::int as bytes, nullif(m.alt, '') as alt, m.width::int as width, m.height::int as height`;

/** The newest published announcements, for the home page and the feed. */
export async function latestAnnouncements(db: Queryable, limit: number, now: Date): Promise<AnnouncementLine[]> {
  const { rows } = await db.query<AnnouncementLine>(`select ${LINE} from announcements where ${PUBLISHED} ${NEWEST_FIRST} limit $2`, [now, limit]);
  return rows;
}

export type Wanted = { category: AnnouncementCategory | null; q?: string; page: number };

/** One page (20) of the published announcements of a category, or of all, that hold every word of `q` in title, summary or text. A page beyond the end gives the last one. */
export async function listAnnouncements(db: Queryable, { category, q = '', page: wanted }: Wanted, now: Date): Promise<AnnouncementPage> {
  const chosen = `${PUBLISHED} and ($2::text is null or category::text = $2)
    and (select coalesce(bool_and(concat_ws(' ', title, summary, search_text) ilike word), true) from unnest($3::text[]) word)`;
  const values = [now, category, wordsOf(q)];
  const counted = await db.query<{ total: number }>(`select count(*)::int as total from announcements where ${chosen}`, values);
  const total = counted.rows[0]?.total ?? 0;
  const pages = Math.max(1, Math.ceil(total / ANNOUNCEMENTS_A_PAGE));
  const page = Math.min(Math.max(1, wanted), pages);
  const { rows } = await db.query<AnnouncementLine>(`select ${LINE} from announcements where ${chosen} ${NEWEST_FIRST} limit ${ANNOUNCEMENTS_A_PAGE} offset $4`, [
    ...values,
    (page - 1) * ANNOUNCEMENTS_A_PAGE,
  ]);
  return { items: rows, total, page, pages };
}

/** A published announcement by its address, or null. Drafts, scheduled and withdrawn ones are as good as absent. */
export async function findAnnouncement(db: Queryable, slug: string, now: Date): Promise<Announcement | null> {
  const { rows } = await db.query<AnnouncementLine & { id: string; body: string; attachments: string[] | null }>(
    `select id, ${LINE}, body::text as body,
       (select array_agg(r.public_media_id order by r."order") from announcements_rels r where r.parent_id = announcements.id and r.path = 'attachments') as attachments
     from announcements where slug = $2 and ${PUBLISHED}`,
    [now, slug],
  );
  return rows[0] ? withFiles(db, rows[0], now) : null;
}

/** The newest saved content of an announcement, whatever its state: for its editors' preview alone. Null when there is none. */
export async function draftAnnouncement(db: Queryable, id: string, now: Date): Promise<Announcement | null> {
  const { rows } = await db.query<AnnouncementLine & { id: string; body: string; attachments: string[] | null }>(
    `select parent_id as id, coalesce(version_slug, '') as slug, coalesce(version_title, '未命名') as title, version_category::text as category, nullif(version_summary, '') as summary,
       to_char(coalesce(version_published_at, $1) at time zone 'UTC', ${UTC}) as "publishedAt", to_char(coalesce(version_published_at, $1) at time zone 'UTC', ${UTC}) as "updatedAt",
       coalesce(version_body, '{"root":{"type":"root","children":[]}}')::text as body,
       (select array_agg(r.public_media_id order by r."order") from _announcements_v_rels r where r.parent_id = v.id and r.path = 'version.attachments') as attachments
     from _announcements_v v where v.parent_id::text = $2 and v.latest order by v.updated_at desc limit 1`,
    [now, id],
  );
  return rows[0] ? withFiles(db, rows[0], now) : null;
}

/** The announcements of the same category before and after one, by time of publication. */
export async function neighbours(db: Queryable, { slug, category, publishedAt }: AnnouncementLine, now: Date): Promise<Neighbours> {
  const beside = async (comparison: string, order: string) =>
    (await db.query<{ slug: string; title: string }>(
      `select slug, title from announcements where ${PUBLISHED} and category::text = $2 and slug <> $3 and published_at ${comparison} $4::timestamptz order by published_at ${order}, id ${order} limit 1`,
      [now, category, slug, publishedAt],
    )).rows[0] ?? null;
  return { previous: await beside('<=', 'desc'), next: await beside('>', 'asc') };
}

/** When the next scheduled announcement becomes public; ISO instant, or null. Lists that are kept end there. */
export async function nextRelease(db: Queryable, now: Date): Promise<string | null> {
  const { rows } = await db.query<{ at: string | null }>(
    `select to_char(min(published_at) at time zone 'UTC', ${UTC}) as at from announcements where _status = 'published' and published_at > $1`,
    [now],
  );
  return rows[0]?.at ?? null;
}

async function withFiles(db: Queryable, row: AnnouncementLine & { id: string; body: string; attachments: string[] | null }, now: Date): Promise<Announcement> {
  const body = JSON.parse(row.body) as RichText;
  const attached = row.attachments ?? [];
  const files = await byId(db, [...new Set([...attached, ...mediaOf(body)])]);
  const slugs = await addressesOf(db, linkedAnnouncements(body), now);
  return { ...row, attachments: attached.flatMap((id) => files[id] ?? []), references: { files, slugs } };
}

async function byId(db: Queryable, ids: readonly string[]): Promise<Record<string, AnnouncementFile>> {
  if (ids.length === 0) return {};
  const { rows } = await db.query<AnnouncementFile>(`select ${FILE} from public_media m where m.id::text = any($1)`, [ids]);
  return Object.fromEntries(rows.map((file) => [file.id, file]));
}

async function addressesOf(db: Queryable, ids: readonly string[], now: Date): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await db.query<{ id: string; slug: string }>(`select id, slug from announcements where id::text = any($2) and ${PUBLISHED}`, [now, ids]);
  return Object.fromEntries(rows.map(({ id, slug }) => [id, slug]));
}

/** At most five words, as patterns: what a person types means itself, also % and _. */
function wordsOf(q: string): string[] {
  return q.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 5).map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}
