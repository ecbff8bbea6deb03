import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { createPool, type Queryable } from '../../src/adapters/database.ts';
import { createLogger } from '../../src/adapters/logger.ts';
import { createMetrics } from '../../src/adapters/metrics.ts';
import { watchDatabase } from '../../src/server/databaseHealth.ts';
import { createHandler, type Handler, type ServerTools } from '../../src/server/handleRequest.ts';

export type OwnServer = {
  url: string;
  http: Server;
  /** Lines of the access log so far. */
  log: () => Record<string, unknown>[];
  /** Headers and address the application behind saw last. */
  seen: () => IncomingMessage;
  close: () => Promise<void>;
};

type Options = { databaseUrl: string; next?: Handler; config?: Partial<ServerTools['config']>; isDraining?: () => boolean; failQueryAfter?: number };

/** Our own server with a stand-in for Next behind it, on a free port. */
export async function startOwnServer({ databaseUrl, next = page, config, isDraining = () => false, failQueryAfter }: Options): Promise<OwnServer> {
  const lines: string[] = [];
  const destination = new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) });
  const pool = createPool({ databaseUrl, name: 'own-server', max: 3, onLostConnection: () => undefined });
  const health = watchDatabase(databaseUrl, () => undefined);
  let last: IncomingMessage | undefined;
  const handler = createHandler({
    ...{ db: failQueryAfter === undefined ? pool : failingAfter(pool, failQueryAfter), health, metrics: createMetrics(pool), isDraining, dev: false, logger: createLogger('web', destination) },
    config: { serverUrl: 'http://localhost:3000', demo: true, trustedProxies: 0, ...config },
    settings: () => ({ siteName: '知识产权服务平台', hotline: '0571-12345678', hours: '工作日' }),
    next: (req, res) => ((last = req), next(req, res)),
  });
  const http = createServer((req, res) => void handler(req, res));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    http,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    seen: () => last as IncomingMessage,
    close: async () => {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await Promise.all([health.stop(), pool.end()]);
    },
  };
}

async function page(_req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.setHeader('Content-Type', 'text/html; charset=utf-8');
  res.end('<!doctype html><title>ok</title>');
}

/** A stand-in for Next that answers one thing. */
export function answering(status: number, type: string, body: string): Handler {
  return async (_req, res) => {
    res.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
    res.end(body);
  };
}

/** A database that answers so many queries about products and then cuts every one off, as its statement timeout would. */
function failingAfter(pool: Queryable, answered: number): Queryable {
  let left = answered;
  return {
    query: async (text: unknown, values?: unknown[]) => {
      const isCounted = JSON.stringify(text).includes('products') || JSON.stringify(text).includes('search.product');
      if (isCounted && left-- <= 0) throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
      return pool.query(text as string, values);
    },
  } as Queryable;
}
