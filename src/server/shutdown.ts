import type { Server } from 'node:http';
import type { Logger } from '../adapters/logger.ts';

export type Closing = { server: Server; logger: Logger; close: () => Promise<void> };

const LONGEST_REQUEST_MS = 20_000;
const IDLE_CHECK_MS = 100;

/**
 * Stops in order on SIGTERM or SIGINT: no new connections, requests in flight finish within 20 s, then
 * everything behind them closes. A second signal changes nothing; the process ends with code 0.
 * @returns whether stopping has begun, for /readyz
 */
export function shutDownOnSignal({ server, logger, close }: Closing): () => boolean {
  let draining = false;
  const stop = async (signal: string) => {
    if (draining) return;
    draining = true;
    logger.info({ signal }, 'stopping');
    await drained(server);
    await close().catch((error: Error) => logger.error({ err: error }, 'closing failed'));
    logger.info('stopped');
    process.exit(0);
  };
  // A client that keeps its connection busy would otherwise be answered on it for ever.
  server.prependListener('request', (_req, res) => {
    if (draining) res.setHeader('Connection', 'close');
  });
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
  // Started by scripts/start.ts: when that process is gone nobody else would end us.
  process.on('disconnect', () => void stop('disconnect'));
  return () => draining;
}

async function drained(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  // Connections whose last answer was promised to be kept alive fall idle only now.
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const cutOff = setTimeout(() => server.closeAllConnections(), LONGEST_REQUEST_MS);
  await closed;
  clearInterval(idle);
  clearTimeout(cutOff);
}
