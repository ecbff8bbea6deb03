import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commandLine } from './processes.ts';

/** A start of the platform that holds this data folder. */
export type RunningCopy = { pid: number; databaseUrl: string | null; address: string | null };
export type DataFolderClaim = { ok: true; publish: (facts: Omit<RunningCopy, 'pid'>) => void; release: () => void } | { ok: false; copy: RunningCopy };

const CLAIM_FILE = 'running.json';
const PROGRAM = 'scripts/start.ts';

/**
 * Claims the data folder for this process, so that a second `npm start` cannot touch the first one's database.
 * The claim of a process that was killed counts for nothing.
 */
export function claimDataFolder(dataDir: string): DataFolderClaim {
  const copy = runningCopy(dataDir);
  if (copy) return { ok: false, copy };
  createDataFolder(dataDir);
  const publish = (facts: Omit<RunningCopy, 'pid'>) => writePrivate(path.join(dataDir, CLAIM_FILE), JSON.stringify({ pid: process.pid, ...facts }));
  publish({ databaseUrl: null, address: null });
  return { ok: true, publish, release: () => rmSync(path.join(dataDir, CLAIM_FILE), { force: true }) };
}

/** The start that holds this data folder now, if any; other scripts find the embedded database through it. */
export function runningCopy(dataDir: string): RunningCopy | null {
  const text = readIfThere(path.join(dataDir, CLAIM_FILE));
  const copy = text ? (JSON.parse(text) as RunningCopy) : null;
  if (!copy || copy.pid === process.pid) return null;
  return isStart(commandLine(copy.pid)) ? copy : null;
}

/** Process ids are used again: a shell or npm that merely names the script is no start of the platform. */
function isStart(command: string | null): boolean {
  const [program = ''] = (command ?? '').split(' ');
  return path.basename(program).startsWith('node') && (command ?? '').includes(PROGRAM);
}

/** The secret of a demo: made on the first start and kept, so that sessions survive a restart. */
export function keptSecret(dataDir: string): string {
  createDataFolder(dataDir);
  const file = path.join(dataDir, 'secret');
  const kept = readIfThere(file)?.trim();
  if (kept) return kept;
  const secret = randomBytes(32).toString('hex');
  writePrivate(file, secret);
  return secret;
}

/** The database user must be able to pass through, whatever the umask; what is private has its own mode. */
function createDataFolder(dataDir: string): void {
  if (mkdirSync(dataDir, { recursive: true }) !== undefined) chmodSync(dataDir, 0o711);
}

function writePrivate(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
