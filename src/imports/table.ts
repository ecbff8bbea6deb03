import { cellText, lostValue } from './cells.ts';
import { matchHeader, missingColumns, type Header, type HeaderMatch } from './header.ts';
import { Unusable, type Fault, type ImportKind, type ImportRow } from './kind.ts';
import type { RawRow, Sheet } from './sheet.ts';

/** A row of the file that holds data: what was read of it, or why it cannot be taken. */
export type DataRow = { line: number; row: ImportRow } | { line: number; faults: Fault[] };

/** The head of a table stands within this many rows: titles and remarks often stand above it. */
const HEAD_WITHIN = 10;

/**
 * The data rows of the first sheet that has the columns of the kind. Empty rows and the template's example are passed over.
 * Throws `Unusable` when no sheet has the columns.
 * @param onSheet told of the sheet whose rows come
 */
export async function* dataRows(kind: ImportKind, sheets: AsyncIterable<Sheet> | Iterable<Sheet>, onSheet: (sheet: Sheet) => void = () => undefined): AsyncGenerator<DataRow> {
  let best: HeaderMatch | null = null;
  for await (const sheet of sheets) {
    const rows = sheet.rows[Symbol.asyncIterator]();
    const { match, isComplete } = await findHead(kind, rows);
    if (isComplete && match) {
      if (match.twice.length > 0) throw new Unusable(`“${match.twice.join('”、“')}”在表头里出现了不止一次，不知道该用哪一列。请改名或删去多余的列后重新上传。`);
      onSheet(sheet);
      return yield* readRows(kind, match.header, rows);
    }
    best = better(best, match);
  }
  throw new Unusable(missingColumns(kind, best));
}

async function findHead(kind: ImportKind, rows: AsyncIterator<RawRow>): Promise<{ match: HeaderMatch | null; isComplete: boolean }> {
  let best: HeaderMatch | null = null;
  for (let seen = 0; seen < HEAD_WITHIN; seen += 1) {
    const next = await rows.next();
    if (next.done) break;
    const match = matchHeader(kind, next.value.cells);
    if (match.missing.length === 0) return { match, isComplete: true };
    best = better(best, match);
  }
  return { match: best, isComplete: false };
}

function better(one: HeaderMatch | null, other: HeaderMatch | null): HeaderMatch | null {
  return (other?.header.at.size ?? 0) > (one?.header.at.size ?? 0) ? other : one;
}

async function* readRows(kind: ImportKind, header: Header, rows: AsyncIterator<RawRow>): AsyncGenerator<DataRow> {
  try {
    for (let next = await rows.next(); !next.done; next = await rows.next()) {
      const row = readRow(kind, header, next.value);
      if (row) yield row;
    }
  } finally {
    await rows.return?.();
  }
}

/** Null for a row without content and for the example of the template that nobody removed. */
export function readRow(kind: ImportKind, { at }: Header, { line, cells }: RawRow): DataRow | null {
  const present = kind.columns.filter(({ name }) => at.has(name));
  const texts = new Map(present.map(({ name }) => [name, cellText(cells[at.get(name) as number] ?? '')]));
  if ([...texts.values()].every((text) => text === '')) return null;
  if (kind.columns.every(({ name, example }) => texts.get(name) === example)) return null;
  const values: ImportRow['values'] = {};
  const faults: Fault[] = [];
  for (const column of present) {
    const text = texts.get(column.name) as string;
    const read = readCell(column, text);
    if (read.ok) values[column.name] = read.value;
    else faults.push({ line, column: column.label, message: read.reason });
  }
  return faults.length > 0 ? { line, faults } : completed(kind, line, values);
}

function readCell({ label, required, read }: ImportKind['columns'][number], text: string): ReturnType<ImportKind['columns'][number]['read']> {
  if (text === '') return required ? { ok: false, reason: `请填写${label}。` } : { ok: true, value: null };
  const lost = lostValue(text);
  return lost ? { ok: false, reason: lost } : read(text);
}

function completed(kind: ImportKind, line: number, values: ImportRow['values']): DataRow {
  const whole = kind.complete?.(values) ?? { ok: true, value: values };
  return whole.ok ? { line, row: { line, values: whole.value } } : { line, faults: [{ line, column: null, message: whole.reason }] };
}
