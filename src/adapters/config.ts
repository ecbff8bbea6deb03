import path from 'node:path';
import { readBarcodeConfig, type BarcodeConfig } from './barcodeConfig.ts';
import { readNoticeConfig, type NoticeConfig } from './noticeConfig.ts';
import { readRegistryConfig, type RegistryConfig } from './registryConfig.ts';
import { readSsoConfig, type SsoConfig } from './ssoConfig.ts';

/** What the environment asks for, checked and typed. Names and defaults are fixed points of the specification. */
export type Config = {
  /** Demo mode: known accounts, data made up, listens on the loopback address only. */
  demo: boolean;
  /** Whether back-office accounts need a second factor to sign in. */
  totp: boolean;
  /** `null` means: start the embedded PostgreSQL. Never `null` outside demo mode. */
  databaseUrl: string | null;
  host: string;
  port: number;
  /** Origin under which people reach the platform, without a trailing slash; the only source of links. */
  serverUrl: string;
  /** `null` only in demo mode, where a generated secret is kept in `dataDir`. */
  secret: string | null;
  /** Absolute folder of the embedded database and the uploads. */
  dataDir: string;
  notices: NoticeConfig;
  /** Where 获取工商信息 looks. */
  registry: RegistryConfig;
  /** Where a bar code is looked up; `null`: nowhere. */
  barcode: BarcodeConfig;
  /** The identity service people may come from; `null` when there is none. */
  sso: SsoConfig | null;
  /** Instant the clock of the domain starts from; `null` outside demo mode. */
  clockNow: Date | null;
  /** How many proxies in front of the platform append to X-Forwarded-For; 0 means the header is ignored. */
  trustedProxies: number;
};

export type Environment = Readonly<Record<string, string | undefined>>;
export type ConfigReading = { ok: true; value: Config } | { ok: false; faults: string[] };

const SHORTEST_SECRET = 32;
const FEWEST_DIFFERENT_CHARACTERS = 10;
const KNOWN_SECRETS = /change.?me|your.?secret|secret.?here|default|password|payload.?secret|example|123456|qwerty/i;

/**
 * Reads and checks the whole environment at once, so that an operator sees every fault in one start.
 * Faults are complete Chinese sentences: which variable, what is wrong, what to set.
 */
export function readConfig(env: Environment, workingDirectory = process.cwd()): ConfigReading {
  const faults: string[] = [];
  const demo = readDemo(env, faults);
  const port = readPort(env, faults);
  const config: Config = {
    demo,
    totp: readTotp(env, faults),
    databaseUrl: readDatabaseUrl(env, demo, faults),
    host: demo ? '127.0.0.1' : (given(env, 'HOST') ?? '0.0.0.0'),
    port,
    serverUrl: readServerUrl(env, demo, port, faults),
    secret: readSecret(env, demo, faults),
    dataDir: path.resolve(workingDirectory, given(env, 'DATA_DIR') ?? '.data'),
    notices: readNoticeConfig(env, faults),
    registry: readRegistryConfig(env, faults),
    barcode: readBarcodeConfig(env, faults),
    sso: readSsoConfig(env, demo, faults),
    clockNow: readClock(env, demo, faults),
    trustedProxies: readTrustedProxies(env, faults),
  };
  return faults.length === 0 ? { ok: true, value: config } : { ok: false, faults };
}

/** Demo mode as the specification defines it: DEMO=1, or no DEMO and no DATABASE_URL. */
export function isDemo(env: Environment): boolean {
  const demo = given(env, 'DEMO');
  return demo === undefined ? given(env, 'DATABASE_URL') === undefined : demo === '1';
}

/** TOTP=1 or TOTP=0; without it on in production and off in a demo (spec 2). */
export function needsTotp(env: Environment): boolean {
  const totp = given(env, 'TOTP');
  return totp === undefined ? !isDemo(env) : totp !== '0';
}

function readTotp(env: Environment, faults: string[]): boolean {
  const totp = given(env, 'TOTP');
  if (totp !== undefined && totp !== '0' && totp !== '1') {
    faults.push('TOTP 只能是 1（后台登录须输入动态验证码）或 0（不需要），请改正或删去该变量。');
  }
  return needsTotp(env);
}

function given(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function readDemo(env: Environment, faults: string[]): boolean {
  const demo = given(env, 'DEMO');
  if (demo !== undefined && demo !== '0' && demo !== '1') {
    faults.push('DEMO 只能是 1(演示)或 0(正式运行),请改正或删去该变量。');
  }
  return isDemo(env);
}

function readPort(env: Environment, faults: string[]): number {
  const text = given(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  faults.push('PORT 不是有效的端口号，请设为 1 至 65535 之间的整数。');
  return 3000;
}

function readDatabaseUrl(env: Environment, demo: boolean, faults: string[]): string | null {
  const text = given(env, 'DATABASE_URL');
  if (text === undefined) {
    if (!demo) faults.push('正式运行（DEMO=0）必须设置 DATABASE_URL，例如 postgres://用户:密码@主机:5432/数据库。');
    return null;
  }
  if (!isUrl(text, ['postgres:', 'postgresql:'])) {
    faults.push('DATABASE_URL 不是有效的 PostgreSQL 地址，应形如 postgres://用户:密码@主机:5432/数据库。');
  }
  return text;
}

function readServerUrl(env: Environment, demo: boolean, port: number, faults: string[]): string {
  const fallback = `http://localhost:${port}`;
  const text = given(env, 'SERVER_URL');
  if (text === undefined) {
    if (!demo) faults.push('正式运行必须设置 SERVER_URL，即公众访问本平台的 https 地址，例如 https://ip.example.gov.cn。');
    return fallback;
  }
  if (!isUrl(text, demo ? ['http:', 'https:'] : ['https:'])) {
    faults.push(`SERVER_URL 必须是以 ${demo ? 'http:// 或 https://' : 'https://'} 开头的完整网址。`);
    return fallback;
  }
  return checkedOrigin(new URL(text), faults);
}

function checkedOrigin(url: URL, faults: string[]): string {
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (!bare) faults.push('SERVER_URL 只写协议、域名和端口，不要带路径、参数或账号，例如 https://ip.example.gov.cn。');
  return url.origin;
}

function readSecret(env: Environment, demo: boolean, faults: string[]): string | null {
  const text = given(env, 'PAYLOAD_SECRET');
  if (text === undefined) {
    if (!demo) faults.push(`正式运行必须设置 PAYLOAD_SECRET(至少 ${SHORTEST_SECRET} 个字符的随机字符串),可用 openssl rand -hex 32 生成。`);
    return null;
  }
  if (!demo && isWeakSecret(text)) {
    faults.push(`PAYLOAD_SECRET 太弱：须为至少 ${SHORTEST_SECRET} 个字符的随机字符串，不能用示例或默认值，可用 openssl rand -hex 32 生成。`);
  }
  return text;
}

function isWeakSecret(text: string): boolean {
  return text.length < SHORTEST_SECRET || new Set(text).size < FEWEST_DIFFERENT_CHARACTERS || KNOWN_SECRETS.test(text);
}

function readClock(env: Environment, demo: boolean, faults: string[]): Date | null {
  const text = given(env, 'CLOCK_NOW');
  if (text === undefined || !demo) return null;
  const instant = new Date(text);
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(instant.getTime())) return instant;
  faults.push('CLOCK_NOW 不是有效的时刻，应形如 2026-03-31T09:00:00+08:00。');
  return null;
}

function readTrustedProxies(env: Environment, faults: string[]): number {
  const text = given(env, 'TRUSTED_PROXIES') ?? '0';
  if (/^\d$/.test(text)) return Number(text);
  faults.push('TRUSTED_PROXIES 应为本平台前面反向代理的层数（0 至 9）。');
  return 0;
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== '';
}
