import type { CollectionAfterChangeHook } from 'payload';
import { now } from '../src/adapters/clock.ts';
import { voidForms } from '../src/casework/subsidyEffects.ts';
import { allFields } from '../src/domain/forms/field.ts';
import { subsidyForm } from '../src/domain/forms/subsidyApplication.ts';
import { transactionOf } from './transaction.ts';

/** A later edit makes the form that was printed void at once, not only when it is handed in again (spec 4, paper review). */
export const voidEditedForm: CollectionAfterChangeHook = async ({ doc, previousDoc, operation, req }) => {
  if (operation !== 'update') return;
  const names = [...allFields(subsidyForm).map(({ name }) => name), 'ipItems'];
  const changed = names.some((name) => JSON.stringify(doc[name] ?? null) !== JSON.stringify(previousDoc?.[name] ?? null));
  if (changed) await voidForms(await transactionOf(req), String(doc.id), now());
};
