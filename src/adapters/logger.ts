import pino, { type Logger } from 'pino';

export type { Logger };

/** Fields that never reach a log, at the top level or up to two levels down. */
const SECRET_FIELDS = [
  'password', 'token', 'secret', 'authorization', 'cookie', 'code', 'captcha', 'hash', 'salt', 'apiKey',
  'phone', 'mobile', 'email', 'idNumber', 'accountNumber', 'name', 'contactName', 'username', 'address',
  'body', 'params', 'parameters', 'values', 'detail',
] as const;

const E_MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const LONG_NUMBER = /(?<![\w-])\d{15,19}[\dXx]?(?![\w-])/g;
const MOBILE = /(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/g;
// Drizzle puts every bound value of a failed statement into the message of the error.
const BOUND_VALUES = /(\\n|\s)params: (?:[^"\\]|\\.)*?(?=\\n\s*at |")/g;

/**
 * Hides what identifies a person in a finished log line: e-mail addresses, mobile numbers, identity card and
 * bank account numbers, and the bound values of failed statements.
 */
export function maskPersonalData(line: string): string {
  return line
    .replace(BOUND_VALUES, '$1params: [已隐去]')
    .replace(E_MAIL, '[邮箱]')
    .replace(LONG_NUMBER, '[号码]')
    .replace(MOBILE, '[手机]');
}

/** Structured log (one JSON object a line, UTC instants) on standard output, without personal data. */
export function createLogger(part: 'start' | 'web' | 'worker' | 'payload', destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level: process.env.LOG_LEVEL ?? 'info',
    base: { part, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: redactedPaths(), censor: '[已隐去]' },
    serializers: { err: plainError },
    hooks: { streamWrite: maskPersonalData },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Sends what libraries print through `console` into the structured, masked log. */
export function captureConsole(logger: Logger): void {
  const write = (level: 'info' | 'warn' | 'error') => (...parts: unknown[]) => {
    const error = parts.find((part) => part instanceof Error);
    const text = parts.filter((part) => typeof part === 'string').join(' ').trim();
    if (error || text) logger[level](error ? { err: error } : {}, text);
  };
  Object.assign(console, { log: write('info'), info: write('info'), warn: write('warn'), error: write('error') });
}

function redactedPaths(): string[] {
  return SECRET_FIELDS.flatMap((field) => (field === 'code' || field === 'name' ? [field] : [field, `*.${field}`, `*.*.${field}`]));
}

/** Type, message, SQLSTATE and stack; the values PostgreSQL quotes in `detail` and `where` stay out. */
function plainError(error: Error & { code?: unknown; digest?: unknown }): Record<string, unknown> {
  const cause = error.cause instanceof Error ? plainError(error.cause) : undefined;
  return { type: error.name, message: error.message, code: error.code, digest: error.digest, stack: error.stack, cause };
}
