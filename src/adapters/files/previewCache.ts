import type { Result } from '../../domain/result.ts';
import type { Preview } from './preview.ts';

export type PreviewCache = (key: string, make: () => Promise<Result<Preview>>) => Promise<Result<Preview>>;

/**
 * Previews kept in memory up to `mostBytes`, those asked for longest ago going first; at most `atOnce` are made at a time,
 * so that a crowd before a public page decodes each picture once and leaves the processor to others. Who asks for one that
 * is being made waits for it. What could not be made is not kept.
 */
export function previewCache({ mostBytes, atOnce }: { mostBytes: number; atOnce: number }): PreviewCache {
  const kept = keptPreviews(mostBytes);
  const making = new Map<string, Promise<Result<Preview>>>();
  const turn = inTurns(atOnce);

  async function produce(key: string, make: () => Promise<Result<Preview>>): Promise<Result<Preview>> {
    try {
      const made = await turn(make);
      if (made.ok) kept.put(key, made.value);
      return made;
    } finally {
      making.delete(key);
    }
  }

  return async (key, make) => {
    const known = kept.take(key);
    if (known) return { ok: true, value: known };
    const started = making.get(key) ?? produce(key, make);
    making.set(key, started);
    return started;
  };
}

/** In the order they were last asked for, which is the order of a map whose entries are put in again. */
function keptPreviews(mostBytes: number) {
  const kept = new Map<string, Preview>();
  let bytes = 0;
  return {
    take(key: string): Preview | undefined {
      const known = kept.get(key);
      if (known && kept.delete(key)) kept.set(key, known);
      return known;
    },
    put(key: string, preview: Preview): void {
      kept.set(key, preview);
      bytes += preview.data.length;
      for (const [oldest, { data }] of kept) {
        if (bytes <= mostBytes) return;
        kept.delete(oldest);
        bytes -= data.length;
      }
    },
  };
}

/** Runs at most `atOnce` pieces of work at a time, in the order they came. */
function inTurns(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
