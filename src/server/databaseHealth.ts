import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type DatabaseHealth = {
  isUp(): boolean;
  /** Looks now; shares a look already under way. */
  check(): Promise<boolean>;
  /** Calls back when the database goes away; returns the function that unsubscribes. */
  onDown(listener: () => void): () => void;
  stop(): Promise<void>;
};

export type HealthReport = (state: 'up' | 'down', error?: Error) => void;

// A look each second that waits three at most: a database that is gone, refused or frozen is known within 4 s,
// which leaves time for the promised "503 within 5 s".
const LOOK_EVERY_MS = 1_000;
const PATIENCE_MS = 3_000;

/** Watches the database over a connection of its own, so that a busy pool is not taken for a lost database. */
export function watchDatabase(databaseUrl: string, report: HealthReport): DatabaseHealth {
  const listeners = new Set<() => void>();
  let client: pg.Client | null = null;
  let up = true;
  let stopped = false;
  let looking: Promise<boolean> | null = null;

  const settle = (isUp: boolean, error?: Error): boolean => {
    if (isUp !== up && !stopped) {
      up = isUp;
      report(up ? 'up' : 'down', error);
      if (!up) for (const listener of [...listeners]) listener();
    }
    return isUp;
  };
  const look = async (): Promise<boolean> => {
    try {
      client ??= await connect(databaseUrl, () => void check());
      await client.query('select 1');
      return settle(true);
    } catch (error) {
      // Not awaited: a frozen server answers no farewell.
      void client?.end().catch(() => undefined);
      client = null;
      return settle(false, error as Error);
    }
  };
  const check = (): Promise<boolean> => {
    looking ??= look().finally(() => (looking = null));
    return looking;
  };
  const timer = setInterval(() => void check(), LOOK_EVERY_MS);
  timer.unref();

  return {
    isUp: () => up,
    check,
    onDown: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.race([client?.end(), pause(1_000, undefined, { ref: false })]);
    },
  };
}

async function connect(databaseUrl: string, onLost: () => void): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'health',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on('error', onLost);
  await client.connect();
  return client;
}
