import { isCivilDate } from '../domain/civilDate.ts';
import type { BusinessRegistry, RegistryAnswer } from './businessRegistry.ts';
import type { RegistryConfig, RegistryFields } from './registryConfig.ts';

type HttpOptions = Pick<RegistryConfig, 'url' | 'header' | 'token' | 'fields'> & { timeoutMs?: number };

/** Somebody is waiting in front of the form. */
const TIMEOUT_MS = 5_000;
/** Far more than one organisation takes. */
const MOST_BYTES = 256 * 1024;

/**
 * A register behind HTTP GET: the code takes the place of `{uscc}` in the address, the token goes in a header, `fields`
 * says where in the JSON each thing stands. 404 or an empty record is "not found"; everything else that is no
 * organisation, a time-out, another status, an answer about somebody else, is "unavailable".
 */
export function registryOverHttp({ url, header, token, fields, timeoutMs = TIMEOUT_MS }: HttpOptions): BusinessRegistry {
  return {
    lookup: async (uscc) => {
      try {
        const headers = { accept: 'application/json', ...(token ? { [header]: token } : {}) };
        const address = url.replaceAll('{uscc}', encodeURIComponent(uscc));
        // A redirect would hand the token to whoever is named there.
        const response = await fetch(address, { headers, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
        if (response.status === 404) return await drained(response, { kind: 'notFound' });
        if (!response.ok) return await drained(response, unavailable(`status ${response.status}`));
        return answerFrom(await boundedText(response), fields, uscc);
      } catch (error) {
        return unavailable(reasonOf(error));
      }
    },
  };
}

function answerFrom(text: string, fields: RegistryFields, uscc: string): RegistryAnswer {
  if (text.trim() === '') return { kind: 'notFound' };
  const body = JSON.parse(text) as unknown;
  const record = firstOf(fields.record === '' ? body : valueAt(body, fields.record));
  if (record === undefined) return unavailable(`no “${fields.record}” in the answer`);
  if (isNothing(record)) return { kind: 'notFound' };
  const read = (path: string | undefined) => textOf(path === undefined ? undefined : valueAt(record, path));
  const name = read(fields.name);
  if (name === null) return unavailable(`no name at “${fields.name}” in the answer`);
  const said = read(fields.uscc);
  if (said !== null && said.toUpperCase() !== uscc) return unavailable('the answer is about another organisation');
  return { kind: 'found', organisation: { uscc, name, region: read(fields.region), address: read(fields.address), legalRepresentative: read(fields.legalRepresentative), asOf: dayOf(read(fields.asOf)) } };
}

/** Registers that answer with a list hold one organisation to a code. */
function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? (value[0] ?? null) : value;
}

function isNothing(value: unknown): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined), value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || null : null;
}

function dayOf(text: string | null): string | null {
  const day = text?.slice(0, 10) ?? '';
  return isCivilDate(day) ? day : null;
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

async function drained(response: Response, answer: RegistryAnswer): Promise<RegistryAnswer> {
  await response.body?.cancel();
  return answer;
}

function unavailable(reason: string): RegistryAnswer {
  return { kind: 'unavailable', reason };
}

/** Without the address: it holds the code, and may hold a key. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  return name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? message);
}
