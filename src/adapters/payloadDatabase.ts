import { postgresAdapter, sql, type PostgresAdapter } from '@payloadcms/db-postgres';
import type { DatabaseAdapterObj } from 'payload';
import { CommitFailed } from './database.ts';
import { afterSchemaInit } from './schema.ts';

type Options = { databaseUrl: string | undefined; onLostConnection: (error: Error) => void };

/** Milliseconds: refuse soon instead of hanging. */
const PATIENCE = { connectionTimeoutMillis: 3_000, statement_timeout: 15_000, query_timeout: 17_000 };

/**
 * Payload's PostgreSQL adapter, made honest: a failed commit throws (trap 1), a transaction that PostgreSQL has
 * already aborted is not reported as saved (trap 2), a lost connection does not end the process.
 */
export function honestDatabase({ databaseUrl, onLostConnection }: Options): DatabaseAdapterObj<PostgresAdapter> {
  const stock = postgresAdapter({
    pool: { ...PATIENCE, connectionString: databaseUrl, application_name: 'payload', max: 10, keepAlive: true },
    idType: 'uuidv7',
    push: false,
    migrationDir: 'migrations',
    afterSchemaInit,
  });
  return {
    ...stock,
    init: (args) => {
      const adapter = stock.init(args) as PostgresAdapter;
      surviveLostConnections(adapter, onLostConnection);
      failOnLostCommit(adapter);
      return adapter;
    },
  } as DatabaseAdapterObj<PostgresAdapter>;
}

function surviveLostConnections(adapter: PostgresAdapter, report: (error: Error) => void): void {
  const connect = adapter.connect!.bind(adapter);
  adapter.connect = async (options) => {
    await connect(options);
    adapter.pool.on('error', report);
    adapter.pool.on('connect', (client) => client.on('error', report));
    watchTransactions(adapter);
  };
}

/** Outcome of each open transaction, by the handle Payload keeps in `sessions`. */
const outcomes = new WeakMap<object, Promise<unknown>>();

function watchTransactions(adapter: PostgresAdapter): void {
  const begin = adapter.drizzle.transaction.bind(adapter.drizzle);
  const watched: typeof begin = (work, options) => {
    const opened = Promise.withResolvers<object>();
    const outcome = begin((tx) => {
      opened.resolve(tx);
      return work(tx);
    }, options);
    void opened.promise.then((tx) => outcomes.set(tx, outcome));
    return outcome;
  };
  adapter.drizzle.transaction = watched;
}

function failOnLostCommit(adapter: PostgresAdapter): void {
  const commit = adapter.commitTransaction.bind(adapter);
  adapter.commitTransaction = async (incoming) => {
    const session = adapter.sessions[String(await incoming)];
    // A nested operation that failed has ended the transaction for all of them, though somebody swallowed its error (trap 2).
    if (!session) throw new CommitFailed('the transaction was rolled back before it could be committed');
    await session.db.execute(sql`select 1`);
    const outcome = outcomes.get(session.db);
    await commit(incoming);
    await outcome;
  };
}
