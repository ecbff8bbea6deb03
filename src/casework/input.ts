import { cleanLines } from '../domain/forms/cleanText.ts';
import type { ActionInput } from '../domain/lifecycle/engine.ts';

/** What a person wrote with an action, as the case log can keep it for good: no control characters, no half surrogates. */
export function withoutUnprintable({ reason, remark, amount, comments, correction }: ActionInput): ActionInput {
  return {
    ...(reason === undefined ? {} : { reason: cleanLines(reason) }),
    ...(remark === undefined ? {} : { remark: cleanLines(remark) }),
    ...(amount === undefined ? {} : { amount }),
    ...(correction === undefined ? {} : { correction }),
    ...(comments === undefined ? {} : { comments: comments.map(({ field, text }) => ({ field: cleanLines(field), text: cleanLines(text) })) }),
  };
}
