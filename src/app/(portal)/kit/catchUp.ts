import type { createAutosaver, Door } from './autosaver.ts';
import { leftJustNow } from './keptDraft.ts';

/** Long enough for the last save of the page before to have arrived. */
const CATCH_UP_MS = 1_000;

/** Takes what the page before saved after this one had been read: a quick reload must not show older answers. */
export function catchUp(key: string, door: Door, saver: ReturnType<typeof createAutosaver>): void {
  if (!leftJustNow(key)) return;
  setTimeout(async () => {
    const newer = await door.load();
    if (newer.ok && newer.value.revision > door.revision() && !saver.isBusy()) door.differs(newer.value);
  }, CATCH_UP_MS);
}
