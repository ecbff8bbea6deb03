import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SOURCES = ['src/**/*', 'collections/**/*', 'access/**/*', 'hooks/**/*', 'public/**/*', '*.config.ts', 'package-lock.json', 'tsconfig.json'];
const PROGRESS_EVERY_MS = 15_000;

/**
 * Builds the pages with `next build` when there is no build yet or a source has changed since. The build log is
 * kept in the data folder; a failed build throws with its last lines.
 */
export async function buildPages(root: string, dataDir: string, env: NodeJS.ProcessEnv, signal: AbortSignal, say: (sentence: string) => void): Promise<void> {
  const fingerprint = sourcesFingerprint(root);
  const kept = path.join(root, '.next', 'sources');
  const isCurrent = existsSync(path.join(root, '.next', 'BUILD_ID')) && existsSync(kept) && readFileSync(kept, 'utf8') === fingerprint;
  if (isCurrent) return;
  say('正在构建网页（首次启动或程序有更新时需要，约 1 至 3 分钟）……');
  const startedAt = performance.now();
  const seconds = () => Math.round((performance.now() - startedAt) / 1000);
  const progress = setInterval(() => say(`  仍在构建，已用 ${seconds()} 秒……`), PROGRESS_EVERY_MS);
  try {
    await nextBuild(root, dataDir, env, signal);
  } finally {
    clearInterval(progress);
  }
  writeFileSync(kept, fingerprint);
  say(`网页构建完成，用时 ${seconds()} 秒。`);
}

function sourcesFingerprint(root: string): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: root, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => path.join(entry.parentPath, entry.name)).toSorted()) {
    hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

async function nextBuild(root: string, dataDir: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  mkdirSync(dataDir, { recursive: true });
  const logFile = path.join(dataDir, 'build.log');
  const log = openSync(logFile, 'w', 0o600);
  const next = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
  const child = spawn(process.execPath, [next, 'build'], { cwd: root, env, signal, stdio: ['ignore', log, log] });
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('exit', resolve));
  if (code === 0) return;
  const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-30).join('\n');
  throw new Error(`网页构建失败，完整记录见 ${logFile}。末尾：\n${tail}`);
}
