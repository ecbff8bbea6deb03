import type { SlotRule } from '../files.ts';

/** Stored values of a form by field name: text, whole numbers (fen), numbers with decimals (percent), booleans, lists of codes. */
export type Values = Record<string, unknown>;
export type Condition = (values: Values) => boolean;

/** Code tables a `code` field chooses from; each is a collection staff can edit. */
export type CodeTable = 'industries' | 'regions' | 'product-classes' | 'countries';

type Common = {
  name: string;
  /** May hold `{year}`: the year the figures belong to. */
  label: string;
  /** The label where it hangs on other answers; undefined leaves the general one. */
  labelBy?: (values: Values) => string | undefined;
  hint?: string;
  required?: boolean | Condition;
  /** Fields that do not apply are neither shown nor checked nor compared. */
  shownWhen?: Condition;
  /** Masked in every list and for every reader but the owner; the full value is a logged request. */
  personal?: boolean;
  /** Part of the public page of a filed product. */
  isPublic?: boolean;
  /** Filled by the server, shown but never typed. */
  computed?: boolean;
};

export type AmountField = Common & { kind: 'wan' | 'yuan' | 'percent' | 'decimal' | 'integer'; min?: number; max?: number; unit?: string };

export type Field =
  | AmountField
  | (Common &
      (
        /** `isName`: of a person or an organisation, as papers have it. */
        | { kind: 'text' | 'longText'; max: number; isName?: boolean }
        | { kind: 'uscc' | 'mobile' | 'phone' | 'email' | 'date' | 'barcode' | 'yesNo' }
        | { kind: 'choice' | 'choices'; options: Record<string, string> }
        | { kind: 'code' | 'codes'; table: CodeTable; leafOnly?: boolean }
      ));

/** A place for uploads; the files are `attachments` rows with the record's collection, id and this name. */
export type Slot = Omit<Common, 'personal' | 'isPublic' | 'computed'> & { rule: SlotRule };

export type Step = { key: string; label: string; intro?: string; fields: readonly Field[]; slots: readonly Slot[] };
export type Form = { collection: string; label: string; steps: readonly Step[] };

/** Amounts are stored in fen whichever unit they are typed in: 万元 or 元. */
export function isMoney(field: Field): boolean {
  return field.kind === 'wan' || field.kind === 'yuan';
}

/** Fields whose value is a number. */
export function isNumber(field: Field): field is AmountField {
  return isMoney(field) || ['integer', 'percent', 'decimal'].includes(field.kind);
}

export function allFields(form: Form): Field[] {
  return form.steps.flatMap((step) => [...step.fields]);
}

export function allSlots(form: Form): Slot[] {
  return form.steps.flatMap((step) => [...step.slots]);
}

export function isShown(item: Pick<Common, 'shownWhen'>, values: Values): boolean {
  return item.shownWhen?.(values) ?? true;
}

export function isRequired(item: Pick<Common, 'required' | 'shownWhen'>, values: Values): boolean {
  if (!isShown(item, values)) return false;
  return typeof item.required === 'function' ? item.required(values) : (item.required ?? false);
}

/** Condition: another field has this value (for yes/no fields `true`), or contains it when it holds a list. */
export function when(name: string, value: unknown): Condition {
  return (values) => {
    const held = values[name];
    return Array.isArray(held) ? held.includes(value) : held === value;
  };
}

/** The label as a person reads it, with the year of the figures filled in; with `values`, as it hangs on the other answers. */
export function labelOf(item: Pick<Common, 'label' | 'labelBy'>, year?: number, values: Values = {}): string {
  return (item.labelBy?.(values) ?? item.label).replace('{year}', year === undefined ? '上一' : String(year));
}
