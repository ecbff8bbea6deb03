'use client';

import { useCallback, useEffect, useState } from 'react';
import type { CodeTable } from '../../../domain/forms/field.ts';
import type { TableEntry } from '../../../queries/codeTables.ts';
import { api } from './api.ts';

export type LoadedTable = { entries: readonly TableEntry[] | null; failed: boolean; reload: () => void };

const loading = new Map<CodeTable, Promise<readonly TableEntry[] | null>>();

/** A whole code table, fetched once per visit. `entries` is null until it is there. */
export function useCodeTable(table: CodeTable | null): LoadedTable {
  const [loaded, setLoaded] = useState<{ entries: readonly TableEntry[] | null; failed: boolean }>({ entries: null, failed: false });
  const read = useCallback(() => {
    if (!table) return;
    void fetchTable(table).then((entries) => setLoaded({ entries, failed: entries === null }));
  }, [table]);
  useEffect(read, [read]);
  return { ...loaded, reload: read };
}

function fetchTable(table: CodeTable): Promise<readonly TableEntry[] | null> {
  const known = loading.get(table) ?? load(table);
  loading.set(table, known);
  return known;
}

async function load(table: CodeTable): Promise<readonly TableEntry[] | null> {
  const answer = await api<{ entries: TableEntry[] }>(`code-tables/${table}`);
  if (answer.ok) return answer.value.entries;
  loading.delete(table);
  return null;
}
