import type pg from 'pg';
import { now } from '../adapters/clock.ts';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import type { PatentSource } from '../adapters/patentSource.ts';
import { judgeListed, type FoundPatent, type ListedLine } from '../domain/patentIntake.ts';
import { parsePatentList, type PatentList } from '../domain/patentNumber.ts';
import type { Obtained } from '../domain/patents.ts';
import { failure, success, type Result } from '../domain/result.ts';
import { verifiedNames } from './patentImport.ts';
import { storePatents } from './patentStore.ts';

/** A list of numbers as an enterprise pasted it, and how it says these patents were obtained. */
export type Pasted = { enterprise: string; text: string; obtained: Obtained };

export const MOST_LISTED = 500;
/** Characters of a pasted text. */
export const LONGEST_LIST = 30_000;

/** Every line of a pasted list with what would become of it. Nothing is written. */
export async function previewPatentList(db: Queryable, source: PatentSource, pasted: Pasted): Promise<Result<ListedLine[]>> {
  const looked = await lookAt(db, source, pasted);
  return looked.ok ? success(looked.value.lines) : looked;
}

/** Adds the patents of a pasted list that may be entered in this way. The rest comes back explained. */
export async function addListedPatents(pool: pg.Pool, source: PatentSource, pasted: Pasted): Promise<Result<{ added: number; lines: ListedLine[] }>> {
  const looked = await lookAt(pool, source, pasted);
  if (!looked.ok) return looked;
  const { lines, found } = looked.value;
  const patents = lines.flatMap(({ outcome, number }) => (outcome === 'addable' && number ? (found.get(number) ?? []) : []));
  const { enterprise, obtained } = pasted;
  const { added } = await inTransaction(pool, (client) => storePatents(client as Queryable, patents, { enterprise, source: 'manual', obtained, at: now() }));
  return success({ added, lines });
}

type Looked = { lines: ListedLine[]; found: ReadonlyMap<string, FoundPatent> };

async function lookAt(db: Queryable, source: PatentSource, { enterprise, text, obtained }: Pasted): Promise<Result<Looked>> {
  const names = await verifiedNames(db, enterprise);
  if (!names.ok) return names;
  const list = parsePatentList(text);
  const tooMany = sizeProblem(list);
  if (tooMany) return failure(tooMany);
  const numbers = list.good.map(({ number }) => number);
  const { rows } = await db.query<{ number: string }>('select number from patents where enterprise_id = $1::uuid and number = any($2::text[])', [enterprise, numbers]);
  const own = new Set(rows.map(({ number }) => number));
  const found = new Map((await source.byNumbers(numbers)).map((patent) => [patent.number, patent]));
  const known = new Map(numbers.map((number) => [number, { patent: found.get(number) ?? null, isOwn: own.has(number) }]));
  return success({ lines: judgeListed(list, { names: names.value, obtained }, known), found });
}

function sizeProblem({ good, bad, duplicates }: PatentList): string | null {
  const count = good.length + bad.length + duplicates.length;
  if (count === 0) return '请粘贴或输入专利号，每行一个。';
  return count > MOST_LISTED ? `一次最多添加 ${MOST_LISTED} 件，您粘贴了 ${count} 个号码，请分几次添加。` : null;
}
