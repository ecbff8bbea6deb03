import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `node scripts/completeLock.ts`, after a change of dependencies: npm leaves optional packages of other platforms out of
 * the lock file when a registry does not offer them, and `npm ci` then refuses the lock. This writes the missing entries;
 * on this platform they are never installed.
 */
type Entry = { version?: string; optionalDependencies?: Record<string, string>; [key: string]: unknown };

const SYSTEMS: Record<string, string> = { android: 'android', darwin: 'darwin', linux: 'linux', win32: 'win32', windows: 'win32', freebsd: 'freebsd' };
const PROCESSORS = ['arm64', 'x64', 'arm', 'ia32', 'riscv64', 'ppc64', 's390x', 'loong64'];

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Entry> };
const missing = Object.values(lock.packages)
  .flatMap(({ optionalDependencies = {} }) => Object.entries(optionalDependencies))
  .filter(([name]) => !Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`)));
for (const [name, version] of missing) addEntry(name, version);
lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${missing.length} entries added\n`);

function addEntry(name: string, version: string): void {
  const words = (name.split('/').at(-1) ?? '').split('-');
  const os = words.map((word) => SYSTEMS[word]).find(Boolean);
  if (!os) return;
  const cpu = words.find((word) => PROCESSORS.includes(word));
  const libc = words.includes('musl') ? 'musl' : words.some((word) => word.startsWith('gnu')) ? 'glibc' : undefined;
  lock.packages[`node_modules/${name}`] = {
    version: version.replace(/^[\^~]/, ''),
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc && os === 'linux' ? { libc: [libc] } : {}),
    optional: true,
    os: [os],
  };
}
