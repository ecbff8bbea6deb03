/**
 * In which line each key was seen last. A million keys take 24 MB: only a 53-bit digest of each is kept. Two different keys
 * with one digest (once in some thousands of files of that length) would be reported as repeated and still both stored.
 */
export function seenKeys(): { lineOf: (key: string) => number | undefined; note: (key: string, line: number) => void } {
  let slots = table(1 << 12);
  return {
    lineOf: (key) => slots.lines[placeOf(slots, digest(key))] || undefined,
    note: (key, line) => {
      if (slots.used * 2 > slots.digests.length) slots = grown(slots);
      put(slots, digest(key), line);
    },
  };
}

type Slots = { digests: Float64Array; lines: Int32Array; used: number };

const table = (size: number): Slots => ({ digests: new Float64Array(size), lines: new Int32Array(size), used: 0 });

function put(slots: Slots, key: number, line: number): void {
  const place = placeOf(slots, key);
  if (slots.digests[place] === 0) slots.used += 1;
  slots.digests[place] = key;
  slots.lines[place] = line;
}

function placeOf({ digests }: Slots, key: number): number {
  let place = key % digests.length;
  while (digests[place] !== 0 && digests[place] !== key) place = (place + 1) % digests.length;
  return place;
}

function grown(old: Slots): Slots {
  const slots = table(old.digests.length * 2);
  old.digests.forEach((key, place) => key !== 0 && put(slots, key, old.lines[place] as number));
  return slots;
}

/** Two mixed 32-bit sums as one whole number below 2^53, never 0. */
function digest(text: string): number {
  let [first, second] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 2_654_435_761);
    second = Math.imul(second ^ code, 1_597_334_677);
  }
  first = Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  second = Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & second) + (first >>> 0) + 1;
}
