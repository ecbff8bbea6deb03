import type pg from 'pg';
import { LEXICAL } from '../policy/accessBodies.ts';
import { row } from '../policy/recordRows.ts';

type Pool = pg.Pool;
export type StoredState = 'draft' | 'scheduled' | 'published' | 'withdrawn';

let serial = 0;
const HOUR = 3_600_000;

/** An announcement as it is stored in a state, with its version, past the editor. */
export async function announcement(pool: Pool, state: StoredState, more: Record<string, unknown> = {}): Promise<string> {
  serial += 1;
  const released = state === 'published' || state === 'scheduled';
  const at = new Date(Date.now() + (state === 'scheduled' ? HOUR : -HOUR));
  const columns = { title: '关于备案的通知', slug: `notice-${process.pid}-${serial}`, category: 'notice', body: JSON.stringify(LEXICAL), search_text: '正文', published_at: state === 'draft' ? null : at, ...more };
  const id = await row(pool, 'announcements', { ...columns, _status: released ? 'published' : 'draft', withdrawn_at: state === 'withdrawn' ? new Date() : null });
  const version = Object.fromEntries(Object.entries(columns).map(([name, value]) => [`version_${name}`, value]));
  await row(pool, '_announcements_v', { ...version, parent_id: id, version__status: released ? 'published' : 'draft', version_updated_at: new Date(), version_created_at: new Date(), latest: true });
  return id;
}

/** A picture nobody uses yet. The stored file itself is left out. */
export function mediaRow(pool: Pool, more: Record<string, unknown> = {}): Promise<string> {
  serial += 1;
  return row(pool, 'public_media', {
    alt: '一台设备', original_name: '设备.png', filename: `${process.pid}${serial}`.padStart(32, '0') + '.png', mime_type: 'image/png', filesize: 4,
    storage_key: 'f'.repeat(24) + String(serial).padStart(8, '0'), url: '/api/public-media/file/x.png', ...more,
  });
}

/** A picture that one announcement in that state shows. */
export async function mediaOf(pool: Pool, state: StoredState): Promise<string> {
  const [media, parent] = [await mediaRow(pool), await announcement(pool, state)];
  await pool.query(`insert into announcements_rels ("order", parent_id, path, public_media_id) values (1, $1, 'media', $2)`, [parent, media]);
  return media;
}
