import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '../adapters/logger.ts';
import type { Metrics } from '../adapters/metrics.ts';
import type { RequestContext } from './requestContext.ts';

const FIXED_WORD = /^[a-z][a-z.-]{0,39}$/;
const DEEPEST = 5;

/**
 * The path with everything removed that names a record or a person: `/products/2026…` → `/products/:id`.
 * Bounded in length, so that it can label a metric.
 */
export function routeOf(path: string): string {
  if (path.startsWith('/_next/')) return '/_next';
  const segments = path.split('/').filter(Boolean).slice(0, DEEPEST);
  return `/${segments.map((segment) => (FIXED_WORD.test(segment) ? segment : ':id')).join('/')}`;
}

/** One log line and one measurement for each request, written when its answer is complete or cut off. */
export function observeRequest(req: IncomingMessage, res: ServerResponse, context: RequestContext, logger: Logger, metrics: Metrics): void {
  const startedAt = performance.now();
  metrics.requestsInFlight.inc();
  res.once('close', () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const route = routeOf(context.path);
    const status = res.writableFinished ? res.statusCode : 499;
    const method = req.method ?? 'GET';
    metrics.requestsInFlight.dec();
    // Addresses nobody serves are one series, or any scanner could grow the metrics without end.
    metrics.requestSeconds.observe({ method, route: status === 404 ? '未知' : route, status }, seconds);
    if (route === '/_next' || isProbe(route)) return;
    logger[status >= 500 ? 'error' : 'info']({ method, route, status, ms: Math.round(seconds * 1000), traceId: context.traceId }, 'request');
  });
}

function isProbe(route: string): boolean {
  return route === '/livez' || route === '/readyz' || route === '/metrics';
}
