import type pg from 'pg';
import type { Queryable } from '../../src/adapters/database.ts';
import { fileObjection } from '../../src/casework/fileObjection.ts';
import { addDraftFile, changeDraft, EMPTY, markProven, newDraftKey } from '../../src/casework/objectionDrafts.ts';
import { objectionForm } from '../../src/domain/forms/objection.ts';
import { allSlots } from '../../src/domain/forms/field.ts';

const SECRET = 'a secret of the tests, 0123456789 abcdef';
const IDENTITY = allSlots(objectionForm).find(({ name }) => name === 'identityDocument')!;
const DOCUMENT = { name: '证件.jpg', format: 'jpg', mimeType: 'image/jpeg', bytes: 68, sha256: 'ab'.repeat(32) };

let serial = 0;

type Options = { withIdentity?: boolean };

/**
 * Everything filled in by a person of their own, with or without what proves who they are; only the last press of the button is
 * left, which answers with the case or null where it is refused.
 */
export async function readyToHandIn(pool: pg.Pool, product: string, { withIdentity = true }: Options = {}): Promise<(at: Date) => Promise<string | null>> {
  serial += 1;
  const place = { secret: SECRET, key: newDraftKey(), product };
  const person = { objectorKind: 'person', personName: '异议人甲', idKind: 'identityCard', idNumber: '11010519491231002X', phone: `136${String(serial).padStart(8, '0')}`, email: `objector${serial}@example.test` };
  const values = { ...person, grounds: ['untrue'], statement: '产品没有使用所列专利。' };
  const { id } = await changeDraft(pool, place, () => ({ ...EMPTY, values }));
  if (withIdentity) await addDraftFile(pool, place, IDENTITY, { ...DOCUMENT, storageKey: `handed-in-${serial}` });
  await markProven(pool as Queryable, id);
  return async (at) => {
    const filed = await fileObjection(pool, place, at);
    if (!filed.ok) return null;
    const { rows } = await pool.query<{ id: string }>('select id from objections where objection_number = $1', [filed.receipt.number]);
    return rows[0]!.id;
  };
}

/** An objection handed in as on the public page; null where it is refused. */
export async function handIn(pool: pg.Pool, product: string, at: Date, options: Options = {}): Promise<string | null> {
  return (await readyToHandIn(pool, product, options))(at);
}
