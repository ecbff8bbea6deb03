import { ValidationError, type CollectionBeforeChangeHook } from 'payload';
import { draftSchema, problemsOf } from '../src/domain/forms/schema.ts';
import { verificationForm } from '../src/domain/forms/verification.ts';

/** What an organisation may change of itself, by the same rules as in its verification. */
const CONTACT = draftSchema(verificationForm).pick({ contact: true, contactPhone: true, contactEmail: true }).strip();

export const checkContact: CollectionBeforeChangeHook = ({ data, collection, req }) => {
  const parsed = CONTACT.safeParse(data);
  if (parsed.success) return { ...data, ...parsed.data };
  const errors = problemsOf(parsed.error).map(({ field, message }) => ({ path: field, message }));
  throw new ValidationError({ collection: collection.slug, errors, req });
};
