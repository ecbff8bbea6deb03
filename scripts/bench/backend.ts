import { existsSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Milliseconds of one statement or act: of the server's process on a CPU, and of the clock on the wall. */
export type Cost = { cpu: number; wall: number };

/** One connection whose server process is watched, so that other programs on the machine do not blur the figures. */
export type Backend = { db: pg.Client; measure: <T>(act: () => Promise<T>) => Promise<{ cost: Cost; value: T }>; close: () => Promise<void> };

/** False where the kernel does not tell (other systems, a remote server): CPU figures are then those of the wall. */
export let cpuIsKnown = true;

export async function connectBackend(databaseUrl: string): Promise<Backend> {
  const db = new pg.Client({ connectionString: databaseUrl, application_name: 'bench', statement_timeout: 60_000 });
  await db.connect();
  const { rows } = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  const file = `/proc/${rows[0]?.pid}/schedstat`;
  cpuIsKnown = existsSync(file);
  const cpuMs = () => (cpuIsKnown ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : performance.now());
  const measure = async <T>(act: () => Promise<T>) => {
    const [cpu, wall] = [cpuMs(), performance.now()];
    const value = await act();
    return { value, cost: { wall: performance.now() - wall, cpu: cpuMs() - cpu } };
  };
  return { db, measure, close: () => db.end() };
}

/** The value below which `share` (0 to 1) of the numbers lie. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}
