import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Logger } from 'pino';
import { realNow } from '../adapters/clock.ts';
import type { PatentSource } from '../adapters/patentSource.ts';
import { workImport } from '../casework/patentImports.ts';
import { refreshWhenDue } from '../casework/refreshPatents.ts';

type PatentWork = { pool: pg.Pool; source: PatentSource; log: Logger; workerId: string; signal: AbortSignal; lookEveryMs?: number };

const REFRESH_CHECK_MS = 60_000;

/** Works off imports of patents as they are asked for, and refreshes the patents of all enterprises; any number of workers may run it. */
export async function runPatentWork(work: PatentWork): Promise<void> {
  await Promise.all([
    repeat(work, work.lookEveryMs ?? 1_000, 'an import of patents failed, tried again after a pause', () => importAll(work)),
    repeat(work, REFRESH_CHECK_MS, 'the refresh of patents failed, tried again in a minute', () => refresh(work)),
  ]);
}

async function importAll({ pool, source, workerId, signal }: PatentWork): Promise<void> {
  while (!signal.aborted && (await workImport(pool, { source, worker: workerId, signal })));
}

async function refresh({ pool, source, log, signal }: PatentWork): Promise<void> {
  const refreshed = await refreshWhenDue(pool, source, realNow(), signal);
  if (refreshed && refreshed.added + refreshed.updated > 0) log.info(refreshed, 'patents refreshed');
}

async function repeat({ log, signal }: PatentWork, everyMs: number, failure: string, run: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    try {
      await run();
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, failure);
    }
    await pause(everyMs, undefined, { signal }).catch(() => undefined);
  }
}
