import { sql, type PostgresAdapter } from '@payloadcms/db-postgres';
import type { PayloadRequest } from 'payload';
import type { Queryable } from '../src/adapters/database.ts';

/** A statement with a name, as `prepared` sends them; Drizzle keeps no plan, the name is dropped. */
type Statement = { text: string; values: unknown[] };

/**
 * The transaction a Payload operation runs in, for plain SQL that must share its fate and its locks.
 * Throws when there is none: a lock outside the transaction would protect nothing (trap 4).
 */
export async function transactionOf(req: PayloadRequest): Promise<Queryable> {
  const adapter = req.payload.db as unknown as PostgresAdapter;
  const id = await req.transactionID;
  const session = id === undefined ? undefined : adapter.sessions[id];
  if (!session) throw new Error('a lock needs the transaction of the request');
  return { query: (statement: string | Statement, values: unknown[] = []) => session.db.execute(typeof statement === 'string' ? withValues(statement, values) : withValues(statement.text, statement.values)) as never };
}

/** Drizzle takes a template, our SQL has $1 … $n: the pieces between them, with the values bound in place. */
function withValues(text: string, values: unknown[]) {
  const pieces = text.split(/\$(\d+)/);
  return sql.join(pieces.map((piece, index) => (index % 2 === 0 ? sql.raw(piece) : sql.param(values[Number(piece) - 1]))));
}
