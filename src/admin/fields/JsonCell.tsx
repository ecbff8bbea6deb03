import type { DefaultServerCellComponentProps } from 'payload';
import { linesOf } from './words.ts';

/** A list of names, or of what was said, in one line of a list. */
export function JsonCell({ cellData, rowData }: Pick<DefaultServerCellComponentProps, 'cellData' | 'rowData'>) {
  const lines = linesOf(cellData, String(rowData?.caseCollection ?? ''));
  return <span>{lines.map(({ label, text }) => (label ? `${label}：${text}` : text)).join('、') || '—'}</span>;
}
