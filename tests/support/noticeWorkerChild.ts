/** A worker process for tests that kill it. Configured by environment; ends on SIGTERM after the messages in hand. */
import pg from 'pg';
import { aliyunSmsDriver } from '../../src/notices/drivers/aliyunSms.ts';
import { logMailDriver } from '../../src/notices/drivers/logMail.ts';
import { runNoticeWorker } from '../../src/notices/worker.ts';

const { DATABASE_URL, GATEWAY, WORKER_ID = 'child', LEASE_MS = '1000', BATCH = '8' } = process.env;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const pool = new pg.Pool({ connectionString: DATABASE_URL });
const stopping = new AbortController();
process.once('SIGTERM', () => stopping.abort());

await runNoticeWorker({
  pool,
  log,
  drivers: {
    sms: aliyunSmsDriver({ accessKeyId: 'LTAI-test', accessKeySecret: 'aliyun-secret', signName: '知产平台', endpoint: GATEWAY }),
    email: logMailDriver(log),
  },
  workerId: WORKER_ID,
  signal: stopping.signal,
  pollMs: 20,
  leaseMs: Number(LEASE_MS),
  batch: Number(BATCH),
});
await pool.end();
