import type { BarcodeConfig, BarcodeFields } from './barcodeConfig.ts';

/** A product as the register of bar codes knows it; what it does not say is null. */
export type RegisteredProduct = { name: string; model: string | null; trademark: string | null };

/** `notFound`: the register answered and knows no such code. `unavailable`: nobody knows; `reason` is for the log. */
export type BarcodeAnswer = { kind: 'found'; product: RegisteredProduct } | { kind: 'notFound' } | { kind: 'unavailable'; reason: string };

/** Where a bar code is looked up (spec 3, "Form"). `code`: 8 or 13 digits with a valid check digit, checked by the caller. */
export type BarcodeSource = { find(code: string): Promise<BarcodeAnswer> };

/** Somebody is waiting in front of the form. */
const TIMEOUT_MS = 5_000;
/** Far more than one product takes. */
const MOST_BYTES = 256 * 1024;

/** The source the configuration names; null where none is configured, which is the default. */
export function barcodeSource(config: BarcodeConfig, timeoutMs = TIMEOUT_MS): BarcodeSource | null {
  return config && { find: (code) => ask(config, code, timeoutMs) };
}

/**
 * HTTP GET: 404, an empty answer or an empty record is "not found"; another status, a time-out, no JSON or no name is
 * "unavailable". No redirect is followed: it would hand the token to whoever is named there.
 */
async function ask({ url, header, token, fields }: NonNullable<BarcodeConfig>, code: string, timeoutMs: number): Promise<BarcodeAnswer> {
  try {
    const headers = { accept: 'application/json', ...(token ? { [header]: token } : {}) };
    const response = await fetch(url.replaceAll('{code}', encodeURIComponent(code)), { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    if (response.ok) return answerFrom(await boundedText(response), fields);
    await response.body?.cancel();
    return response.status === 404 ? { kind: 'notFound' } : unavailable(`status ${response.status}`);
  } catch (error) {
    const { name, message, cause } = error as Error & { cause?: { code?: string } };
    // Without the address, which may hold a key.
    return unavailable(name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? message));
  }
}

function answerFrom(text: string, fields: BarcodeFields): BarcodeAnswer {
  if (text.trim() === '') return { kind: 'notFound' };
  const body = JSON.parse(text) as unknown;
  const found = fields.record === '' ? body : valueAt(body, fields.record);
  const record = Array.isArray(found) ? (found[0] ?? null) : found;
  if (record === undefined) return unavailable(`no “${fields.record}” in the answer`);
  if (record === null || record === '' || (typeof record === 'object' && Object.keys(record).length === 0)) return { kind: 'notFound' };
  const read = (path: string) => textOf(valueAt(record, path));
  const name = read(fields.name);
  return name === null ? unavailable(`no name at “${fields.name}” in the answer`) : { kind: 'found', product: { name, model: read(fields.model), trademark: read(fields.trademark) } };
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined), value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

function unavailable(reason: string): BarcodeAnswer {
  return { kind: 'unavailable', reason };
}
