import type pg from 'pg';
import { createPool } from '../adapters/database.ts';
import { createLogger } from '../adapters/logger.ts';

type Shared = typeof globalThis & { ipServicePlatformPool?: pg.Pool };

/**
 * The pool of the pages Next renders. One per process: Next loads this module once for each bundle, so the pool hangs
 * on `globalThis`. Throws when DATABASE_URL is missing, which src/server.ts has ruled out before Next starts.
 */
export function database(): pg.Pool {
  const shared = globalThis as Shared;
  shared.ipServicePlatformPool ??= openPool();
  return shared.ipServicePlatformPool;
}

function openPool(): pg.Pool {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Error('DATABASE_URL is not set');
  const logger = createLogger('web');
  return createPool({ databaseUrl, name: 'pages', onLostConnection: (error) => logger.warn({ err: error }, 'database connection lost') });
}
