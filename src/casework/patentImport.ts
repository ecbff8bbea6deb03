import type { Queryable } from '../adapters/database.ts';
import type { PatentSource, SourcePage } from '../adapters/patentSource.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { storePatents } from './patentStore.ts';

/** Counts of one page. `next`: hand it back to import on; null when everything is in. */
export type ImportStep = { added: number; updated: number; kept: number; next: string | null };

/**
 * Imports one page of what the source holds under the names of a verified enterprise, its former ones included. What is
 * already there gets the source's present facts; running it twice changes nothing more.
 */
export async function importHeldPatents(tx: Queryable, source: PatentSource, enterprise: string, cursor: string | null, at: Date): Promise<Result<ImportStep>> {
  const names = await verifiedNames(tx, enterprise);
  if (!names.ok) return names;
  return success(await storePage(tx, enterprise, await source.byHolder(names.value, cursor), at));
}

/** Writes one page of what an enterprise holds, inside the caller's transaction. */
export async function storePage(tx: Queryable, enterprise: string, { patents, next }: SourcePage, at: Date): Promise<ImportStep> {
  const stored = await storePatents(tx, patents, { enterprise, source: 'auto', obtained: 'original', at });
  return { ...stored, kept: patents.length - stored.added - stored.updated, next };
}

/** The present and the former names; only a proven name may claim patents. */
export async function verifiedNames(db: Queryable, enterprise: string): Promise<Result<string[]>> {
  const { rows } = await db.query<{ name: string | null; former: string[] | null; verified: boolean }>(
    'select name, former_names as former, coalesce(is_verified, false) as verified from enterprises where id = $1::uuid',
    [enterprise],
  );
  const found = rows[0];
  if (!found?.verified || !found.name) return failure('请先通过实名认证。认证后，平台按您单位的名称和曾用名查找专利。');
  return success([found.name, ...(found.former ?? [])]);
}
