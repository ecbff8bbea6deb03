import type { CollectionAfterChangeHook } from 'payload'
import { endAllSessions } from '../src/accounts/sessions.ts'
import { transactionOf } from './transaction.ts'

/** A new password or a disabled account ends every session at once, in the same transaction. */
export function endSessionsOnChange(collection: 'users' | 'enterprise-users'): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, operation, req, data }) => {
    if (operation !== 'update') return doc
    const disabled = doc.isDisabled && !previousDoc.isDisabled
    if (disabled || data.password || data.hash) await endAllSessions(await transactionOf(req), collection, doc.id)
    return doc
  }
}
