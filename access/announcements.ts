import type { PostgresAdapter } from '@payloadcms/db-postgres';
import type { Access, Where } from 'payload';
import { now } from '../src/adapters/clock.ts';
import type { Role } from '../src/domain/roles.ts';
import { publishedMediaIds } from '../src/queries/publicMedia.ts';
import { requestActor } from './actor.ts';

const OUTSIDE: Role[] = ['public', 'enterprise', 'bank'];
/** No file has it: who may see none finds none. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

/** Outsiders: announcements that are released and whose time has come by the clock of this moment. */
export const publishedAnnouncements: Access = ({ req }) => (OUTSIDE.includes(requestActor(req).role) ? isPublished() : false);

/** Outsiders: pictures and files of published announcements, and of no other; gone with the announcement. */
export const publishedMedia: Access = async ({ req }) => {
  if (!OUTSIDE.includes(requestActor(req).role)) return false;
  const { pool } = req.payload.db as unknown as PostgresAdapter;
  return { id: { in: [...(await publishedMediaIds(pool, now())), NOTHING] } };
};

function isPublished(): Where {
  return { and: [{ _status: { equals: 'published' } }, { publishedAt: { less_than_equal: now().toISOString() } }] };
}
