import type { DefaultServerCellComponentProps } from 'payload';
import { formatYuan } from '../../domain/money.ts';

/** An amount kept in fen, in a list: in 元. */
export function YuanCell({ cellData }: Pick<DefaultServerCellComponentProps, 'cellData'>) {
  return <span>{typeof cellData === 'number' ? formatYuan(cellData) : ''}</span>;
}
