import pg from 'pg';

/** The least a query needs; a pool and a client of a transaction both fit. */
export type Queryable = { query<R>(text: string, values?: unknown[]): Promise<{ rows: R[] }> };

export type PoolOptions = {
  databaseUrl: string;
  /** Shown by PostgreSQL in pg_stat_activity. */
  name: string;
  max?: number;
  /** Milliseconds a single statement may take; long jobs (seeding, exports) ask for more. */
  statementTimeoutMs?: number;
  /** Told of connections lost while nobody waited for an answer. */
  onLostConnection: (error: Error) => void;
};

export class CommitFailed extends Error {
  override name = 'CommitFailed';
}

/**
 * A pool that fails soon instead of hanging: 3 s for a connection, a limit for each statement. A lost
 * connection is reported and replaced; without the listeners Node would end the whole process.
 */
export function createPool(options: PoolOptions): pg.Pool {
  const statementTimeout = options.statementTimeoutMs ?? 15_000;
  const pool = new pg.Pool({
    connectionString: options.databaseUrl,
    application_name: options.name,
    max: options.max ?? 10,
    connectionTimeoutMillis: 3_000,
    statement_timeout: statementTimeout,
    // The server ends a slow statement; this ends the wait when the server itself no longer answers.
    query_timeout: statementTimeout + 2_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
  });
  pool.on('error', options.onLostConnection);
  pool.on('connect', (client) => client.on('error', options.onLostConnection));
  return pool;
}

/**
 * Runs `work` in one transaction and returns its value only after a true COMMIT. A commit that fails, or
 * that PostgreSQL answers with ROLLBACK because an inner error was swallowed, throws. Serialization failures
 * and constraint errors surface as `pg.DatabaseError` with their SQLSTATE in `code`.
 */
export async function inTransaction<T>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let unusable = true;
  try {
    await client.query('begin');
    const value = await work(client);
    const ended = await client.query('commit');
    unusable = false;
    if (ended.command !== 'COMMIT') throw new CommitFailed('PostgreSQL rolled the transaction back instead of committing it');
    return value;
  } catch (error) {
    if (unusable) unusable = !(await rolledBack(client));
    throw error;
  } finally {
    client.release(unusable);
  }
}

/** False when the connection is gone: PostgreSQL has then rolled back by itself and the client must be dropped. */
async function rolledBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('rollback').then(
    () => true,
    () => false,
  );
}
