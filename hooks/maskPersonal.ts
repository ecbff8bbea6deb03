import type { Field, FieldHook } from 'payload'
import { requestActor } from '../access/actor.ts'
import { maskEmail, maskPhone } from '../src/domain/phone.ts'

/**
 * Personal data is masked for everyone but its owner (spec 10). Reviewers and staff read the full value
 * through a logged request (`/reveal`); the server's own calls carry no user and see it whole.
 */
export const maskPersonal: FieldHook = ({ value, req, siblingData, data, overrideAccess }) => {
  if (typeof value !== 'string' || value === '' || overrideAccess || req.context.unmasked) return value
  const actor = requestActor(req)
  const owner = data?.enterprise ?? siblingData?.enterprise
  const ownerId = typeof owner === 'object' && owner ? owner.id : owner
  if (actor.enterprise !== undefined && actor.enterprise === ownerId) return value
  return mask(value)
}

export function personalField<F extends Field>(field: F): F {
  return { ...field, hooks: { afterRead: [maskPersonal] } }
}

function mask(value: string): string {
  return value.includes('@') ? maskEmail(value) : maskPhone(value)
}
