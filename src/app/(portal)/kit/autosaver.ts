import type { Values } from '../../../domain/forms/field.ts';
import type { ApiFailure, ApiProblem, ApiResult } from './api.ts';
import type { SavedRecord } from './formState.ts';

export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'retrying'; sentence: string }
  | { kind: 'signedOut' }
  /** A newer version is on the server: nothing is sent until the person has compared. */
  | { kind: 'conflict'; theirs: SavedRecord }
  /** The record may no longer be edited here; the sentence says why. */
  | { kind: 'closed'; sentence: string };

export type Door = {
  /** What differs from the server and may be sent now. */
  unsaved: () => Values;
  revision: () => number;
  send: (values: Values, revision: number, leaving: boolean) => Promise<ApiResult<SavedRecord>>;
  load: () => Promise<ApiResult<SavedRecord>>;
  saved: (sent: Values, record: SavedRecord) => void;
  refused: (problems: ApiProblem[]) => void;
  /** Compares with a newer version; false when both sides changed different fields and were put together. */
  differs: (theirs: SavedRecord) => boolean;
  tell: (status: SaveStatus) => void;
};

export const TYPING_PAUSE_MS = 1_500;
const LONGEST_PAUSE_MS = 30_000;
const SETTLED = ['conflict', 'closed'];

/**
 * Saves what changed: a pause after typing, at once on leaving a field, with growing pauses after a failure. One request at a
 * time, each with the revision this page knows, so that two tabs never overwrite each other.
 */
export function createAutosaver(door: Door) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let failures = 0;
  let status: SaveStatus = { kind: 'idle' };

  function tell(next: SaveStatus): void {
    status = next;
    door.tell(next);
  }

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  function hasUnsaved(): boolean {
    return Object.keys(door.unsaved()).length > 0;
  }

  async function save(leaving = false): Promise<void> {
    clearTimeout(timer);
    if (running) await running;
    if (SETTLED.includes(status.kind) || !hasUnsaved()) return;
    running = sendOnce(leaving).finally(() => {
      running = null;
    });
    return running;
  }

  async function sendOnce(leaving: boolean): Promise<void> {
    const sent = door.unsaved();
    tell({ kind: 'saving' });
    const result = await door.send(sent, door.revision(), leaving);
    if (!result.ok) return handle(result);
    failures = 0;
    door.saved(sent, result.value);
    tell({ kind: 'saved', at: new Date() });
    if (hasUnsaved()) schedule(TYPING_PAUSE_MS);
  }

  async function handle(failure: ApiFailure): Promise<void> {
    const sentence = failure.problems.map(({ message }) => message).join('');
    if (failure.kind === 'signedOut') return tell({ kind: 'signedOut' });
    if (failure.kind === 'stale') return compare();
    if (failure.kind === 'unavailable') return retry(sentence);
    const fields = failure.problems.filter(({ field }) => field !== undefined);
    if (failure.status !== 422 || fields.length === 0) return tell({ kind: 'closed', sentence });
    door.refused(fields);
    tell({ kind: 'idle' });
    if (hasUnsaved() && failures < 3) schedule(retryPause());
  }

  async function compare(): Promise<void> {
    const newer = await door.load();
    if (!newer.ok) return handle(newer);
    if (door.differs(newer.value)) return tell({ kind: 'conflict', theirs: newer.value });
    tell({ kind: 'saved', at: new Date() });
    if (hasUnsaved()) schedule(0);
  }

  function retry(sentence: string): void {
    tell({ kind: 'retrying', sentence });
    schedule(retryPause());
  }

  function retryPause(): number {
    failures += 1;
    return Math.min(1_000 * 2 ** failures, LONGEST_PAUSE_MS);
  }

  return {
    /** Something changed. */
    touched(): void {
      if (SETTLED.includes(status.kind) || ['retrying', 'signedOut'].includes(status.kind)) return;
      if (status.kind === 'saved') tell({ kind: 'waiting' });
      schedule(TYPING_PAUSE_MS);
    },
    /** Nothing is sent by itself until the next change. */
    hold: (): void => clearTimeout(timer),
    /** Saves now and answers whether everything that can be saved is on the server. */
    async flush(): Promise<boolean> {
      if (running) await running;
      await save();
      return !hasUnsaved() && !SETTLED.includes(status.kind);
    },
    /** A save is on its way. */
    isBusy: (): boolean => running !== null,
    /** The page is going away. */
    leave: (): void => void save(true),
    /** Back online, or back from the sign-in tab. */
    resume(): void {
      if (['retrying', 'signedOut'].includes(status.kind)) void save();
    },
    /** The person has compared; saving goes on. */
    reconciled(): void {
      tell({ kind: 'idle' });
      schedule(0);
    },
    stop: (): void => clearTimeout(timer),
  };
}

export type Autosaver = ReturnType<typeof createAutosaver>;
