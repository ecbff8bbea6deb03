import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLine, ended } from './processes.ts';

// Above the highest process id of any system: PostgreSQL finds it dead and still checks the shared memory
// named in the rest of the file, which deleting the file would forget.
const NEVER_A_PROCESS = 2_000_000_000;

/**
 * Makes a data folder startable after a crash. A server of this very folder that outlived its parent is
 * stopped; a lock file whose process id now belongs to another program is marked as stale.
 * @param folder data folder of the cluster (the one that holds postmaster.pid)
 */
export async function clearStaleLock(folder: string, report: (sentence: string) => void): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const command = Number.isInteger(pid) && pid > 0 ? commandLine(pid) : null;
  if (command?.includes(folder) && command.includes('postgres')) return stopOrphan(pid, report);
  if (pid === NEVER_A_PROCESS) return;
  writeFileSync(file, [String(NEVER_A_PROCESS), ...lines.slice(1)].join('\n'));
}

async function stopOrphan(pid: number, report: (sentence: string) => void): Promise<void> {
  report('上次未正常退出，遗留的数据库仍在运行，正在停止它。');
  process.kill(pid, 'SIGINT');
  if (await ended(pid, 15_000)) return;
  process.kill(pid, 'SIGQUIT');
  await ended(pid, 5_000);
}
