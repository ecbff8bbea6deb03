import type pg from 'pg';
import type { Logger } from 'pino';
import { inTransaction, type Queryable } from '../adapters/database.ts';
import { storedSource } from '../adapters/files/source.ts';
import { incomingFolder, localFileStore } from '../adapters/files/storage.ts';
import { isDeadlock, isUnreachable } from '../casework/refusals.ts';
import { csvSheet } from './csvSheet.ts';
import { Unusable } from './kind.ts';
import { importKind } from './kinds/index.ts';
import { completeImport, failImport, holdImport, recordProgress, releaseImport, renewLease, type ClaimedImport } from './queue.ts';
import { batchesOf, wholeOf, type Step } from './steps.ts';
import type { Sheet } from './sheet.ts';
import { dataRows } from './table.ts';
import { xlsxSheets } from './xlsxSheets.ts';

export type ImportLog = Pick<Logger, 'info' | 'warn' | 'error'>;
export type ImportDeps = { pool: pg.Pool; dataDir: string; log: ImportLog; leaseMs: number; batchRows: number; signal: AbortSignal };

const HEAD_BYTES = 64 * 1024;
const UNEXPECTED = '处理文件时出现意外的错误，已停止；此前的行已经处理。请稍后重新上传；仍然如此时请联系系统管理员。';

/** The import was cancelled, or another worker has it. */
class NoLongerOurs extends Error {
  override name = 'NoLongerOurs';
}

/**
 * Works on one claimed import until its file ends, it is cancelled, or `signal` aborts. Rows and position are committed
 * together, so that whoever goes on after a kill neither repeats nor skips a row. Rejects when the database is lost.
 */
export async function runImport(job: ClaimedImport, deps: ImportDeps): Promise<void> {
  const ours = new AbortController();
  const stopBeating = beat(job, deps, ours);
  try {
    await work(job, deps, AbortSignal.any([ours.signal, deps.signal]));
  } catch (error) {
    await settle(error, job, deps);
  } finally {
    stopBeating();
  }
}

async function work(job: ClaimedImport, deps: ImportDeps, signal: AbortSignal): Promise<void> {
  const kind = importKind(job.kind);
  if (!kind) throw new Unusable('平台不再支持导入这种数据。');
  let current: Sheet | null = null;
  const rows = until(signal, dataRows(kind, await sheetsOf(job, deps.dataDir), (sheet) => (current = sheet)));
  const steps = kind.store.how === 'batches' ? batchesOf(kind, kind.store, rows, job, deps.batchRows) : wholeOf(kind, kind.store, rows, job);
  for await (const step of ahead(steps)) {
    const read = job.readRows + step.read;
    await commit(job, deps, step, Math.round(read / Math.max(0.0001, (current as Sheet | null)?.fraction() ?? 1)));
    job.readRows = read;
  }
}

/** Also while rows that are done already are passed over. */
async function* until<T>(signal: AbortSignal, rows: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const row of rows) {
    if (signal.aborted) throw new NoLongerOurs();
    yield row;
  }
}

/** Reads the next rows while the database stores the last ones. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let coming = source.next();
  try {
    for (let { done, value } = await coming; !done; { done, value } = await coming) {
      coming = source.next();
      // Told when it is waited for; until then it must not count as unhandled.
      coming.catch(() => undefined);
      yield value;
    }
  } finally {
    await source.return(undefined);
  }
}

/** A deadlock is nobody's fault and undone: once more. */
async function commit(job: ClaimedImport, deps: ImportDeps, step: Step, total: number, attempt = 1): Promise<void> {
  try {
    const unneeded = await inTransaction(deps.pool, (client) => write(client as Queryable, job, step, total));
    if (unneeded) await localFileStore(deps.dataDir).remove(unneeded);
  } catch (error) {
    if (!isDeadlock(error) || attempt === 5) throw error;
    await commit(job, deps, step, total, attempt + 1);
  }
}

async function write(tx: Queryable, job: ClaimedImport, step: Step, total: number): Promise<string | null> {
  if (!(await holdImport(tx, job))) throw new NoLongerOurs();
  const { refusal, ...outcome } = await step.store(tx);
  await recordProgress(tx, job, { ...outcome, read: step.read }, total);
  return step.isLast ? completeImport(tx, job, refusal ?? null) : null;
}

async function sheetsOf({ fileKey, format, bytes }: ClaimedImport, dataDir: string): Promise<AsyncIterable<Sheet> | Sheet[]> {
  const store = localFileStore(dataDir);
  if (!(await store.exists(fileKey))) throw new Unusable('上传的文件已经不在了。请重新上传。');
  const source = storedSource(store, fileKey, bytes);
  if (format === 'xlsx') return xlsxSheets(source, incomingFolder(dataDir));
  return [csvSheet(await store.read(fileKey), await source.read(0, HEAD_BYTES), bytes)];
}

/** Keeps the lease while there is nothing to commit, and notices a cancellation. */
function beat(job: ClaimedImport, { pool, leaseMs, log }: ImportDeps, ours: AbortController): () => void {
  const timer = setInterval(() => {
    renewLease(pool, job, leaseMs).then(
      (renewed) => renewed || ours.abort(),
      (error: Error) => log.warn({ err: error, import: job.id }, 'the lease of an import could not be renewed'),
    );
  }, leaseMs / 4);
  return () => clearInterval(timer);
}

async function settle(error: unknown, job: ClaimedImport, { pool, log, signal }: ImportDeps): Promise<void> {
  if (error instanceof NoLongerOurs) return signal.aborted ? releaseImport(pool, job) : log.info({ import: job.id }, 'an import was taken away');
  if (isUnreachable(error)) throw error;
  if (error instanceof Unusable) log.info({ err: error, import: job.id, kind: job.kind }, 'a file could not be imported');
  else log.error({ err: error, import: job.id, kind: job.kind }, 'an import failed');
  await failImport(pool, job, error instanceof Unusable ? error.message : UNEXPECTED);
}

