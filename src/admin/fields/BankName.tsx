import type { DefaultServerCellComponentProps } from 'payload';
import { poolOf } from '../../endpoints/http.ts';
import { bankName } from '../../queries/bankName.ts';

/** Whose bank a row is, by name; the reader of a row may know that. */
export async function BankCell({ cellData, payload }: Pick<DefaultServerCellComponentProps, 'cellData' | 'payload'>) {
  const id = typeof cellData === 'object' && cellData !== null && 'id' in cellData ? String(cellData.id) : String(cellData ?? '');
  return <span>{id === '' ? '—' : ((await bankName(poolOf(payload), id)) ?? '—')}</span>;
}
