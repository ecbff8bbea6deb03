import type { Pool } from 'pg';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export type Metrics = {
  registry: Registry;
  requestSeconds: Histogram<'method' | 'route' | 'status'>;
  requestsInFlight: Gauge;
  databaseOutages: Counter;
};

/** Notices still to be sent or needing a person; the sent ones grow for ever and are not counted. */
const OPEN_NOTICES = `
  select status::text as status, count(*)::int as count from notices where status in ('pending', 'sending') group by status
  union all select 'dead', count(*)::int from notices where status = 'dead'`;
const NOTICES_KEPT_MS = 15_000;

/** The metrics of this process in a registry of their own, so that tests and several servers do not collide. */
export function createMetrics(pool: Pool): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  watchPool(pool, registry);
  watchNotices(pool, registry);
  return {
    registry,
    requestSeconds: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the request line to the end of the answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    requestsInFlight: new Gauge({ name: 'http_requests_in_flight', help: 'Requests being answered', registers }),
    databaseOutages: new Counter({ name: 'database_outages_total', help: 'Times the database went away', registers }),
  };
}

function watchPool(pool: Pool, registry: Registry): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of the pool for pages and the public API, by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
}

function watchNotices(pool: Pool, registry: Registry): void {
  let readAt = Number.NEGATIVE_INFINITY;
  new Gauge({
    name: 'notices_open',
    help: 'Notices not yet sent, by status',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      if (performance.now() - readAt < NOTICES_KEPT_MS) return;
      readAt = performance.now();
      this.reset();
      const answer = await pool.query<{ status: string; count: number }>(OPEN_NOTICES).catch(() => null);
      // Without a database the scrape still answers; `database_outages_total` and /readyz tell why.
      for (const { status, count } of answer?.rows ?? []) this.set({ status }, count);
    },
  });
}
