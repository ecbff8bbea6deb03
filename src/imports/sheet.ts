import type { FileFormat } from '../domain/files.ts';

/** A row as it stands in the file: `line` is its number in a spreadsheet program, cells are text from the first column on. */
export type RawRow = { line: number; cells: string[] };

/** A sheet read once, from the beginning. `fraction`: how much of it has been read, 0 to 1, for the progress. */
export type Sheet = { name: string; rows: AsyncIterable<RawRow>; fraction: () => number };

export type TableFormat = Extract<FileFormat, 'xlsx' | 'csv'>;
