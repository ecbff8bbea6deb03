'use client';

import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { codePath, findCode, searchCodes, searchLeaves } from '../../../domain/codes.ts';
import type { CodeTable, Field } from '../../../domain/forms/field.ts';
import type { TableEntry } from '../../../queries/codeTables.ts';
import { CodeBrowser } from './CodeBrowser.tsx';
import { FieldFrame, type Bound } from './FieldFrame.tsx';
import { useForm } from './FormContext.ts';
import { useCodeTable, type LoadedTable } from './useCodeTable.ts';
import styles from './field.module.css';

type CodeField = Extract<Field, { kind: 'code' | 'codes' }>;

const MOST_HITS = 50;

/** One row of a code table: by keyword, code or pinyin initials over the whole tree, or by going down the tree. */
export function CodeInput({ field }: { field: CodeField }) {
  const { session, state } = useForm();
  const loaded = useCodeTable(field.table);
  const value = (state.values[field.name] as string | null) ?? null;
  const choose = (code: string | undefined) => session.choose(field.name, code ?? null);
  return (
    <FieldFrame item={field}>
      {(bound) => (
        <div className={styles.code}>
          <CodeSearch field={field} bound={bound} loaded={loaded} value={value} onChange={(code) => choose(code as string | undefined)} onLeave={() => session.leave(field)} />
          <p className={styles.echo} id={`${field.name}-chosen`}>
            {value && loaded.entries && `已选：${codePath(loaded.entries, value)}（${value}）`}
          </p>
          <Browse field={field} loaded={loaded} onChoose={choose} />
        </div>
      )}
    </FieldFrame>
  );
}

/** Several rows, each a tag that can be taken out again. */
export function CodesInput({ field }: { field: CodeField }) {
  const { session, state } = useForm();
  const loaded = useCodeTable(field.table);
  const value = Array.isArray(state.values[field.name]) ? (state.values[field.name] as string[]) : [];
  return (
    <FieldFrame item={field}>
      {(bound) => (
        <CodeSearch field={field} bound={bound} loaded={loaded} value={value} onChange={(codes) => session.choose(field.name, codes ?? [])} onLeave={() => session.leave(field)} />
      )}
    </FieldFrame>
  );
}

type SearchProps = {
  field: CodeField;
  bound: Bound;
  loaded: LoadedTable;
  value: string | string[] | null;
  onChange: (value: string | string[] | undefined) => void;
  onLeave: () => void;
};

function CodeSearch({ field, bound, loaded, value, onChange, onLeave }: SearchProps) {
  const [query, setQuery] = useState('');
  const options = useMemo(() => optionsFor(field, loaded.entries ?? [], query, value), [field, loaded.entries, query, value]);
  if (loaded.failed) return <LoadAgain table={field.table} reload={loaded.reload} />;
  return (
    <Select
      id={bound.id}
      {...(field.kind === 'codes' ? { mode: 'multiple' as const } : {})}
      {...(bound.invalid ? { status: 'error' as const, 'aria-invalid': true } : {})}
      aria-describedby={[bound.describedBy, `${field.name}-chosen`].filter(Boolean).join(' ')}
      className={styles.select}
      placeholder={field.table === 'countries' ? '输入名称或拼音首字母' : '输入名称、代码或拼音首字母'}
      loading={loaded.entries === null}
      showSearch={{ filterOption: false, onSearch: setQuery, searchValue: query, autoClearSearchValue: true, searchIcon: <span aria-hidden="true">▾</span> }}
      value={value === '' ? null : value}
      options={options}
      optionRender={({ data }) => <OptionText option={data as Option} />}
      getPopupContainer={insideMain}
      classNames={{ popup: { root: styles.popup ?? '' } }}
      notFoundContent={notFound(query, loaded)}
      onChange={(next) => (setQuery(''), onChange(next ?? undefined))}
      onBlur={() => (setQuery(''), onLeave())}
    />
  );
}

/** Inside the main landmark, where everything a screen reader meets on a page belongs. */
function insideMain(trigger: HTMLElement): HTMLElement {
  return trigger.closest('main') ?? document.body;
}

type Option = { value: string; label: string; path: string };

function OptionText({ option: { label, path } }: { option: Option }) {
  return (
    <span className={styles.option}>
      {label}
      {path && <small>{path}</small>}
    </span>
  );
}

/** Hits for what was typed, or the beginning of the table; what is chosen is always among them, so that it shows its name. */
function optionsFor({ table, leafOnly }: CodeField, entries: readonly TableEntry[], query: string, value: string | string[] | null): Option[] {
  const parents = leafOnly ? parentsOf(entries) : null;
  const pool = parents ? entries.filter(({ code }) => !parents.has(code)) : entries;
  const search = leafOnly ? searchLeaves : searchCodes;
  const hits = query.trim() === '' ? pool.slice(0, MOST_HITS) : search(entries, query, MOST_HITS);
  const chosen = [value ?? []].flat().filter((code) => !hits.some((hit) => hit.code === code));
  return [...hits.map(({ code }) => code), ...chosen].map((code) => optionOf(entries, code, table));
}

/** Its own name and code; the rows above it stand below in small. */
function optionOf(entries: readonly TableEntry[], code: string, table: CodeTable): Option {
  const name = findCode(entries, code)?.name ?? code;
  if (table === 'countries') return { value: code, label: name, path: '' };
  const path = codePath(entries, code, ' › ').split(' › ').slice(0, -1).join(' › ');
  return { value: code, label: `${name} ${code}`, path };
}

const parentSets = new WeakMap<readonly TableEntry[], Set<string>>();

function parentsOf(entries: readonly TableEntry[]): Set<string> {
  const known = parentSets.get(entries) ?? new Set(entries.flatMap(({ parent }) => (parent ? [parent] : [])));
  parentSets.set(entries, known);
  return known;
}

function notFound(query: string, { entries }: LoadedTable): string {
  if (entries === null) return '正在读取…';
  return query.trim() === '' ? '目录还没有内容，请联系平台。' : `没有找到“${query}”。请换一个词，或浏览目录。`;
}

function LoadAgain({ table, reload }: { table: CodeTable; reload: () => void }) {
  return (
    <p className={styles.error}>
      {table === 'regions' ? '行政区划' : '分类目录'}没有读取成功。
      <Button type="link" onClick={reload}>
        重新读取
      </Button>
    </p>
  );
}

function Browse({ field, loaded, onChoose }: { field: CodeField; loaded: LoadedTable; onChoose: (code: string) => void }) {
  const [open, setOpen] = useState(false);
  if (field.table === 'countries' || !loaded.entries) return null;
  const choose = (code: string) => {
    setOpen(false);
    onChoose(code);
    document.getElementById(field.name)?.focus();
  };
  return (
    <>
      <Button type="link" className={styles.plain ?? ''} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '收起目录' : '浏览目录'}
      </Button>
      {open && <CodeBrowser entries={loaded.entries} leafOnly={field.leafOnly ?? false} label={`${field.label}目录`} onChoose={choose} />}
    </>
  );
}
