import type { PostgresAdapter } from '@payloadcms/db-postgres'
import { parseCookies, type AuthStrategy } from 'payload'
import { findSessionUser, SESSION_COOKIES, type AccountCollection } from './sessions.ts'
import { signInFor } from './signInFor.ts'

/** Payload asks each collection's strategy who is there; ours reads our own cookie and session table. */
export function sessionStrategy(collection: AccountCollection): AuthStrategy {
  return {
    name: `session-${collection}`,
    authenticate: async ({ headers, payload }) => {
      const token = parseCookies(headers).get(SESSION_COOKIES[collection])
      if (!token || !speaksFor(collection, headers)) return { user: null }
      const pool = (payload.db as unknown as PostgresAdapter).pool
      const user = await findSessionUser(pool, collection, token)
      return { user: user as never }
    },
  }
}

/** A browser may hold both cookies; the page the request comes from says which person is meant. */
function speaksFor(collection: AccountCollection, headers: Headers): boolean {
  const cookies = parseCookies(headers)
  const both = cookies.has(SESSION_COOKIES.users) && cookies.has(SESSION_COOKIES['enterprise-users'])
  return !both || signInFor(headers.get('referer'), headers.get('x-requested-path')) === collection
}
