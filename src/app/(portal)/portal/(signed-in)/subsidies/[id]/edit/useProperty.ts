import { useMemo, useState } from 'react';
import type { Problem } from '../../../../../../../domain/result.ts';
import { ipItemProblems, readCell, type IpItem, type IpItemColumn } from '../../../../../../../domain/subsidy/ipItems.ts';
import { IP_KINDS, type IpKind } from '../../../../../../../domain/subsidy/round.ts';
import type { CaseForm } from '../../../../../kit/useCaseForm.ts';

/** A cell while somebody types in it; `fault`: why its text is no value, said once the cell is left. */
type Cell = { text: string; fault: string; seen: boolean };

export type Property = {
  items: readonly IpItem[];
  /** What keeps the list from being handed in; fields are `ipItems.<row>.<column>`. */
  problems: readonly Problem[];
  textOf: (index: number, column: IpItemColumn) => string;
  faultOf: (index: number, column: IpItemColumn, checked: boolean) => string | undefined;
  type: (index: number, column: IpItemColumn, text: string) => void;
  leave: (index: number, column: IpItemColumn) => void;
  add: (kind: IpKind) => void;
  remove: (index: number) => void;
};

const keyOf = (index: number, column: IpItemColumn) => `ipItems.${index}.${column}`;

/** The pledged property as it stands in the browser: what is a value is saved with the form, the rest waits and says why. */
export function useProperty({ session, state }: CaseForm): Property {
  const [cells, setCells] = useState<Record<string, Cell>>({});
  const items = itemsIn(state.values.ipItems);
  const problems = useMemo(() => problemsOf(items, cells), [state.values.ipItems, cells]);
  const latest = () => itemsIn(session.get().state.values.ipItems);
  const keep = (next: readonly IpItem[]) => session.choose('ipItems', next);
  const replace = (next: readonly IpItem[]) => {
    keep(next);
    void session.flush();
  };
  return {
    items,
    problems,
    textOf: (index, column) => cells[keyOf(index, column)]?.text ?? String(items[index]?.[column] ?? ''),
    faultOf: (index, column, checked) => faultIn({ cells, problems }, keyOf(index, column), checked),
    type(index, column, text) {
      const read = readCell(column, text);
      setCells((known) => ({ ...known, [keyOf(index, column)]: { text, fault: read.ok ? '' : read.reason, seen: false } }));
      const item = latest()[index];
      if (read.ok && item) keep(latest().with(index, { ...item, [column]: read.value }));
    },
    leave(index, column) {
      setCells((known) => left(known, keyOf(index, column)));
      void session.flush();
    },
    add: (kind) => replace([...latest(), { kind, number: '', title: '', product: null, share: null }]),
    remove(index) {
      setCells((known) => withoutRow(known, index));
      replace(latest().toSpliced(index, 1));
    },
  };
}

/** A good text gives way to the stored value; a bad one stays and says why. */
function left(cells: Record<string, Cell>, key: string): Record<string, Cell> {
  const cell = cells[key];
  if (!cell) return cells;
  if (cell.fault) return { ...cells, [key]: { ...cell, seen: true } };
  return Object.fromEntries(Object.entries(cells).filter(([each]) => each !== key));
}

/** What is typed in the rows below moves up with them. */
function withoutRow(cells: Record<string, Cell>, removed: number): Record<string, Cell> {
  const moved = Object.entries(cells).flatMap(([key, cell]): [string, Cell][] => {
    const [, row, column] = key.split('.');
    const index = Number(row);
    if (index === removed) return [];
    return [[keyOf(index > removed ? index - 1 : index, column as IpItemColumn), cell]];
  });
  return Object.fromEntries(moved);
}

function faultIn({ cells, problems }: { cells: Record<string, Cell>; problems: readonly Problem[] }, key: string, checked: boolean): string | undefined {
  const cell = cells[key];
  if (cell?.fault) return cell.seen || checked ? cell.fault : undefined;
  return checked ? problems.find(({ field }) => field === key)?.message : undefined;
}

function problemsOf(items: readonly IpItem[], cells: Record<string, Cell>): Problem[] {
  const wrong = Object.entries(cells).flatMap(([field, { fault }]) => (fault ? [{ field, message: `${rowName(items, field)}：${fault}` }] : []));
  const all = [...ipItemProblems(items).filter(({ field }) => !wrong.some((each) => each.field === field)), ...wrong];
  return all.toSorted((a, b) => rowOf(a.field) - rowOf(b.field));
}

const rowOf = (field: string) => Number(field.split('.')[1] ?? 0);

function rowName(items: readonly IpItem[], field: string): string {
  const index = rowOf(field);
  const kind = items[index]?.kind;
  return `第 ${index + 1} 件质押${kind ? IP_KINDS[kind] : ''}`;
}

function itemsIn(value: unknown): readonly IpItem[] {
  return Array.isArray(value) ? (value as IpItem[]) : [];
}
