import type { Queryable } from '../adapters/database.ts';
import type { Result } from '../domain/result.ts';

/** What a cell became: text, names, or nothing. */
export type Value = string | string[] | null;

/** The row of a file by the names of its columns; a column the file does not have is absent. `line` is the row as spreadsheets count it. */
export type ImportRow = { line: number; values: Record<string, Value> };

/** Why a row, or a cell of it, was not taken. */
export type Fault = { line: number; column: string | null; message: string };

/** `read` gets the text of a cell, trimmed and never empty. */
export type Column = {
  name: string;
  /** As the head of the template says it. */
  label: string;
  /** Other heads under which the column is found. */
  synonyms?: readonly string[];
  /** Missing in the file: the file is refused. Empty in a row: the row is bad. */
  required?: true;
  example: string;
  /** For the sheet of notes in the template. */
  note: string;
  read: (text: string) => Result<Value>;
};

/** Rows that were new, differed from what was stored, or were as stored. A check counts what an import would do. */
export type Counts = { added: number; changed: number; unchanged: number };

/** `notes` are remarks on rows that were taken; `refusal` keeps the whole file out. */
export type WholeOutcome = Counts & { removed: number; faults: Fault[]; notes: Fault[]; refusal?: string };

/** `check`: count what would happen and write nothing. */
export type StoreMode = 'check' | 'write';

/** Whose import it is; `bank` is null for those of staff. */
export type ImportOwner = { bank: string | null };

/** Each batch in a transaction of its own, so that files of any length are taken; nothing in it depends on other batches. `notes`: remarks on rows. */
export type BatchStore = { how: 'batches'; store: (tx: Queryable, rows: readonly ImportRow[], mode: StoreMode, owner: ImportOwner) => Promise<Counts & { notes?: Fault[] }> };

/** Small tables whose rows depend on each other: all rows at once, in one transaction. */
export type WholeStore = {
  how: 'whole';
  /** More data rows than this are refused. */
  most: number;
  store: (tx: Queryable, rows: readonly ImportRow[], options: { mode: StoreMode; replaces: boolean; bad: number }) => Promise<WholeOutcome>;
};

/** One kind of file that staff or banks import. A new kind is one file in `kinds/` and its line in `kinds/index.ts`. */
export type ImportKind = {
  key: string;
  label: string;
  /** One or two sentences for the screen: what the file holds and what an import does. */
  lead: string;
  columns: readonly Column[];
  /** Who imports it: staff unless said. */
  by?: 'bank';
  /** What must not occur twice in a file; of several rows the last one counts, the first one with `keepsFirst`. */
  keyOf: (values: ImportRow['values']) => string;
  keyLabel: string;
  keepsFirst?: true;
  /** What one row says of several columns; may add values that follow from others. */
  complete?: (values: ImportRow['values']) => Result<ImportRow['values']>;
  store: BatchStore | WholeStore;
  /** How the screen calls the figures; default 新增, 更新, 不变, 删除. */
  words?: Record<'added' | 'changed' | 'unchanged' | 'removed', string>;
  /** Offers staff to remove what the file does not name; the words of the choice. */
  replaces?: { label: string; hint: string };
};

/** The file, not one of its rows, cannot be taken: wrong columns, damaged, too long. The message is for staff. */
export class Unusable extends Error {
  override name = 'Unusable';
}
