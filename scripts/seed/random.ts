/** Numbers that only look random: the same seed gives the same data on every machine, so that figures can be compared. */
export type Random = {
  /** 0 ≤ number < below. */
  below: (limit: number) => number;
  pick: <T>(items: readonly T[]) => T;
  /** True in about `percent` of 100 cases. */
  chance: (percent: number) => boolean;
};

/** mulberry32: small, quick, good enough to mix words. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, pick: (items) => items[below(items.length)] as (typeof items)[number], chance: (percent) => next() * 100 < percent };
}
