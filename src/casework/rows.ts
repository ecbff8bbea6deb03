import type { Queryable } from '../adapters/database.ts';
import { allFields, isNumber, type Field, type Form, type Values } from '../domain/forms/field.ts';
import { prepared } from '../queries/prepared.ts';

/** Whether a text from outside may be compared with an id; PostgreSQL answers any other with an error. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** Payload's column for a field: camelCase becomes snake_case. */
export function columnOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A database row as the form's values: numbers as numbers, absent as null. */
export function valuesOf(form: Form, row: Record<string, unknown>): Values {
  return Object.fromEntries(allFields(form).map((field) => [field.name, valueOf(field, row[columnOf(field.name)])]));
}

function valueOf(field: Field, stored: unknown): unknown {
  if (stored === null || stored === undefined) return null;
  return isNumber(field) ? Number(stored) : stored;
}

export type AttachmentFact = { id: string; slot: string; name: string; sha256: string };

/** Files of a record, in the order they came. */
export async function attachmentsOf(db: Queryable, ownerCollection: string, ownerId: string): Promise<AttachmentFact[]> {
  const { rows } = await prepared<AttachmentFact>(
    db,
    `select id, slot, original_name as name, sha256 from attachments
     where owner_collection = $1 and owner_id = $2 order by created_at, id`,
    [ownerCollection, ownerId],
  );
  return rows;
}

export function countBySlot(files: readonly AttachmentFact[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { slot } of files) counts[slot] = (counts[slot] ?? 0) + 1;
  return counts;
}
