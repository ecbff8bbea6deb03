import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { seal, unseal } from '../accounts/vault.ts';
import type { Slot, Values } from '../domain/forms/field.ts';
import type { ObjectionPage, ObjectionProblem, ObjectionStep } from '../domain/objectionSteps.ts';
import type { NewFile } from './attachments.ts';
import { isUuid } from './rows.ts';

/** A person writes for a while; after this time without a save everything is removed. */
export const DRAFT_HOURS = 2;
/** How long the receipt can be opened again in the browser that got it. */
const RECEIPT_MINUTES = 30;

/** Where an unfinished objection lies: the key of the browser and the product. `secret` is the server's. */
export type DraftPlace = { secret: string; key: string; product: string };
export type Receipt = { number: string; code: string; productName: string; filedAt: string };
export type DraftContent = {
  /** As typed. */
  values: Values;
  /** What the last save of a page found. */
  problems: Partial<Record<ObjectionPage, ObjectionProblem[]>>;
  /** Answers of a page which another tab had saved and this one replaced, until somebody has looked. */
  others: Partial<Record<ObjectionStep, Values>>;
  /** Begun anew from one page after the earlier answers had been removed. */
  isRestarted: boolean;
};
export type DraftFile = NewFile & { id: string; slot: string };
export type Draft = { id: string; content: DraftContent; files: DraftFile[]; isProven: boolean; receipt: Receipt | null };

export const EMPTY: DraftContent = { values: {}, problems: {}, others: {}, isRestarted: false };

export function newDraftKey(): string {
  return randomBytes(24).toString('base64url');
}

/** What is being written, or the receipt of what was handed in; null when there is nothing, or it is over. */
export async function findDraft(db: Queryable, place: DraftPlace, lock = ''): Promise<Draft | null> {
  const { rows } = await db.query<DraftRow>(
    `select id, sealed, is_proven as "isProven", filed_at as "filedAt" from objection_drafts where key_hash = $1 and product_id = $2::uuid and expires_at > now() ${lock}`,
    [hashOf(place.key), place.product],
  );
  const row = rows[0];
  const text = row ? unseal(place.secret, contextOf(place), row.sealed) : null;
  if (!row || text === null) return null;
  const { id, isProven, filedAt } = row;
  if (filedAt) return { id, isProven, content: EMPTY, files: [], receipt: JSON.parse(text) as Receipt };
  return { id, isProven, content: JSON.parse(text) as DraftContent, files: await filesOf(db, id), receipt: null };
}

type DraftRow = { id: string; sealed: string; isProven: boolean; filedAt: Date | null };

/**
 * Saves what `change` makes of the draft, one save after the other. Without a draft it begins one; `found` says which. What was
 * handed in already is not changed any more: the draft comes back with its receipt.
 */
export async function changeDraft(pool: pg.Pool, place: DraftPlace, change: (draft: Draft, found: boolean) => DraftContent): Promise<Draft> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    await tx.query('delete from objection_drafts where key_hash = $1 and product_id = $2::uuid and expires_at <= now()', [hashOf(place.key), place.product]);
    const { rows } = await tx.query(
      `insert into objection_drafts (key_hash, product_id, sealed, expires_at) values ($1, $2, $3, now() + make_interval(hours => $4))
       on conflict (key_hash, product_id) do nothing returning id`,
      [hashOf(place.key), place.product, sealed(place, EMPTY), DRAFT_HOURS],
    );
    const draft = await findDraft(tx, place, 'for update');
    if (!draft) throw new Error('an objection draft that was just written cannot be read');
    if (draft.receipt) return draft;
    const content = change(draft, rows.length === 0);
    await keep(tx, place, content, content.values.phone === draft.content.values.phone);
    return { ...draft, content };
  });
}

/** A proof holds for the number it was given for. */
async function keep(tx: Queryable, place: DraftPlace, content: DraftContent, keepsProof: boolean): Promise<void> {
  await tx.query(
    `update objection_drafts set sealed = $3, is_proven = is_proven and $4, expires_at = now() + make_interval(hours => $5) where key_hash = $1 and product_id = $2::uuid`,
    [hashOf(place.key), place.product, sealed(place, content), keepsProof, DRAFT_HOURS],
  );
}

/** Somebody worked for it, or holds the phone. */
export async function markProven(db: Queryable, id: string): Promise<void> {
  await db.query('update objection_drafts set is_proven = true where id = $1::uuid', [id]);
}

/** Puts a stored file to the draft. False when its place is full, the draft is gone or handed in. */
export async function addDraftFile(pool: pg.Pool, place: DraftPlace, slot: Slot, file: NewFile): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const tx = client as Queryable;
    const draft = await findDraft(tx, place, 'for update');
    if (!draft || draft.receipt || draft.files.filter((each) => each.slot === slot.name).length >= slot.rule.maxCount) return false;
    await tx.query(
      `insert into objection_draft_files (draft_id, slot, original_name, format, mime_type, byte_size, sha256, storage_key, created_at)
       values ($1::uuid, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`,
      [draft.id, slot.name, file.name, file.format, file.mimeType, file.bytes, file.sha256, file.storageKey],
    );
    return true;
  });
}

/** Answers the storage keys of what was taken out: one, or none where it is gone already. */
export async function removeDraftFile(pool: pg.Pool, place: DraftPlace, file: string): Promise<string[]> {
  const draft = isUuid(file) ? await findDraft(pool as Queryable, place) : null;
  if (!draft) return [];
  const { rows } = await pool.query<{ key: string }>('delete from objection_draft_files where id = $1::uuid and draft_id = $2::uuid returning storage_key as key', [file, draft.id]);
  return rows.map(({ key }) => key);
}

/** Nothing of the person is left but the receipt, which only this browser opens. */
export async function closeDraft(tx: Queryable, place: DraftPlace, receipt: Receipt): Promise<void> {
  await tx.query(
    `with gone as (delete from objection_draft_files f using objection_drafts d where d.id = f.draft_id and d.key_hash = $1 and d.product_id = $2::uuid)
     update objection_drafts set sealed = $3, filed_at = now(), expires_at = now() + make_interval(mins => $4) where key_hash = $1 and product_id = $2::uuid`,
    [hashOf(place.key), place.product, seal(place.secret, contextOf(place), JSON.stringify(receipt)), RECEIPT_MINUTES],
  );
}

/** Removes what nobody came back for. Answers the storage keys of its files, which the caller removes. */
export async function forgetDrafts(db: Queryable): Promise<string[]> {
  // Files first: they go with their draft, and would not be told.
  const { rows } = await db.query<{ key: string }>(
    `with over as (select id from objection_drafts where expires_at <= now() for update skip locked),
       files as (delete from objection_draft_files where draft_id in (select id from over) returning storage_key as key),
       drafts as (delete from objection_drafts where id in (select id from over))
     select key from files`,
  );
  return rows.map(({ key }) => key);
}

async function filesOf(db: Queryable, draft: string): Promise<DraftFile[]> {
  const { rows } = await db.query<DraftFile>(
    `select id, slot, original_name as name, format, mime_type as "mimeType", byte_size as bytes, sha256, storage_key as "storageKey"
     from objection_draft_files where draft_id = $1::uuid order by created_at, id`,
    [draft],
  );
  return rows;
}

function sealed(place: DraftPlace, content: DraftContent): string {
  return seal(place.secret, contextOf(place), JSON.stringify(content));
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url');
const contextOf = ({ key, product }: DraftPlace): string => `objection ${hashOf(key)} ${product.toLowerCase()}`;
