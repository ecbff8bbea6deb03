import type { Queryable } from '../adapters/database.ts';

/** A stored file as its endpoint sends it. */
export type MediaFile = { id: string; filename: string; name: string; mimeType: string; bytes: number; storageKey: string };

/** Ids of the pictures and files that announcements published at `now` show. */
export async function publishedMediaIds(db: Queryable, now: Date): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select distinct r.public_media_id as id from announcements_rels r join announcements a on a.id = r.parent_id
     where r.path = 'media' and r.public_media_id is not null and a._status = 'published' and a.published_at <= $1`,
    [now],
  );
  return rows.map(({ id }) => id);
}

/** The stored file under its random name. Who may have it is decided before. */
export async function mediaFile(db: Queryable, filename: string): Promise<MediaFile | null> {
  const { rows } = await db.query<MediaFile>(
    `select id, filename, original_name as name, mime_type as "mimeType", filesize::int as bytes, storage_key as "storageKey" from public_media where filename = $1`,
    [filename],
  );
  return rows[0] ?? null;
}

/** Titles of the announcements that use a file, in what is released or in the newest draft. */
export async function usersOfMedia(db: Queryable, id: string): Promise<string[]> {
  const { rows } = await db.query<{ title: string }>(
    `select distinct coalesce(v.version_title, a.title, '未命名') as title from announcements a
     left join _announcements_v v on v.parent_id = a.id and v.latest
     where exists (select 1 from announcements_rels r where r.parent_id = a.id and r.public_media_id = $1::uuid)
        or exists (select 1 from _announcements_v_rels r where r.parent_id = v.id and r.public_media_id = $1::uuid)
     order by title limit 3`,
    [id],
  );
  return rows.map(({ title }) => title);
}
