import type { DefaultServerCellComponentProps } from 'payload';
import { formWord, wordFor } from './words.ts';

type Props = Pick<DefaultServerCellComponentProps, 'cellData' | 'collectionSlug' | 'rowData'> & { field: { name?: string } };

/** A key or a figure in a list, in words. */
export function WordCell({ cellData, collectionSlug, rowData, field }: Props) {
  const name = field.name ?? '';
  return <span>{formWord(collectionSlug, name, rowData ?? {}) ?? wordFor(name, cellData, rowData ?? {})}</span>;
}
