import type { Queryable } from '../adapters/database.ts';
import { answerText, formOf, maskAnswer } from '../domain/publicForms/answers.ts';
import { isAsked, isPersonal, type Definition, type Question } from '../domain/publicForms/definition.ts';
import { codeNames } from './codeNames.ts';
import { valuesOfEntries, type Answer } from './publicFormResults.ts';

/** `text: null` where nothing was answered. */
export type AnswerRow = { name: string; label: string; text: string | null };

/** One answer in words, question by question. `masked`: phone numbers and addresses as lists and auditors see them. */
export async function answerRows(db: Queryable, definition: Definition, entries: Answer['entries'], masked = false): Promise<AnswerRow[]> {
  return (await answersInWords(db, definition, [{ entries }], masked))[0] ?? [];
}

/** The same for the rows of a list. */
export async function answersInWords(db: Queryable, definition: Definition, answers: readonly Pick<Answer, 'entries'>[], masked: boolean): Promise<AnswerRow[][]> {
  const values = answers.map(({ entries }) => valuesOfEntries(entries));
  const { regions = {} } = await codeNames(db, formOf(definition), ...values);
  const shown = (question: Question, value: unknown) => answerText(question, masked && isPersonal(question) ? maskAnswer(value) : value, regions);
  return values.map((each) => definition.filter(isAsked).map((question) => ({ name: question.name, label: question.label, text: shown(question, each[question.name]) })));
}
