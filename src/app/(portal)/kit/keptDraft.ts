import type { Values } from '../../../domain/forms/field.ts';

/** What this browser keeps of a form until the server has it: texts as typed (also half-typed ones) and chosen values. */
export type KeptDraft = { at: string; texts: Record<string, string>; values: Values };

const PREFIX = 'ip-unsaved:';
const KEPT_DAYS = 7;

/** One key per account and record, so that the next person at this computer is offered nothing of somebody else's. */
export function keptKey(account: string, collection: string, id: string): string {
  return `${PREFIX}${account}:${collection}:${id}`;
}

export function keepDraft(key: string, draft: Omit<KeptDraft, 'at'>): void {
  withStorage((storage) => storage.setItem(key, JSON.stringify({ at: new Date().toISOString(), ...draft })));
}

export function dropDraft(key: string): void {
  withStorage((storage) => storage.removeItem(key));
}

/** The kept draft, or null when there is none, it is too old, or it cannot be read. */
export function readDraft(key: string, now = new Date()): KeptDraft | null {
  const text = withStorage((storage) => storage.getItem(key));
  if (!text) return null;
  const draft = parse(text);
  const isFresh = draft !== null && now.getTime() - Date.parse(draft.at) < KEPT_DAYS * 86_400_000;
  if (!isFresh) dropDraft(key);
  return isFresh ? draft : null;
}

function parse(text: string): KeptDraft | null {
  try {
    const draft = JSON.parse(text) as Partial<KeptDraft> | null;
    return draft?.at && draft.texts && draft.values ? (draft as KeptDraft) : null;
  } catch {
    return null;
  }
}

const LEFT = 'ip-left:';
const JUST_NOW_MS = 15_000;

/** The page went away while something was still on its way to the server. */
export function noteLeaving(key: string): void {
  withStorage((storage) => storage.setItem(LEFT + key, String(Date.now())));
}

/** True once for the page that follows: what it was sent may be older than what its predecessor saved last. */
export function leftJustNow(key: string): boolean {
  const at = Number(withStorage((storage) => storage.getItem(LEFT + key)) ?? 0);
  withStorage((storage) => storage.removeItem(LEFT + key));
  return Date.now() - at < JUST_NOW_MS;
}

/** Storage may be full or forbidden (private windows): the form works without, only less safely. */
function withStorage<T>(work: (storage: Storage) => T): T | null {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}
