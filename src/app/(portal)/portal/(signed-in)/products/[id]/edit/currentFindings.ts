import { formFieldOf } from '../../../../../../../casework/productFindings.ts';
import type { FieldFinding } from '../../../../../../../domain/checks/findings.ts';
import type { Problem } from '../../../../../../../domain/result.ts';

type Found = { all: readonly FieldFinding[]; blocking: readonly Problem[]; unexplained: readonly Problem[] };

/**
 * The text checks look at the last valid value. Where the text in the input is no value, what they said is about words that no
 * longer stand there, so it is left out until the text is good. `faults` by field.
 */
export function currentFindings({ all, blocking, unexplained }: Found, faults: Readonly<Record<string, string>>): Found {
  const isCurrent = (field: string) => !faults[field];
  return {
    all: all.filter(({ field, code }) => isCurrent(formFieldOf(field, code))),
    blocking: blocking.filter(({ field }) => isCurrent(field)),
    unexplained: unexplained.filter(({ field }) => isCurrent(field)),
  };
}
