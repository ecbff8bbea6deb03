import type { Queryable } from '../adapters/database.ts';
import type { PatentSource, SourcePatent } from '../adapters/patentSource.ts';
import { parsePatentList, type PatentList } from '../domain/patentNumber.ts';
import { judgeListed, type ListedLine } from '../domain/patentIntake.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { failure, success, type Result } from '../domain/result.ts';

/** `next`: hand it back to import on; null when everything is in. Counts are of this call. */
export type ImportStep = { added: number; updated: number; kept: number; next: string | null };

/**
 * Imports one page of what the source holds under the names of a verified enterprise, its former ones included. What is
 * already there gets the source's present facts; running it twice changes nothing more.
 */
export async function importHeldPatents(db: Queryable, source: PatentSource, enterprise: string, cursor: string | null): Promise<Result<ImportStep>> {
  const names = await verifiedNames(db, enterprise);
  if (!names.ok) return names;
  const { patents, next } = await source.byHolder(names.value, cursor);
  const stored = await store(db, enterprise, patents, 'auto');
  return success({ ...stored, kept: patents.length - stored.added - stored.updated, next });
}

/** Every line of a pasted list with what would become of it. Nothing is written. */
export async function previewPatentList(db: Queryable, source: PatentSource, enterprise: string, text: string): Promise<Result<ListedLine[]>> {
  const names = await verifiedNames(db, enterprise);
  if (!names.ok) return names;
  const list = parsePatentList(text);
  const tooMany = sizeProblem(list);
  if (tooMany) return failure(tooMany);
  const known = await lookUp(db, source, enterprise, list.good.map(({ number }) => number));
  return success(judgeListed(list, names.value, known));
}

/** Adds the patents of a pasted list that the enterprise holds, as entered by hand. The rest comes back explained. */
export async function addListedPatents(db: Queryable, source: PatentSource, enterprise: string, text: string): Promise<Result<{ added: number; lines: ListedLine[] }>> {
  const preview = await previewPatentList(db, source, enterprise, text);
  if (!preview.ok) return preview;
  const patents = preview.value.flatMap(({ outcome, patent }) => (outcome === 'addable' && patent ? [patent] : []));
  const { added } = await store(db, enterprise, patents, 'manual');
  return success({ added, lines: preview.value });
}

/** Brings the patents of all enterprises up to what the source changed since that day; for the scheduled refresh. Answers how many changed. */
export async function refreshPatents(db: Queryable, source: PatentSource, since: CivilDate): Promise<number> {
  let changed = 0;
  let cursor: string | null = null;
  do {
    const page = await source.changedSince(since, cursor);
    changed += (await db.query(REFRESH, [JSON.stringify(page.patents)])).rows.length;
    cursor = page.next;
  } while (cursor);
  return changed;
}

export const MOST_LISTED = 500;
export const LONGEST_LIST = 30_000;

function sizeProblem({ good, bad, duplicates }: PatentList): string | null {
  const count = good.length + bad.length + duplicates.length;
  if (count === 0) return '请粘贴或输入专利号，每行一个。';
  return count > MOST_LISTED ? `一次最多添加 ${MOST_LISTED} 件，您粘贴了 ${count} 个号码，请分几次添加。` : null;
}

/** The present and the former names; only a proven name may claim patents. */
async function verifiedNames(db: Queryable, enterprise: string): Promise<Result<string[]>> {
  const { rows } = await db.query<{ name: string | null; former: string[] | null; verified: boolean }>(
    'select name, former_names as former, coalesce(is_verified, false) as verified from enterprises where id = $1::uuid',
    [enterprise],
  );
  const found = rows[0];
  if (!found?.verified || !found.name) return failure('请先通过实名认证。认证后，平台按您单位的名称和曾用名查找专利。');
  return success([found.name, ...(found.former ?? [])]);
}

type Known = Map<string, { patent: SourcePatent | null; isOwn: boolean }>;

async function lookUp(db: Queryable, source: PatentSource, enterprise: string, numbers: string[]): Promise<Known> {
  const { rows } = await db.query<{ number: string }>('select number from patents where enterprise_id = $1::uuid and number = any($2::text[])', [enterprise, numbers]);
  const own = new Set(rows.map(({ number }) => number));
  const known: Known = new Map();
  for (const number of numbers) known.set(number, { patent: await source.byNumber(number), isOwn: own.has(number) });
  return known;
}

async function store(db: Queryable, enterprise: string, patents: readonly SourcePatent[], origin: 'auto' | 'manual'): Promise<{ added: number; updated: number }> {
  if (patents.length === 0) return { added: 0, updated: 0 };
  const { rows } = await db.query<{ isNew: boolean }>(UPSERT, [enterprise, JSON.stringify(patents), origin]);
  const added = rows.filter(({ isNew }) => isNew).length;
  return { added, updated: rows.length - added };
}

const RECORDS = `jsonb_to_recordset($RECORDS::jsonb) as r(number text, title text, type text, holders jsonb, "legalStatus" text, "asOf" text)`;

/**
 * A row that was there and is as the source says is left alone and not returned; `xmax = 0` is a new row. Rows that are
 * there are locked first and in the order of their ids, as submissions do: the two wait for each other, never both.
 */
const UPSERT = `with r as materialized (select * from ${RECORDS.replace('$RECORDS', '$2')}),
  held as materialized (
    select p.id from patents p join r on r.number = p.number where p.enterprise_id = $1::uuid order by p.id for no key update of p
  )
  insert into patents (id, enterprise_id, number, title, type, holders, legal_status, as_of, obtained, source, is_public)
  select uuidv7(), $1::uuid, r.number, r.title, r.type::enum_patents_type, r.holders, r."legalStatus"::enum_patents_legal_status,
         r."asOf", 'original', $3::enum_patents_source, false
  from r where (select count(*) from held) >= 0
  on conflict (enterprise_id, number) do update
    set title = excluded.title, holders = excluded.holders, legal_status = excluded.legal_status, as_of = excluded.as_of, updated_at = now()
    where (patents.title, patents.holders, patents.legal_status, patents.as_of)
      is distinct from (excluded.title, excluded.holders, excluded.legal_status, excluded.as_of)
  returning (xmax = 0) as "isNew"`;

const REFRESH = `with held as materialized (
    select p.id, r.title, r.holders, r."legalStatus", r."asOf" from patents p join ${RECORDS.replace('$RECORDS', '$1')} on r.number = p.number
    where (p.title, p.holders, p.legal_status::text, p.as_of) is distinct from (r.title, r.holders, r."legalStatus", r."asOf")
    order by p.id for no key update of p
  )
  update patents p
  set title = held.title, holders = held.holders, legal_status = held."legalStatus"::enum_patents_legal_status, as_of = held."asOf", updated_at = now()
  from held where p.id = held.id
  returning p.id`;
