'use client';
import { toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useRef, useState } from 'react';
import { isTyped, textOf, valueFromText } from '../../app/(portal)/kit/formValues.ts';
import { allFields, type Field, type Values } from '../../domain/forms/field.ts';
import { loanForm } from '../../domain/forms/loan.ts';
import { inFormOrder, submitProblems } from '../../domain/forms/schema.ts';
import { loanProblems, parsePledgeNumber } from '../../domain/loans.ts';
import type { Problem } from '../../domain/result.ts';
import type { IpKind } from '../../domain/subsidy/round.ts';
import { day } from '../../imports/cells.ts';
import type { Pledge } from '../../queries/loanFile.ts';
import { send } from './send.ts';

/** A row of pledged property as it is typed; `id` null until it is stored. */
export type PledgeRow = { key: number; id: string | null; kind: IpKind; number: string; title: string };
export type LoanProps = { id: string | null; revision: number; values: Values; pledges: readonly Pledge[] };

/** The problem of a row of pledged property stands under this name. */
export const pledgeField = (key: number, part: 'number' | 'title') => `pledge-${key}-${part}`;

/** Text of every field and every pledged row while it is typed, what is wrong with it, and the saving of both. */
export function useLoanForm({ id, revision, values, pledges }: LoanProps) {
  const router = useRouter();
  const serial = useRef(pledges.length);
  const stored = useRef<Stored>({ id, revision, pledges });
  const [texts, setTexts] = useState<Record<string, string>>(() => Object.fromEntries(allFields(loanForm).map((field) => [field.name, textOf(field, values[field.name])])));
  const [rows, setRows] = useState<PledgeRow[]>(() => pledges.map((pledge, key) => ({ ...pledge, key })));
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, setState] = useState<'idle' | 'saving' | 'saved'>('idle');
  /** What was wrong with an entry is not said any more while it is being mended. */
  const changed = (...fields: string[]) => {
    setState((before) => (before === 'saved' ? 'idle' : before));
    setProblems((before) => before.filter(({ field }) => !fields.includes(field)));
  };
  const type = (name: string, text: string) => (setTexts((before) => ({ ...before, [name]: text })), changed(name));
  const setRow = (key: number, change: Partial<PledgeRow>) => (setRows((before) => before.map((row) => (row.key === key ? { ...row, ...change } : row))), changed(pledgeField(key, 'number'), pledgeField(key, 'title')));
  const addRow = () => {
    serial.current += 1;
    const row: PledgeRow = { key: serial.current, id: null, kind: 'patent', number: '', title: '' };
    setRows((before) => [...before, row]);
    changed('pledges');
  };
  const removeRow = (key: number) => (setRows((before) => before.filter((row) => row.key !== key)), changed());
  const typedRows = rows.filter(({ id: stored, number, title }) => stored || number.trim() || title.trim());

  async function save() {
    if (state === 'saving') return;
    const read = readAll(texts);
    const found = [...read.problems, ...pledgeProblems(typedRows)];
    setProblems(found);
    if (found.length > 0) return focusOn(found[0]);
    setState('saving');
    const failed = await store(stored.current, read.values, typedRows, (key, pledge) => setRow(key, { id: pledge.id, number: pledge.number }));
    setState(failed.length > 0 ? 'idle' : 'saved');
    setProblems(failed);
    if (failed.length > 0) return focusOn(failed[0]);
    toast.success(id ? '已保存。' : '贷款已录入。');
    if (id) router.refresh();
    else router.push(`/admin/collections/loans/${stored.current.id}`);
  }
  return { texts, type, rows, setRow, addRow, removeRow, problems, state, save };
}

/** What was typed as stored values, with everything that keeps it from being saved: the same rules as on the server. */
export function readAll(texts: Record<string, string>): { values: Values; problems: Problem[] } {
  const values: Values = {};
  const wrong: Problem[] = [];
  for (const field of allFields(loanForm)) {
    const read = readField(field, texts[field.name] ?? '');
    values[field.name] = read.ok ? read.value : null;
    if (!read.ok) wrong.push({ field: field.name, message: read.reason });
  }
  const others = [...submitProblems(loanForm, values, {}), ...loanProblems(values)].filter(({ field }) => !wrong.some((each) => each.field === field));
  return { values, problems: inFormOrder(loanForm, [...wrong, ...others]) };
}

/** Days may be written in the usual ways: 2026-01-31, 2026/1/31, 20260131. */
export function readField(field: Field, text: string) {
  if (!isTyped(field)) return { ok: true as const, value: text === '' ? null : text };
  const date = field.kind === 'date' && text.trim() !== '' ? day(text.trim()) : null;
  return valueFromText(loanForm, field, date?.ok ? String(date.value) : text);
}

function pledgeProblems(rows: readonly PledgeRow[]): Problem[] {
  if (rows.length === 0) return [{ field: 'pledges', message: '请至少登记一件质押的专利或商标。' }];
  const numbers = rows.map(({ kind, number }) => parsePledgeNumber(kind, number));
  return rows.flatMap(({ key, title }, at) => {
    const number = numbers[at];
    if (!number?.ok) return [{ field: pledgeField(key, 'number'), message: number?.reason ?? '请填写号码。' }];
    const twice = numbers.findIndex((each) => each.ok && each.value === number.value) !== at;
    if (twice) return [{ field: pledgeField(key, 'number'), message: '这个号码在上面已经登记过，请核对。' }];
    return title.trim() === '' ? [{ field: pledgeField(key, 'title'), message: '请填写名称。' }] : [];
  });
}

/** What the server has by now: a save that failed half-way goes on from here. */
type Stored = { id: string | null; revision: number; pledges: readonly Pledge[] };
type Loan = { doc: { id: string; revision: number } };

/** The loan first, then its pledged property row by row; answers the problems, none when all is stored. */
async function store(stored: Stored, values: Values, rows: readonly PledgeRow[], kept: (key: number, pledge: Pledge) => void): Promise<Problem[]> {
  const { id, revision } = stored;
  const answer = await (id ? send<Loan>('PATCH', `/api/loans/${id}`, { ...values, revision }) : send<Loan>('POST', '/api/loans', values));
  if (!answer.ok) return answer.problems;
  const { doc } = answer.value;
  Object.assign(stored, { id: doc.id, revision: Number(doc.revision) });
  const problems: Problem[] = [];
  for (const pledge of stored.pledges.filter((each) => !rows.some((row) => row.id === each.id))) {
    const removed = await send('DELETE', `/api/loan-pledges/${pledge.id}`);
    problems.push(...problemsAt(removed, null));
    if (removed.ok) stored.pledges = stored.pledges.filter((each) => each.id !== pledge.id);
  }
  for (const row of rows) {
    const written = await storeRow(doc.id, row, stored.pledges.find((each) => each.id === row.id));
    problems.push(...problemsAt(written, row.key));
    if (!written?.ok) continue;
    kept(row.key, written.value.doc);
    stored.pledges = [...stored.pledges.filter((each) => each.id !== written.value.doc.id), written.value.doc];
  }
  return problems;
}

/** Null where nothing changed. */
async function storeRow(loan: string, { id, kind, number, title }: PledgeRow, before: Pledge | undefined) {
  if (before && before.kind === kind && before.number === number && before.title === title) return null;
  return id ? send<{ doc: Pledge }>('PATCH', `/api/loan-pledges/${id}`, { kind, number, title }) : send<{ doc: Pledge }>('POST', '/api/loan-pledges', { loan, kind, number, title });
}

type Answer = { ok: true } | { ok: false; problems: Problem[] } | null;

function problemsAt(answer: Answer, key: number | null): Problem[] {
  if (!answer || answer.ok) return [];
  return answer.problems.map(({ field, message }) => ({ field: key === null ? 'pledges' : pledgeField(key, field === 'title' ? 'title' : 'number'), message }));
}

function focusOn(problem: Problem | undefined): void {
  if (problem) requestAnimationFrame(() => document.getElementById(`field-${problem.field}`)?.focus());
}
