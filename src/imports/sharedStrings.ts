import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const BLOCK = 256 * 1024;
const BLOCKS_KEPT = 32;

/**
 * The strings cells of a spreadsheet refer to by number, in a temporary file: a spreadsheet of a million rows has millions of
 * them, and in memory they would be most of it. Cells refer to them nearly in the order of the file, so that a few blocks
 * answer most reads.
 */
export class SharedStrings {
  readonly #file: string;
  readonly #handle: number;
  readonly #ends = growingNumbers();
  readonly #blocks: ReturnType<typeof blockReader>;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #size = 0;

  /** @param folder for the temporary file; made when it is missing */
  constructor(folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#file = path.join(folder, `${randomUUID()}.strings`);
    this.#handle = openSync(this.#file, 'wx+', 0o600);
    this.#blocks = blockReader(this.#handle);
  }

  /** All strings are added before the first is asked for. */
  add(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    this.#ends.push((this.#size += bytes.length));
    if (this.#waitingBytes >= BLOCK) this.#flush();
  }

  /** Empty for a number the file does not have. */
  at(index: number): string {
    if (this.#waitingBytes > 0) this.#flush();
    const end = this.#ends.at(index);
    return end === undefined ? '' : this.#blocks.read(index === 0 ? 0 : (this.#ends.at(index - 1) ?? 0), end).toString('utf8');
  }

  close(): void {
    closeSync(this.#handle);
    rmSync(this.#file, { force: true });
  }

  #flush(): void {
    writeSync(this.#handle, Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#waitingBytes = 0;
  }
}

/** Positions in a file of less than 4 GB: what a table may unpack to is bounded where it is received. */
function growingNumbers(): { push: (value: number) => void; at: (index: number) => number | undefined } {
  let numbers = new Uint32Array(1 << 14);
  let length = 0;
  return {
    push(value) {
      if (length === numbers.length) {
        const larger = new Uint32Array(numbers.length * 2);
        larger.set(numbers);
        numbers = larger;
      }
      numbers[length++] = value;
    },
    at: (index) => (index < length ? numbers[index] : undefined),
  };
}

function blockReader(handle: number): { read: (start: number, end: number) => Buffer } {
  const kept = new Map<number, Buffer>();
  const block = (number: number): Buffer => {
    const known = kept.get(number);
    if (known) return known;
    if (kept.size >= BLOCKS_KEPT) kept.delete(kept.keys().next().value as number);
    const buffer = Buffer.allocUnsafe(BLOCK);
    const read = buffer.subarray(0, readSync(handle, buffer, 0, BLOCK, number * BLOCK));
    kept.set(number, read);
    return read;
  };
  return {
    read(start, end) {
      const pieces: Buffer[] = [];
      for (let at = start; at < end; ) {
        const number = Math.floor(at / BLOCK);
        const until = Math.min(end, (number + 1) * BLOCK);
        pieces.push(block(number).subarray(at - number * BLOCK, until - number * BLOCK));
        at = until;
      }
      return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces);
    },
  };
}
