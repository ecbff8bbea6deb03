import type { ReactNode } from 'react';
import styles from './lists.module.css';

export type Column<T> = { label: string; cell: (row: T) => ReactNode; nowrap?: boolean };

type TableProps<T> = { caption: string; columns: readonly Column<T>[]; rows: readonly T[]; keyOf: (row: T) => string };

/** Rows to compare; below 640 px each becomes a block whose first cell is its heading and whose others carry their labels. */
export function DataTable<T>({ caption, columns, rows, keyOf }: TableProps<T>) {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={keyOf(row)} columns={columns} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row<T>({ columns: [first, ...others], row }: { columns: readonly Column<T>[]; row: T }) {
  return (
    <tr>
      <th scope="row">{first?.cell(row)}</th>
      {others.map(({ label, cell, nowrap }) => (
        <td key={label} data-label={label} className={nowrap ? styles.nowrap : undefined}>
          <span>{cell(row) ?? <None />}</span>
        </td>
      ))}
    </tr>
  );
}

/** Said, never a dash: nobody has stated it, or it has not come about. */
export function None({ children = '无' }: { children?: string }) {
  return <span className={styles.none}>{children}</span>;
}

/** Why a list is empty and what to do next. */
export function EmptyList({ children }: { children: ReactNode }) {
  return <div className={styles.empty}>{children}</div>;
}
