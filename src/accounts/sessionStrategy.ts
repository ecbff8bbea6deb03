import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { parseCookies, type AuthStrategy } from 'payload';
import { findSessionUser, SESSION_COOKIES, type AccountCollection } from './sessions.ts';
import { signInFor } from './signInFor.ts';

/** Payload asks each collection's strategy who is there; ours reads our own cookie and session table. */
export function sessionStrategy(collection: AccountCollection): AuthStrategy {
  const name = `session-${collection}`;
  return {
    name,
    authenticate: async ({ headers, payload, req }) => {
      const token = parseCookies(headers).get(SESSION_COOKIES[collection]);
      // A REST call brings its request; a page of Next has its path in a header that our server sets.
      const path = req?.pathname ?? headers.get('x-requested-path');
      if (!token || !speaksFor(collection, headers, path)) return { user: null };
      const pool = (payload.db as unknown as PostgresAdapter).pool;
      const user = await findSessionUser(pool, collection, token);
      return { user: user && ({ ...user, _strategy: name } as never) };
    },
  };
}

/** A browser may hold both cookies; the page the request comes from says which person is meant. */
function speaksFor(collection: AccountCollection, headers: Headers, path: string | null): boolean {
  const cookies = parseCookies(headers);
  const both = cookies.has(SESSION_COOKIES.users) && cookies.has(SESSION_COOKIES['enterprise-users']);
  return !both || signInFor(headers.get('referer'), path) === collection;
}
