import { ValidationError, type CollectionBeforeChangeHook } from 'payload';
import { allFields, type Form, type Values } from '../src/domain/forms/field.ts';
import { draftSchema, problemsOf, withoutHidden } from '../src/domain/forms/schema.ts';

/**
 * Every save of a form passes its draft schema: what is there has its form, the rest may be missing.
 * Values come back normalised (full-width digits, spaces), answers that no longer apply are cleared.
 */
export function checkForm(form: Form): CollectionBeforeChangeHook {
  const names = allFields(form).map((field) => field.name);
  return ({ data, originalDoc, collection, req }) => {
    const given = pick({ ...originalDoc, ...data }, names);
    const parsed = draftSchema(form).safeParse(given);
    if (!parsed.success) {
      const errors = problemsOf(parsed.error).map(({ field, message }) => ({ path: field, message }));
      throw new ValidationError({ collection: collection.slug, errors, req });
    }
    // What the server keeps beside the answers (a loan is guaranteed, …) decides on what is shown as well.
    return { ...data, ...pick(withoutHidden(form, { ...originalDoc, ...data, ...parsed.data } as Values), names) };
  };
}

function pick(source: Values, names: string[]): Values {
  return Object.fromEntries(names.map((name) => [name, source[name] ?? null]));
}
