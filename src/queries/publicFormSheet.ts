import type { Queryable } from '../adapters/database.ts';
import { writeLongSpreadsheet, type Column } from '../adapters/longSpreadsheet.ts';
import type { Cell } from '../adapters/spreadsheet.ts';
import { formatInstant } from '../domain/civilDate.ts';
import { answerText, formOf } from '../domain/publicForms/answers.ts';
import { isAsked, type Definition, type Question } from '../domain/publicForms/definition.ts';
import { codeNames } from './codeNames.ts';
import type { Answer } from './publicFormResults.ts';
import { ANSWER_COLUMNS, ANSWER_TABLES, valuesOfEntries } from './publicFormResults.ts';
import type { PublicForm } from './publicForms.ts';

const ROWS_AT_ONCE = 1_000;

/** All answers of a form, one row each, in the order they came; numbers are numbers, everything else is text. Needs a transaction. */
export function writeAnswers(tx: Queryable, form: Pick<PublicForm, 'id' | 'audience' | 'definition'>): Promise<{ path: string; rows: number }> {
  const asked = form.definition.filter(isAsked);
  const hasOwner = form.audience !== 'public';
  const columns: Column[] = [
    { label: '回执编号', width: 22 },
    { label: '提交时间', width: 18 },
    ...(hasOwner ? [{ label: '单位', width: 36 }, { label: '填写人', width: 16 }] : []),
    ...asked.map(columnOf),
  ];
  return writeLongSpreadsheet('答卷', columns, rowsOf(tx, form.id, asked, hasOwner));
}

function columnOf(question: Question): Column {
  const unit = question.kind === 'amount' ? '万元' : question.unit;
  const label = unit ? `${question.label}（${unit}）` : question.label;
  if (question.kind === 'amount') return { label, width: 20, format: '#,##0.######' };
  return question.kind === 'number' ? { label, width: 16, format: question.decimals ? `#,##0.${'#'.repeat(question.decimals)}` : '#,##0' } : { label, width: question.kind === 'textarea' ? 60 : 28 };
}

async function* rowsOf(tx: Queryable, form: string, asked: Definition, hasOwner: boolean): AsyncGenerator<Cell[][]> {
  for await (const answers of batchesOf(tx, form)) {
    const values = answers.map(({ entries }) => valuesOfEntries(entries));
    const { regions = {} } = await codeNames(tx, formOf(asked), ...values);
    yield answers.map((answer, index) => [
      ...[answer.number, formatInstant(new Date(answer.submittedAt))],
      ...(hasOwner ? [answer.organisation, answer.submittedBy] : []),
      ...asked.map((question) => cellOf(question, values[index]?.[question.name], regions)),
    ]);
  }
}

function cellOf(question: Question, value: unknown, regions: Record<string, string>): Cell {
  if (typeof value === 'number') return question.kind === 'amount' ? value / 1_000_000 : value;
  return answerText(question, value, regions);
}

/** By a cursor: one consistent reading, never all in memory. */
async function* batchesOf(tx: Queryable, form: string): AsyncGenerator<Answer[]> {
  await tx.query(`declare form_answers no scroll cursor for select ${ANSWER_COLUMNS} from ${ANSWER_TABLES} where s.form_id = $1::uuid order by s.submitted_at, s.id`, [form]);
  for (;;) {
    const { rows } = await tx.query<Answer>(`fetch ${ROWS_AT_ONCE} from form_answers`);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await tx.query('close form_answers');
}
