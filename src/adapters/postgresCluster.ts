import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PostgresHome } from './postgresHome.ts';
import { bareEnvironment } from './processes.ts';

// Text is UTF-8 and sorted by code point whatever the machine; only the character classes of the operating
// system differ in name. An unset LANG would otherwise give SQL_ASCII.
const LOCALES_OF_CHARACTER_CLASSES = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'C'];

/**
 * Creates the cluster on the first start and returns the password of its owner. `initdb` works in a folder of
 * its own that is renamed when complete, so that an interrupted first start leaves no half database.
 */
export async function initialiseCluster(home: PostgresHome, options: { report: (sentence: string) => void; durable?: boolean }): Promise<string> {
  const data = path.join(home.folder, 'data');
  const passwordFile = path.join(home.folder, 'password');
  if (existsSync(path.join(data, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8').trim();
  options.report('首次启动：正在创建数据库。');
  const password = randomBytes(24).toString('hex');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if ('uid' in home.identity) chownSync(passwordFile, home.identity.uid as number, home.identity.gid as number);
  const unfinished = path.join(home.folder, 'data.unfinished');
  initdb(home, unfinished, passwordFile, options.durable !== false);
  renameSync(unfinished, data);
  return password;
}

function initdb(home: PostgresHome, folder: string, passwordFile: string, durable: boolean): void {
  let complaint = '';
  for (const locale of LOCALES_OF_CHARACTER_CLASSES) {
    rmSync(folder, { recursive: true, force: true });
    const run = spawnSync(path.join(home.native, 'bin', 'initdb'), initdbFlags(folder, passwordFile, locale, durable), {
      ...home.identity,
      cwd: home.folder,
      encoding: 'utf8',
      env: bareEnvironment(),
    });
    if (run.status === 0) return;
    complaint = run.error?.message ?? run.stderr.trim();
    if (!complaint.includes('locale')) break;
  }
  throw new Error(`数据库未能创建：${complaint}`);
}

function initdbFlags(folder: string, passwordFile: string, locale: string, durable: boolean): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${locale}`,
    '--lc-collate=C',
    ...(durable ? [] : ['--no-sync']),
  ];
}
