import { isRequired, isShown, type Field, type Slot, type Step, type Values } from '../../../domain/forms/field.ts';
import { isEmpty } from '../../../domain/forms/schema.ts';

export type SummaryItem = { kind: 'field'; item: Field } | { kind: 'slot'; item: Slot };

/** A tick says something only when it is set. */
const TICKS = ['assetReportDeferred'];

/** What a summary of a step shows, in the order of the form; `blank`: optional ones nobody has filled in. What does not apply is in neither. */
export function summaryItems({ fields, slots }: Step, values: Values, files: readonly { slot: string }[]): { shown: SummaryItem[]; blank: SummaryItem[] } {
  const applies = (item: Field | Slot) => isShown(item, values) && (!TICKS.includes(item.name) || values[item.name] === true);
  const all: SummaryItem[] = [
    ...fields.filter(applies).map((item) => ({ kind: 'field' as const, item })),
    ...slots.filter(applies).map((item) => ({ kind: 'slot' as const, item })),
  ];
  const isBlank = (each: SummaryItem) => !isRequired(each.item, values) && isUnanswered(each, values, files);
  return { shown: all.filter((each) => !isBlank(each)), blank: all.filter(isBlank) };
}

export function isUnanswered({ kind, item }: SummaryItem, values: Values, files: readonly { slot: string }[]): boolean {
  return kind === 'field' ? isEmpty(values[item.name]) : !files.some(({ slot }) => slot === item.name);
}
