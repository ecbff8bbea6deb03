import type { Queryable } from '../adapters/database.ts';
import { Unusable, type BatchStore, type Fault, type ImportKind, type ImportRow, type WholeStore } from './kind.ts';
import type { ClaimedImport, Progress } from './queue.ts';
import { seenKeys } from './seenKeys.ts';
import type { DataRow } from './table.ts';

/** What one transaction does: `read` data rows of the file were used up. */
export type Step = { read: number; isLast: boolean; store: (tx: Queryable) => Promise<Omit<Progress, 'read'> & { refusal?: string }> };

/** A row that repeats the key of an earlier one replaces it and is counted as repeated, not as added or changed. */
type Batch = { read: number; bad: number; faults: Fault[]; notes: Fault[]; fresh: Map<string, ImportRow>; again: Map<string, ImportRow>; repeated: number };

const emptyBatch = (): Batch => ({ read: 0, bad: 0, faults: [], notes: [], fresh: new Map(), again: new Map(), repeated: 0 });

/**
 * The rows of a long file in batches. The first `job.readRows` data rows were stored before a kill: their keys are noted,
 * nothing else is done with them.
 */
export async function* batchesOf(kind: ImportKind, store: BatchStore, rows: AsyncIterable<DataRow>, job: Pick<ClaimedImport, 'readRows' | 'mode' | 'bank'>, batchRows: number): AsyncGenerator<Step> {
  const { readRows } = job;
  const take = taker(kind);
  let [skipped, batch] = [0, emptyBatch()];
  for await (const row of rows) {
    take(skipped < readRows ? emptyBatch() : batch, row);
    if (skipped < readRows) skipped += 1;
    if (batch.read < batchRows) continue;
    yield stepOf(batch, store, job, false);
    batch = emptyBatch();
  }
  yield stepOf(batch, store, job, true);
}

function stepOf({ fresh, again, ...batch }: Batch, { store }: BatchStore, { mode, bank }: Pick<ClaimedImport, 'mode' | 'bank'>, isLast: boolean): Step {
  const rest = { removed: 0, repeated: batch.repeated, bad: batch.bad, faults: batch.faults, notes: batch.notes };
  return {
    read: batch.read,
    isLast,
    async store(tx) {
      const { notes = [], ...counts } = await store(tx, [...fresh.values()], mode, { bank });
      // What a check counts must not depend on rows it did not write: repeats are not looked at.
      if (mode === 'write') await store(tx, [...again.values()], mode, { bank });
      return { ...counts, ...rest, notes: [...rest.notes, ...notes] };
    },
  };
}

/** Puts rows into a batch; of one key the last row counts. */
function taker(kind: ImportKind): (batch: Batch, row: DataRow) => void {
  const seen = seenKeys();
  return (batch, row) => {
    batch.read += 1;
    if ('faults' in row) {
      batch.bad += 1;
      batch.faults.push(...row.faults);
      return;
    }
    const key = kind.keyOf(row.row.values);
    const earlier = seen.lineOf(key);
    seen.note(key, row.line);
    if (earlier === undefined) return void batch.fresh.set(key, row.row);
    batch.repeated += 1;
    if (kind.keepsFirst) {
      seen.note(key, earlier);
      batch.notes.push({ line: row.line, column: kind.keyLabel, message: `与第 ${earlier} 行的${kind.keyLabel}相同，这一行没有导入。` });
      return;
    }
    batch.notes.push({ line: row.line, column: kind.keyLabel, message: `与第 ${earlier} 行的${kind.keyLabel}相同，以后面的这一行为准。` });
    (batch.fresh.has(key) ? batch.fresh : batch.again).set(key, row.row);
  };
}

/** All rows of a short file at once. Until then nothing is stored, so that after a kill it starts from the beginning. */
export async function* wholeOf(kind: ImportKind, store: WholeStore, rows: AsyncIterable<DataRow>, job: Pick<ClaimedImport, 'mode' | 'replaces'>): AsyncGenerator<Step> {
  const batch = emptyBatch();
  const take = taker(kind);
  for await (const row of rows) {
    take(batch, row);
    if (batch.read > store.most) throw new Unusable(`${kind.label}最多 ${store.most.toLocaleString('zh-CN')} 行，这个文件更长，一行也没有导入。请检查是否选错了文件。`);
  }
  yield {
    read: batch.read,
    isLast: true,
    async store(tx) {
      const outcome = await store.store(tx, [...batch.fresh.values()], { mode: job.mode, replaces: job.replaces, bad: batch.bad });
      const faults = [...batch.faults, ...outcome.faults].toSorted((one, other) => one.line - other.line);
      return { ...outcome, faults, notes: [...batch.notes, ...outcome.notes], repeated: batch.repeated, bad: batch.bad + outcome.faults.length };
    },
  };
}
