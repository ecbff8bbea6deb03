import { randomUUID } from 'node:crypto';
import { hasOptions, isAsked, type Definition, type Question } from '../../src/domain/publicForms/definition.ts';
import type { Row } from './bulk.ts';

/** The questions of a form as the designer's screen stores them: one table for each kind, one for the options of those that have some. */
export function blockRows(form: string, definition: Definition): Record<string, Row[]> {
  const tables: Record<string, Row[]> = {};
  const add = (table: string, row: Row) => (tables[table] ??= []).push(row);
  definition.forEach((question, index) => {
    const id = randomUUID();
    add(`forms_blocks_${question.kind}`, { id, _order: index + 1, _parent_id: form, _path: 'fields', name: question.name, label: question.label, ...askedColumns(question), ...conditionColumns(question, definition) });
    question.options?.forEach((option, at) => add(`forms_blocks_${question.kind}_options`, { id: randomUUID(), _order: at + 1, _parent_id: id, ...option }));
  });
  return tables;
}

function askedColumns(question: Question): Row {
  if (!isAsked(question)) return {};
  const { kind, hint = null, required = false, min = null, max = null, decimals = 0, unit = null } = question;
  return { hint, required, ...(kind === 'number' ? { min, max, decimals, unit } : {}) };
}

function conditionColumns({ shownWhen }: Question, definition: Definition): Row {
  const asked = definition.find(({ name }) => name === shownWhen?.name);
  if (!shownWhen || !asked) return {};
  const answer = hasOptions(asked) ? asked.options?.find(({ value }) => value === shownWhen.value)?.label : shownWhen.value ? '是' : '否';
  return { when_question: asked.label, when_answer: answer ?? null };
}
