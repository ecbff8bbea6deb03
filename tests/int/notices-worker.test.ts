import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { smtpMailDriver } from '../../src/notices/drivers/smtpMail.ts';
import { enqueueNotices } from '../../src/notices/outbox.ts';
import { eventually, filedNotice, noticeRows, queueSms, smsTo, statusCounts, useWorkerBed } from '../support/noticesBed.ts';
import { startSmtpServer } from '../support/smtpServer.ts';

vi.setConfig({ testTimeout: 30_000 });

const bed = useWorkerBed();
let children: ChildProcess[] = [];

afterEach(() => {
  children.forEach((child) => child.kill('SIGKILL'));
  children = [];
});

function workInChild(id: string): ChildProcess {
  const script = fileURLToPath(new URL('../support/noticeWorkerChild.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: bed.db.url, GATEWAY: bed.gateway.endpoint, WORKER_ID: id, LEASE_MS: '1000' };
  const child = spawn(process.execPath, [script], { env, stdio: 'inherit' });
  children.push(child);
  return child;
}

describe('several workers', () => {
  test('three workers send 400 messages, each exactly once', async () => {
    await queueSms(bed.db.pool, 400);
    ['w1', 'w2', 'w3'].forEach((workerId) => bed.work({ workerId }));
    await bed.settled({ sent: 400 });
    expect(bed.gateway.deliveries.size).toBe(400);
    expect(bed.gateway.counts.requests).toBe(400);
  });

  test('a message whose worker is killed while sending is taken over and reaches the phone once', async () => {
    bed.gateway.mood = ({ attempt }) => (attempt === 1 ? 'hang' : 'ok');
    await queueSms(bed.db.pool, 1);
    const child = workInChild('doomed');
    await eventually(() => bed.gateway.counts.requests === 1);
    child.kill('SIGKILL');
    bed.work({ workerId: 'heir' });
    await bed.settled({ sent: 1 });
    expect(bed.gateway.counts.requests).toBe(2);
    expect(bed.gateway.deliveries.size).toBe(1);
    expect(await noticeRows(bed.db.pool)).toMatchObject([{ attempts: '2', provider_id: 'serial-1' }]);
  });

  test('killing workers at random moments loses nothing and doubles nothing', async () => {
    bed.gateway.mood = () => ({ delayMs: 30 });
    await queueSms(bed.db.pool, 150);
    for (const id of ['k1', 'k2', 'k3', 'k4']) {
      const before = bed.gateway.counts.requests;
      const child = workInChild(id);
      await eventually(() => bed.gateway.counts.requests >= before + 8);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      child.kill('SIGKILL');
    }
    bed.work({ workerId: 'last' });
    await bed.settled({ sent: 150 });
    expect(bed.gateway.deliveries.size).toBe(150);
  });

  test('an answer that comes after the worker stopped waiting still counts: no further attempt', async () => {
    bed.gateway.mood = ({ attempt }) => (attempt === 1 ? { delayMs: 600 } : 'down');
    await queueSms(bed.db.pool, 1);
    bed.work({ leaseMs: 300 });
    await bed.settled({ sent: 1 });
    const requests = bed.gateway.counts.requests;
    expect(requests).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(bed.gateway.counts.requests).toBe(requests);
    expect(bed.gateway.deliveries.size).toBe(1);
  });

  test('two workers that both send after a lease ran out settle the message once', async () => {
    bed.gateway.mood = ({ attempt }) => ({ delayMs: attempt === 1 ? 500 : 300 });
    await queueSms(bed.db.pool, 1);
    const slow = bed.work({ workerId: 'slow', leaseMs: 5_000 });
    await eventually(() => bed.gateway.counts.requests === 1);
    await bed.db.pool.query(`update notices set next_attempt_at = now(), lease_until = now()`);
    const quick = bed.work({ workerId: 'quick', leaseMs: 5_000 });
    await eventually(() => bed.gateway.counts.requests === 2);
    await Promise.all([slow.stop(), quick.stop()]);
    expect(await statusCounts(bed.db.pool)).toEqual({ sent: 1 });
    expect(bed.gateway.deliveries.size).toBe(1);
  });
});

describe('disturbances', () => {
  test('a gateway that is down delays, and loses nothing', async () => {
    bed.gateway.mood = () => 'down';
    await queueSms(bed.db.pool, 30);
    bed.work();
    await eventually(() => bed.gateway.counts.requests >= 60);
    expect((await noticeRows(bed.db.pool)).filter(({ status }) => status === 'dead' || status === 'sent')).toEqual([]);
    bed.gateway.mood = () => 'ok';
    await bed.settled({ sent: 30 });
    expect(bed.gateway.deliveries.size).toBe(30);
    expect((await noticeRows(bed.db.pool)).every(({ last_error }) => last_error === null)).toBe(true);
  });

  test('while the gateway is down staff read why, and when the next attempt comes', async () => {
    bed.gateway.mood = () => 'down';
    await queueSms(bed.db.pool, 1);
    bed.work({ pauseMs: () => 3_600_000 });
    await eventually(async () => (await noticeRows(bed.db.pool))[0]?.last_error !== null);
    const [row] = await noticeRows(bed.db.pool);
    expect(row).toMatchObject({ status: 'pending', attempts: '1', last_error: expect.stringContaining('系统会自动重试') });
    expect(row?.next_attempt_at?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  });

  test('an answer lost on the way is asked for again under the same key', async () => {
    bed.gateway.mood = ({ attempt }) => (attempt === 1 ? 'cut' : 'ok');
    await queueSms(bed.db.pool, 20);
    bed.work();
    await bed.settled({ sent: 20 });
    expect(bed.gateway.counts.requests).toBe(40);
    expect(bed.gateway.deliveries.size).toBe(20);
  });

  test('a mail server that drops the connection after DATA gets the same mail again, recognisable as the same', async () => {
    const server = await startSmtpServer();
    server.mood = ({ offer }) => (offer % 2 === 1 ? 'cutAfterData' : 'accept');
    const email = smtpMailDriver({ smtpUrl: server.url, mailFrom: 'no-reply@ip.example' });
    await enqueueNotices(bed.db.pool, Array.from({ length: 5 }, (_unused, n) => filedNotice(n, { channel: 'email', recipient: `u${n}@example.com` })));
    bed.work({ email, batch: 1 });
    await bed.settled({ sent: 5 });
    expect(server.mails.length).toBeGreaterThan(5);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(5);
    await email.close();
    await server.close();
  });

  test('a mail server that hangs does not hold up the SMS', async () => {
    const never = { channel: 'email' as const, name: 'never', send: () => new Promise<never>(() => undefined), close: async () => undefined };
    await enqueueNotices(bed.db.pool, Array.from({ length: 10 }, (_unused, n) => filedNotice(n, { channel: 'email', dedupeKey: `m${n}`, recipient: 'a@example.com' })));
    bed.work({ email: never, leaseMs: 1_000 });
    await eventually(async () => ((await statusCounts(bed.db.pool)).sending ?? 0) > 0);
    await queueSms(bed.db.pool, 5);
    await eventually(() => bed.gateway.deliveries.size === 5, 600);
  });

  test('a lost database connection is survived', async () => {
    bed.gateway.mood = () => ({ delayMs: 20 });
    await queueSms(bed.db.pool, 60);
    bed.work({ leaseMs: 500 });
    for (const sent of [5, 20, 35]) {
      await eventually(() => bed.gateway.deliveries.size >= sent);
      await bed.db.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    }
    await bed.settled({ sent: 60 });
    expect(bed.gateway.deliveries.size).toBe(60);
  });

  test('a driver with a bug is logged without the message, and the worker goes on', async () => {
    const broken = { ...smsTo(bed.gateway.endpoint), send: () => { throw new TypeError('cannot read 13900000000'); } };
    await queueSms(bed.db.pool, 1);
    const worker = bed.work({ sms: broken });
    await eventually(async () => Number((await noticeRows(bed.db.pool))[0]?.attempts) >= 2);
    expect(worker.log.lines.join('\n')).toContain('TypeError');
    expect(worker.log.lines.join('\n')).not.toContain('13900000000');
  });

  test('a worker told to stop finishes the messages in hand, the slow one too, and takes no other', async () => {
    bed.gateway.mood = ({ phone }) => ({ delayMs: phone.endsWith('0') ? 200 : 600 });
    await queueSms(bed.db.pool, 5);
    const worker = bed.work({ batch: 2 });
    await eventually(() => bed.gateway.counts.requests === 2);
    await worker.stop();
    expect(await statusCounts(bed.db.pool)).toEqual({ sent: 2, pending: 3 });
  });
});
