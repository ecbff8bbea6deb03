import type pg from 'pg';
import { today } from '../adapters/clock.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { allSlots, type Slot } from '../domain/forms/field.ts';
import { FORMS, isFormCollection, type FormCollection } from '../domain/forms/index.ts';
import { PROOF_SLOT } from '../domain/forms/patentProof.ts';
import { isEditable, type Lifecycle } from '../domain/lifecycle/engine.ts';
import { isCaseCollection, lifecycleOf } from '../domain/lifecycle/index.ts';
import type { Actor } from '../domain/roles.ts';
import { refuseClosedReport } from './assetReports.ts';
import { reliantOf } from './patentUse.ts';
import { Refusal } from './refusals.ts';
import { isUuid } from './rows.ts';

/** What files belong to: records of forms, and patents entered by hand with their proof. */
export type FileOwner = FormCollection | 'patents';
/** Where a file belongs: a record, and the slot in it. */
export type Place = { collection: FileOwner; id: string; slot: Slot };
export type NewFile = { name: string; format: string; mimeType: string; bytes: number; sha256: string; storageKey: string };
export type StoredAttachment = NewFile & { id: string; slot: string; ownerCollection: string; ownerId: string; enterprise: string };

const NO_RECORD = '没有找到这条记录。';
const NO_FILE = '没有找到这个文件。';

/** The place a request names, or a refusal: unknown collections, records and slots do not exist. */
export function placeOf(collection: string, id: string, slotName: string): Place {
  if (!isFileOwner(collection) || !isUuid(id)) throw new Refusal(404, NO_RECORD);
  const slot = slotsOf(collection).find(({ name }) => name === slotName);
  if (!slot) throw new Refusal(422, '没有这一项材料。', 'slot');
  return { collection, id: id.toLowerCase(), slot };
}

function isFileOwner(collection: string): collection is FileOwner {
  return collection === 'patents' || isFormCollection(collection);
}

function slotsOf(collection: FileOwner): readonly Slot[] {
  return collection === 'patents' ? [PROOF_SLOT] : allSlots(FORMS[collection]);
}

/**
 * Refuses unless the record is the actor's own and may be edited now. With a lock when it runs inside a transaction:
 * a submission under way and a change of its files exclude each other.
 */
export async function requireEditable(db: Queryable, { collection, id }: Pick<Place, 'collection' | 'id'>, actor: Actor, lock = ''): Promise<string> {
  if (collection === 'patents') return requireEditablePatent(db, id, actor, lock);
  const facts = isCaseCollection(collection) ? 'status::text as status, null as year' : 'null as status, year::int as year';
  const { rows } = await db.query<{ enterprise: string; status: string; year: number }>(
    `select enterprise_id as enterprise, ${facts} from ${collection.replaceAll('-', '_')} where id = $1::uuid ${lock}`,
    [id],
  );
  const record = rows[0];
  if (!record || actor.role !== 'enterprise' || record.enterprise !== actor.enterprise) throw new Refusal(404, NO_RECORD);
  if (isCaseCollection(collection)) refuseUneditable(lifecycleOf(collection), record.status, actor);
  else await refuseClosedReport(db, record, today());
  return record.enterprise;
}

/** The proof of a patent entered by hand may change while nothing under review or filed rests on it. */
async function requireEditablePatent(db: Queryable, id: string, actor: Actor, lock: string): Promise<string> {
  const { rows } = await db.query<{ enterprise: string; source: string }>(`select enterprise_id as enterprise, source::text from patents where id = $1::uuid ${lock}`, [id]);
  const patent = rows[0];
  if (!patent || actor.role !== 'enterprise' || patent.enterprise !== actor.enterprise) throw new Refusal(404, NO_RECORD);
  if (patent.source !== 'manual') throw new Refusal(409, '从登记数据导入的专利不需要证明。');
  const product = await reliantOf(db, id);
  if (product) throw new Refusal(409, `产品“${product}”已提交或备案，其关联专利的证明不能更换。`);
  return patent.enterprise;
}

function refuseUneditable(lifecycle: Lifecycle, status: string, { role }: Actor): void {
  if (isEditable(lifecycle, status, role)) return;
  throw new Refusal(409, `${lifecycle.label}目前为“${lifecycle.states[status]?.label}”，不能更换材料。`);
}

/**
 * Puts a stored file into its slot; a slot of one file takes the new one in place of the old. `earlier` is the row whose
 * stored file is used again: it must still be there, or the file may be on its way out. Answers the storage keys of what it replaced.
 */
export async function attach(pool: pg.Pool, place: Place, file: NewFile, actor: Actor, earlier?: string): Promise<{ id: string; removed: string[] }> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    if (earlier) await holdFile(tx, earlier);
    const enterprise = await requireEditable(tx, place, actor, 'for update');
    const removed = await makeRoom(tx, place);
    const { rows } = await tx.query<{ id: string }>(
      `insert into attachments (id, enterprise_id, owner_collection, owner_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key, uploaded_by, bank_id, created_at, updated_at)
       values (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::uuid, now(), now()) returning id`,
      [enterprise, place.collection, place.id, place.slot.name, file.name, file.format, file.mimeType, file.bytes, file.sha256, file.storageKey, actor.id, await bankOf(tx, place)],
    );
    return { id: rows[0]?.id ?? '', removed };
  });
}

/** The bank that decides the record; only repayments have one. */
async function bankOf(tx: Queryable, { collection, id }: Place): Promise<string | null> {
  if (collection !== 'repayments') return null;
  const { rows } = await tx.query<{ bank: string | null }>('select bank_id as bank from repayments where id = $1::uuid', [id]);
  return rows[0]?.bank ?? null;
}

async function holdFile(tx: Queryable, id: string): Promise<void> {
  const { rows } = await tx.query('select 1 from attachments where id = $1::uuid for share', [id]);
  if (rows.length === 0) throw new Refusal(404, NO_FILE);
}

async function makeRoom(tx: Queryable, { collection, id, slot }: Place): Promise<string[]> {
  const { rows } = await tx.query<{ id: string; key: string }>(
    'select id, storage_key as key from attachments where owner_collection = $1 and owner_id = $2 and slot = $3 order by created_at',
    [collection, id, slot.name],
  );
  if (rows.length < slot.rule.maxCount) return [];
  if (slot.rule.maxCount > 1) throw new Refusal(422, `${slot.label}最多 ${slot.rule.maxCount} 个文件，请先删除不需要的。`, slot.name);
  await tx.query('delete from attachments where id = any($1::uuid[])', [rows.map((row) => row.id)]);
  return rows.map(({ key }) => key);
}

/** Takes a file out while its record may be edited. Answers its storage key, which other rows may share. */
export async function detach(pool: pg.Pool, attachment: StoredAttachment, actor: Actor): Promise<string> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    await requireEditable(tx, { collection: attachment.ownerCollection as FileOwner, id: attachment.ownerId }, actor, 'for update');
    await tx.query('delete from attachments where id = $1::uuid', [attachment.id]);
    return attachment.storageKey;
  });
}

/** What a discarded draft leaves behind goes with it, in its transaction: files and, of a product, links. Answers the storage keys. */
export async function detachAll(tx: Queryable, collection: string, id: string): Promise<string[]> {
  if (collection === 'products') await tx.query('delete from product_patents where product_id = $1::uuid', [id]);
  const { rows } = await tx.query<{ key: string }>('delete from attachments where owner_collection = $1 and owner_id = $2 returning storage_key as key', [collection, id]);
  return rows.map(({ key }) => key);
}

/** Files nobody refers to any more may be removed from the disk; an earlier file that was reused stays, and so does one that waits to be imported. */
export async function unusedKeys(db: Queryable, keys: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    'select key from unnest($1::text[]) key where not exists (select 1 from attachments where storage_key = key) and not exists (select 1 from imports where file_key = key) and not exists (select 1 from public_media where storage_key = key) and not exists (select 1 from objection_draft_files where storage_key = key)',
    [keys],
  );
  return rows.map(({ key }) => key);
}

/** A file the actor may open: the owner's own, or of a case for those who read cases. Null otherwise (404). */
export async function findReadable(db: Queryable, id: string, actor: Actor): Promise<StoredAttachment | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<StoredAttachment & { bank: string | null }>(
    `select id, slot, enterprise_id as enterprise, bank_id as bank, owner_collection as "ownerCollection", owner_id as "ownerId", original_name as name,
            format, mime_type as "mimeType", byte_size::int as bytes, sha256, storage_key as "storageKey"
     from attachments where id = $1::uuid`,
    [id],
  );
  const file = rows[0];
  if (!file) return null;
  return mayRead(file, actor) ? file : null;
}

/** A bank opens what companies handed in with repayments of its own loans (spec 10). */
function mayRead(file: StoredAttachment & { bank: string | null }, actor: Actor): boolean {
  if (actor.role === 'enterprise') return file.enterprise === actor.enterprise;
  // They tell who objected: opened at an address of their own, where each reading is logged.
  if (file.ownerCollection === 'objections') return false;
  if (actor.role !== 'bank') return ['reviewer', 'staff'].includes(actor.role);
  return actor.bank !== undefined && file.bank === actor.bank;
}
