import { foldedLabel } from './cells.ts';
import type { Column, ImportKind } from './kind.ts';

/** Where each column of a kind stands in the file, from 0. */
export type Header = { at: ReadonlyMap<string, number> };

export type HeaderMatch = { header: Header; missing: Column[]; twice: string[] };

/** Looks for the labels of a kind in a row; blanks, width and marks around them do not matter. Columns nobody asked for are left alone. */
export function matchHeader(kind: ImportKind, cells: readonly string[]): HeaderMatch {
  const labels = cells.map(foldedLabel);
  const at = new Map<string, number>();
  const twice: string[] = [];
  for (const column of kind.columns) {
    const places = placesOf(column, labels);
    if (places[0] !== undefined) at.set(column.name, places[0]);
    if (places.length > 1) twice.push(column.label);
  }
  return { header: { at }, missing: kind.columns.filter(({ name, required }) => required && !at.has(name)), twice };
}

/** The label itself wins over its synonyms: a file may have both 申请号 and 专利号. */
function placesOf(column: Column, labels: readonly string[]): number[] {
  const withLabel = indexesOf(labels, column.label);
  if (withLabel.length > 0) return withLabel;
  for (const synonym of column.synonyms ?? []) {
    const found = indexesOf(labels, synonym);
    if (found.length > 0) return found;
  }
  return [];
}

function indexesOf(labels: readonly string[], label: string): number[] {
  const folded = foldedLabel(label);
  return labels.flatMap((each, index) => (each === folded ? [index] : []));
}

/** What to say of a file whose head lacks columns. */
export function missingColumns(kind: ImportKind, best: HeaderMatch | null): string {
  const missing = best?.missing ?? kind.columns.filter(({ required }) => required);
  const names = missing.map(({ label }) => `“${label}”`).join('、');
  const found = kind.columns.filter(({ name }) => best?.header.at.has(name)).map(({ label }) => `“${label}”`).join('、');
  return `文件里没有${names}${missing.length > 1 ? '这几列' : '这一列'}${found ? `（找到了${found}）` : ''}，一行也没有导入。请按模板的表头整理后重新上传。`;
}
