import type { Field, FieldHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { maskEmail, maskPhone } from '../src/domain/phone.ts';

/**
 * Personal data is masked for everyone but its owner (spec 10). Reviewers and staff read the full value
 * through a logged request (`/reveal`); the server's own calls carry no user and see it whole.
 */
export const maskPersonal: FieldHook = ({ value, req, siblingData, data, collection, overrideAccess }) => {
  if (typeof value !== 'string' || value === '' || overrideAccess || req.context.unmasked) return value;
  const actor = requestActor(req);
  const owner = collection?.slug === 'enterprises' ? data?.id : (data?.enterprise ?? siblingData?.enterprise);
  const ownerId = typeof owner === 'object' && owner ? owner.id : owner;
  if (actor.enterprise !== undefined && actor.enterprise === ownerId) return value;
  return mask(value);
};

export function personalField<F extends Field>(field: F): F {
  return { ...field, hooks: { beforeValidate: [keepMasked], afterRead: [maskPersonal] } };
}

/** A form that was shown a masked value sends it back unchanged: the full value stays. */
export const keepMasked: FieldHook = ({ value, previousValue }) => (typeof value === 'string' && value.includes('***') ? previousValue : value);

/** Whether readers who are not the owner see the field masked. */
export function isMasked(field: Field): boolean {
  return 'hooks' in field && ((field.hooks?.afterRead ?? []) as unknown[]).includes(maskPersonal);
}

function mask(value: string): string {
  return value.includes('@') ? maskEmail(value) : maskPhone(value);
}
