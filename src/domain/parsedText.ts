import { z } from 'zod';
import type { Result } from './result.ts';

/** A text of a body read by one of our parsers: its stored form, or its sentence as the problem of the field. */
export function parsedText<T>(missing: string, parse: (text: string) => Result<T>) {
  return z.string(missing).transform((typed, context) => {
    const result = parse(typed);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.reason });
    return z.NEVER;
  });
}
