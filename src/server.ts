import { createServer, type Server } from 'node:http';
import path from 'node:path';
import next from 'next';
import { readConfig, type Config } from './adapters/config.ts';
import { createPool } from './adapters/database.ts';
import { captureConsole, createLogger } from './adapters/logger.ts';
import { createMetrics, type Metrics } from './adapters/metrics.ts';
import { PUBLIC_STATEMENT_TIMEOUT_MS } from './queries/publicProducts.ts';
import { watchDatabase, type HealthReport } from './server/databaseHealth.ts';
import { createHandler } from './server/handleRequest.ts';
import { shutDownOnSignal } from './server/shutdown.ts';
import { keepSiteSettings } from './server/siteSettings.ts';

/**
 * Our own server in front of Next (docs/adr/0002). Started by scripts/start.ts, or directly where the database,
 * its migrations and the build are already in place: `node src/server.ts`.
 */
const dev = process.argv.includes('--dev');
const root = path.dirname(import.meta.dirname);
const logger = createLogger('web');
captureConsole(logger);

const config = checkedConfig();
const server = createServer({ requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 65_000 });
// Refused in full by the parser before our handler sees it; the default answer would be bare English.
server.on('clientError', (_error, socket) => {
  if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
});
await serve(config);

async function serve({ host, port, ...settings }: Config): Promise<void> {
  const databaseUrl = settings.databaseUrl as string;
  const pool = createPool({
    ...{ databaseUrl, name: 'web', statementTimeoutMs: PUBLIC_STATEMENT_TIMEOUT_MS },
    onLostConnection: (error) => logger.warn({ err: error }, 'database connection lost'),
  });
  const metrics = createMetrics(pool);
  const health = watchDatabase(databaseUrl, reportState(metrics));
  const app = next({ dev, dir: root, hostname: host, port, httpServer: server });
  await app.prepare();
  const close = async () => {
    await app.close();
    await Promise.all([health.stop(), pool.end()]);
  };
  const isDraining = shutDownOnSignal({ server, logger, close });
  const handler = createHandler({
    ...{ db: pool, health, metrics, isDraining, config: settings, logger, dev },
    settings: keepSiteSettings(pool),
    next: app.getRequestHandler(),
  });
  server.on('request', (req, res) => void handler(req, res));
  await listening(server, host, port);
  logger.info({ host, port, dev }, 'listening');
  process.send?.({ ready: true });
}

function reportState(metrics: Metrics): HealthReport {
  return (state, error) => {
    if (state === 'down') metrics.databaseOutages.inc();
    logger[state === 'down' ? 'error' : 'info']({ state, err: error }, 'database');
  };
}

function checkedConfig(): Config {
  const reading = readConfig(process.env, root);
  if (!reading.ok) return refuseToStart(reading.faults);
  if (reading.value.databaseUrl === null) return refuseToStart(['直接启动网页服务须设置 DATABASE_URL；使用内置数据库请运行 npm start。']);
  return reading.value;
}

function refuseToStart(faults: string[]): never {
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}

async function listening(http: Server, host: string, port: number): Promise<void> {
  const failed = new Promise<never>((_, reject) => http.once('error', reject));
  const up = new Promise<void>((resolve) => http.listen(port, host, resolve));
  await Promise.race([up, failed]).catch((error: NodeJS.ErrnoException) => {
    logger.fatal({ err: error }, error.code === 'EADDRINUSE' ? `端口 ${port} 已被其他程序占用` : '网页服务无法监听');
    process.exit(1);
  });
}
