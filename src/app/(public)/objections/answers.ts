import type { Field, Values } from '../../../domain/forms/field.ts';
import type { Language } from '../language.ts';
import { optionsIn } from './fieldWords.ts';

/** An answer as a person reads it; null when there is none. */
export function answerIn(language: Language, field: Field, values: Values): string | null {
  const answer = values[field.name];
  const options = new Map(optionsIn(language, field));
  if (options.size > 0) return [answer].flat().filter((value) => value !== undefined && value !== '').map((value) => options.get(String(value)) ?? String(value)).join(language === 'en' ? '; ' : '；') || null;
  return typeof answer === 'string' && answer.trim() !== '' ? answer.trim() : null;
}
