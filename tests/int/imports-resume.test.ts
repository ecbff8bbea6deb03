import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REGISTER_HEAD, registerRow } from '../../scripts/bench/registerFile.ts';
import { sweepOrphanedFiles } from '../../src/casework/orphanedFiles.ts';
import { cancelImport, claimImport, forgetImports } from '../../src/imports/queue.ts';
import { runImport } from '../../src/imports/run.ts';
import { importBed, STAFF, type ImportBed } from '../support/importBed.ts';

let bed: ImportBed;
beforeAll(async () => { bed = await importBed(); });
afterAll(() => bed.close());
beforeEach(() => bed.database.pool.query('delete from imports; delete from patent_register'));

const ROWS = 4_000;
/** Every hundredth row is bad, every 250th repeats the first: what is counted must be the same however often it was killed. */
const rows = Array.from({ length: ROWS }, (_, index) => (index % 100 === 99 ? ['坏', ...registerRow(index).slice(1)] : index % 250 === 248 ? registerRow(0) : registerRow(index)));
const file = [REGISTER_HEAD, ...rows];
const EXPECTED = { state: 'done', read: ROWS, bad: 40, repeated: 16, added: ROWS - 56, changed: 0, unchanged: 0 };
const stored = async () => (await bed.database.pool.query<{ count: number }>('select count(*)::int as count from patent_register')).rows[0]?.count;

function startWorker(name: string) {
  const script = path.join(import.meta.dirname, '../support/importWorkerChild.ts');
  const child = spawn(process.execPath, [script], { env: { ...process.env, DATABASE_URL: bed.database.url, DATA_DIR: bed.dataDir, WORKER_ID: name }, stdio: 'inherit' });
  return { child, gone: new Promise<void>((resolve) => child.once('exit', () => resolve())) };
}

async function until(id: string, holds: (found: Awaited<ReturnType<ImportBed['found']>>) => boolean) {
  for (let waited = 0; waited < 30_000; waited += 20) {
    const found = await bed.found(id);
    if (holds(found)) return found;
    await pause(20);
  }
  throw new Error(`never came true: ${JSON.stringify(await bed.found(id))}`);
}

describe('a worker that is killed half-way', () => {
  it('is followed by one that goes on where it stopped: nothing twice, nothing lost, all faults once', async () => {
    const id = await bed.queue('patent-register', file);
    const seen: number[] = [];
    for (const name of ['first', 'second']) {
      const worker = startWorker(name);
      const { read } = await until(id, (found) => found.read > (seen.at(-1) ?? 0) + 300 || found.state === 'done');
      worker.child.kill('SIGKILL');
      await worker.gone;
      seen.push(read);
    }
    expect(seen[0]).toBeLessThan(ROWS);
    const last = startWorker('third');
    const found = await until(id, ({ state }) => state === 'done');
    last.child.kill('SIGTERM');
    await last.gone;
    expect(found).toMatchObject(EXPECTED);
    expect(await stored()).toBe(EXPECTED.added);
    expect(new Set(found.faults.map(({ line, isNote }) => `${line} ${isNote}`)).size).toBe(56);
    expect(found.faults).toHaveLength(56);
  });

  it('leaves an import that is given up after five workers got nowhere', async () => {
    const id = await bed.queue('patent-register', file);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(await claimImport(bed.database.pool, { workerId: `w${attempt}`, leaseMs: 0 })).toMatchObject({ id });
    }
    expect(await claimImport(bed.database.pool, { workerId: 'w5', leaseMs: 0 })).toBeNull();
    expect(await bed.found(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('多次中断') });
  });
});

describe('a worker that is stopped in order', () => {
  it('gives its import back, and the next one finishes it', async () => {
    const id = await bed.queue('patent-register', file);
    const stopping = new AbortController();
    const working = bed.work({ signal: stopping.signal, batchRows: 100, leaseMs: 60_000 });
    await until(id, ({ read }) => read >= 200);
    stopping.abort();
    await working;
    expect(await bed.found(id)).toMatchObject({ state: 'running' });
    await bed.work({ workerId: 'worker-2' });
    expect(await bed.found(id)).toMatchObject(EXPECTED);
    expect(await stored()).toBe(EXPECTED.added);
  });
});

describe('several workers', () => {
  it('never work on one import, nor on two of one kind, at the same time', async () => {
    const [first, second] = [await bed.queue('patent-register', file), await bed.queue('patent-register', file)];
    const holidays = await bed.queue('holidays', [['日期', '安排'], ['2031-10-01', '放假']]);
    const claims = await Promise.all(['a', 'b', 'c', 'd'].map((workerId) => claimImport(bed.database.pool, { workerId, leaseMs: 60_000 })));
    expect(claims.map((claim) => claim?.id ?? null).toSorted()).toEqual([first, holidays, null, null].toSorted());
    expect(await bed.found(second)).toMatchObject({ state: 'queued' });
  });

  it('one whose lease ran out writes nothing any more once another has the import', async () => {
    const id = await bed.queue('patent-register', file);
    const slow = await claimImport(bed.database.pool, { workerId: 'slow', leaseMs: 0 });
    await bed.work({ workerId: 'quick' });
    const before = await bed.found(id);
    const deps = { pool: bed.database.pool, dataDir: bed.dataDir, log: { info: () => undefined, warn: () => undefined, error: () => undefined } as never };
    await runImport(slow!, { ...deps, leaseMs: 10_000, batchRows: 500, signal: new AbortController().signal });
    expect(await bed.found(id)).toEqual(before);
    expect(before).toMatchObject(EXPECTED);
  });

  it('side by side finish a queue, each import once', async () => {
    const ids = [await bed.queue('patent-register', file), await bed.queue('patent-register', file), await bed.queue('holidays', [['日期', '安排'], ['2031-10-02', '放假']])];
    const workers = ['one', 'two'].map(startWorker);
    for (const id of ids) await until(id, ({ state }) => state === 'done');
    for (const { child, gone } of workers) {
      child.kill('SIGTERM');
      await gone;
    }
    expect(await bed.found(ids[0]!)).toMatchObject(EXPECTED);
    expect(await bed.found(ids[1]!)).toMatchObject({ ...EXPECTED, added: 0, unchanged: EXPECTED.added });
    expect(await stored()).toBe(EXPECTED.added);
  });
});

describe('cancelling', () => {
  it('stops a running import at once; what is written stays', async () => {
    const id = await bed.queue('patent-register', file);
    const working = bed.work({ batchRows: 50 });
    await until(id, ({ read }) => read >= 100);
    await cancelImport(bed.database.pool, id, STAFF);
    await working;
    const found = await bed.found(id);
    expect(found).toMatchObject({ state: 'cancelled', cancelledBy: '管理员甲' });
    expect(found.read).toBeLessThan(ROWS);
    expect(await stored()).toBe(found.added);
    expect(await claimImport(bed.database.pool, { workerId: 'other', leaseMs: 1_000 })).toBeNull();
  });
});

describe('stored files', () => {
  it('of waiting imports survive the sweep, and are let go a week after a check nobody acted on', async () => {
    const id = await bed.queue('patent-register', file, { mode: 'check' });
    for (let hour = 0; hour < 24; hour += 1) await sweepOrphanedFiles(bed.database.pool, bed.dataDir, new Date(Date.now() + 60_000), hour);
    await bed.work();
    expect(await bed.found(id)).toMatchObject({ state: 'checked', read: ROWS });
    expect(await forgetImports(bed.database.pool)).toBe(0);
    await bed.database.pool.query(`update imports set finished_at = now() - interval '8 days' where id = $1`, [id]);
    expect(await forgetImports(bed.database.pool)).toBe(1);
    expect(await bed.found(id)).toMatchObject({ state: 'cancelled', failure: expect.stringContaining('七天') });
  });
});
