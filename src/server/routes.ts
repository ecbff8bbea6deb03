import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Queryable } from '../adapters/database.ts';
import type { Metrics } from '../adapters/metrics.ts';
import { send, sendJson } from './answer.ts';
import type { DatabaseHealth } from './databaseHealth.ts';
import { readiness } from './readiness.ts';
import { isOpenData, OPEN_METHODS } from './openDataHeaders.ts';
import { answerPublicApi } from './publicApi.ts';

export type RouteTools = {
  db: Queryable;
  health: DatabaseHealth;
  metrics: Metrics;
  /** True while shutting down: the load balancer is to send nobody any more. */
  isDraining: () => boolean;
};

export type Route = {
  matches: (path: string) => boolean;
  /** Probes answer even when the database is gone. */
  needsDatabase: boolean;
  methods: readonly string[];
  answer: (req: IncomingMessage, res: ServerResponse, path: string, tools: RouteTools) => Promise<void>;
};

const READING: readonly string[] = ['GET', 'HEAD'];

/** What this server answers itself, without the cost of Next's routing. */
export const ROUTES: readonly Route[] = [
  { matches: exactly('/livez'), needsDatabase: false, methods: READING, answer: async (req, res) => sendJson(req, res, 200, { alive: true }) },
  { matches: exactly('/readyz'), needsDatabase: false, methods: READING, answer: answerReadiness },
  { matches: exactly('/metrics'), needsDatabase: false, methods: READING, answer: answerMetrics },
  { matches: isOpenData, needsDatabase: true, methods: OPEN_METHODS, answer: answerPublicApi },
];

export function routeFor(path: string): Route | undefined {
  return ROUTES.find(({ matches }) => matches(path));
}

function exactly(expected: string): (path: string) => boolean {
  return (path) => path === expected;
}

async function answerReadiness(req: IncomingMessage, res: ServerResponse, _path: string, tools: RouteTools): Promise<void> {
  const state = await readiness(tools.db, tools.health);
  const ready = state.ready && !tools.isDraining();
  sendJson(req, res, ready ? 200 : 503, { ...state, ready, draining: tools.isDraining() });
}

async function answerMetrics(req: IncomingMessage, res: ServerResponse, _path: string, { metrics }: RouteTools): Promise<void> {
  const text = await metrics.registry.metrics();
  send(req, res, 200, text, { 'Content-Type': metrics.registry.contentType, 'Cache-Control': 'no-store' });
}
