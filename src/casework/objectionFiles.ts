import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { objectionForm } from '../domain/forms/objection.ts';
import { allSlots, labelOf } from '../domain/forms/field.ts';
import type { Actor } from '../domain/roles.ts';
import type { StoredAttachment } from './attachments.ts';
import { logAccess } from './reveal.ts';
import { isUuid } from './rows.ts';

export type SealedFile = Pick<StoredAttachment, 'id' | 'slot' | 'format'>;

/**
 * A file of an objection for those who examine it: reviewers and staff (spec 5, 10). The reading is in the access log before
 * anything of the file is read. Null when there is none, or not for them.
 */
export async function openObjectionFile(pool: pg.Pool, request: { objection: string; file: string; actor: Actor }): Promise<StoredAttachment | null> {
  const { objection, file, actor } = request;
  if (!['reviewer', 'staff'].includes(actor.role) || !isUuid(objection) || !isUuid(file)) return null;
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const files = await objectionFiles<StoredAttachment>(tx, objection, READ);
    const found = files.find(({ id }) => id === file.toLowerCase());
    if (!found) return null;
    await logAccess(tx, { actor, collection: 'objections', id: objection.toLowerCase(), what: found.slot });
    return found;
  });
}

const READ = `id, slot, owner_collection as "ownerCollection", owner_id as "ownerId", format, mime_type as "mimeType", byte_size::int as bytes, sha256, storage_key as "storageKey"`;

/**
 * The files of an objection under names of our own, such as 身份证件 1.jpg: people name the picture of a document after
 * themselves, and lists and folders are read by more people than the case. `columns` of the table beside the name.
 */
export async function objectionFiles<T extends SealedFile>(db: Queryable, objection: string, columns: string): Promise<(T & { name: string })[]> {
  const { rows } = await db.query<T>(
    `select ${columns} from attachments where owner_collection = 'objections' and owner_id = $1 order by created_at, id`,
    [objection.toLowerCase()],
  );
  return rows.map((row, index) => ({ ...row, name: `${slotLabel(row.slot)} ${rows.slice(0, index + 1).filter(({ slot }) => slot === row.slot).length}.${row.format}` }));
}

function slotLabel(name: string): string {
  const slot = allSlots(objectionForm).find((each) => each.name === name);
  return slot ? labelOf(slot) : '材料';
}
