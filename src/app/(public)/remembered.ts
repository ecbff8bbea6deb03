type Kept<V> = { until: number; value: Promise<V> };

const MOST_ENTRIES = 500;

/**
 * A read whose answer is kept in this process for `seconds`, one entry per arguments (compared as JSON). Callers that
 * come while it is being read wait for the same answer; a failed read is not kept. Next's own cache is not used: it
 * survives restarts on disk and hands out what has expired once more, so a withdrawn announcement would show up again.
 * @param now milliseconds of a clock that never goes back
 */
export function remembered<A extends unknown[], V>(seconds: number, read: (...args: A) => Promise<V>, now = () => performance.now()): (...args: A) => Promise<V> {
  const kept = new Map<string, Kept<V>>();
  return (...args) => {
    const key = JSON.stringify(args);
    const entry = kept.get(key);
    if (entry && now() < entry.until) return entry.value;
    if (kept.size >= MOST_ENTRIES) kept.clear();
    const value = read(...args);
    const fresh = { until: now() + seconds * 1000, value };
    kept.set(key, fresh);
    value.catch(() => kept.get(key) === fresh && kept.delete(key)); // the caller gets the error itself
    return value;
  };
}
