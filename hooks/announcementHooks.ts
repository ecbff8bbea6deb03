import type { CollectionAfterReadHook, CollectionBeforeChangeHook, CollectionBeforeOperationHook, PayloadRequest } from 'payload';
import { now, today } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { announcementsChanged } from '../src/adapters/announcementEdition.ts';
import { announcementState, nextStep, type Release } from '../src/domain/announcements.ts';
import { freeSlug, slugOf } from '../src/domain/announcementSlug.ts';
import { idOf, mediaOf, plainText, tidied, type RichText } from '../src/domain/announcementText.ts';
import { isUuid } from '../src/casework/rows.ts';
import { poolOf } from '../src/endpoints/http.ts';
import { requestActor } from '../access/actor.ts';
import { transactionOf } from './transaction.ts';

type Data = { title?: string | null; slug?: string | null; body?: RichText | null; attachments?: unknown[] | null; _status?: string; publishedAt?: string | null; [more: string]: unknown };

const SAVING_DRAFT = 'savingDraft';
const AUTOSAVING = 'autosaving';

/** Programs get the newest publication first; the back office sorts by the last change, which Payload takes for versions too. */
export const newestFirst: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  const { sort } = args as { sort?: unknown };
  return operation === 'read' && !sort && req.payloadAPI === 'REST' ? { ...args, sort: '-publishedAt' } : args;
};

/** Whether this save is a draft on top of what is released; Payload tells its hooks no more than the request. */
export const rememberKindOfSave: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (!['create', 'update', 'updateByID', 'restoreVersion'].includes(String(operation))) return args;
  const { draft, autosave, data } = args as { draft?: boolean; autosave?: boolean; data?: Data };
  req.context[SAVING_DRAFT] = draft === true && data?._status !== 'published';
  req.context[AUTOSAVING] = autosave === true;
  return args;
};

/**
 * Derives what the editor does not type: address, words to search in, files used; and on the way to or from the public
 * the two instants the state follows from. Unpublishing what the public has seen withdraws it; what was only
 * scheduled becomes a draft again; publishing ends a withdrawal.
 */
export const prepareAnnouncement: CollectionBeforeChangeHook = async ({ data: given, originalDoc, operation, req }) => {
  const data = given as Data;
  const tx = await transactionOf(req);
  const merged = { ...originalDoc, ...data } as Data;
  const body = merged.body ? tidied(merged.body) : merged.body;
  const prepared = { ...data, ...(data.body !== undefined && { body }), media: usedMedia(body, merged.attachments), searchText: plainText(body) };
  const released = operation === 'create' ? null : await lockRelease(tx, originalDoc.id as string);
  if (operation === 'create') await forgetUnwritten(tx);
  const slug = await addressOf(tx, merged, released, req);
  return { ...prepared, slug, ...releaseOf(merged, released, req) };
};

/** Every save changes what somebody reads; the lists kept in this process are read anew once it is committed (`announcementEdition`). */
export const tellReaders = ({ doc }: { doc: unknown }): unknown => {
  announcementsChanged();
  return doc;
};

/** For the back office: the state in words and what happens next, of what is released and not of the draft in hand. */
export const describeState: CollectionAfterReadHook = async ({ doc, req }) => {
  if (!['reviewer', 'editor', 'staff', 'auditor'].includes(requestActor(req).role)) return doc;
  if (!isUuid(doc.id)) return doc; // a version on its own
  const release: Release = doc._status === 'published' ? { isReleased: true, publishedAt: doc.publishedAt } : await releasedRow(req, String(doc.id));
  const hasChanges = doc._status !== 'published' && release.isReleased;
  return { ...doc, state: announcementState(release, now()), next: nextStep(release, now(), hasChanges) };
};

function usedMedia(body: RichText | null | undefined, attachments: unknown[] | null | undefined): string[] {
  return [...new Set([...mediaOf(body), ...(attachments ?? []).flatMap((each) => idOf(each) ?? [])])];
}

/** An address once made stays; while somebody is still typing the title none is made. */
async function addressOf(tx: Queryable, { slug, title }: Data, released: StoredRelease | null, req: PayloadRequest): Promise<string | null> {
  if (slug || !title || req.context[AUTOSAVING]) return slug ?? null;
  const wanted = slugOf(title, today());
  const { rows } = await tx.query<{ slug: string }>(
    `select slug from announcements where slug like $1 and id is distinct from $2::uuid union select version_slug from _announcements_v where version_slug like $1 and latest and parent_id is distinct from $2::uuid`,
    [`${wanted}%`, released?.id ?? null],
  );
  return freeSlug(wanted, rows.map((row) => row.slug));
}

function releaseOf({ _status, publishedAt }: Data, released: StoredRelease | null, req: PayloadRequest): Record<string, unknown> {
  if (req.context[SAVING_DRAFT]) return { withdrawnAt: released?.withdrawnAt ?? null };
  // A version brings back its words, not the time it was meant for.
  const kept = req.context.isRestoringVersion && released?.isReleased ? (released.publishedAt ?? undefined) : undefined;
  if (_status === 'published') return { publishedAt: kept ?? publishedAt ?? now().toISOString(), withdrawnAt: null };
  const wasSeen = released?.isReleased && announcementState(released, now()) === 'published';
  return { withdrawnAt: wasSeen ? now().toISOString() : (released?.withdrawnAt ?? null) };
}

/** The form makes a record as soon as it is opened; one in which nobody wrote a word within a day goes. */
async function forgetUnwritten(tx: Queryable): Promise<void> {
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from announcements a where a.created_at < now() - interval '1 day' and a._status = 'draft' and a.title is null and a.body is null and a.withdrawn_at is null
       and not exists (select 1 from _announcements_v v where v.parent_id = a.id and (v.version_title is not null or v.version_body is not null or v.version_summary is not null))
     limit 100 for update skip locked`,
  );
  for (const table of ['_announcements_v where parent_id', 'announcements where id']) await tx.query(`delete from ${table} = any($1::uuid[])`, [rows.map(({ id }) => id)]);
}

type StoredRelease = { id: string; isReleased: boolean; publishedAt: string | null; withdrawnAt: string | null };

const ISO = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const RELEASE = `select id, _status = 'published' as "isReleased", ${ISO('published_at')} as "publishedAt", ${ISO('withdrawn_at')} as "withdrawnAt" from announcements where id = $1::uuid`;

/** What the public has now; locked, so that two editors' publishing and withdrawing follow one another (trap 4). */
async function lockRelease(tx: Queryable, id: string): Promise<StoredRelease | null> {
  return (await tx.query<StoredRelease>(`${RELEASE} for update`, [id])).rows[0] ?? null;
}

async function releasedRow(req: PayloadRequest, id: string): Promise<Release> {
  const db = req.transactionID ? await transactionOf(req) : poolOf(req.payload);
  return (await db.query<StoredRelease>(RELEASE, [id])).rows[0] ?? { isReleased: false };
}
