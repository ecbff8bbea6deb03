import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { smtpMailDriver } from '../../src/notices/drivers/smtpMail.ts';
import { enqueueNotices, resendNotice } from '../../src/notices/outbox.ts';
import { eventually, filedNotice, KEYS, noticeRows, queueSms, smsTo, startWorker, statusCounts, type RunningWorker } from '../support/noticesBed.ts';
import { createNoticesDatabase, type NoticesDatabase } from '../support/noticesDatabase.ts';
import { startAliyunGateway, type SmsGateway } from '../support/smsGateways.ts';
import { startSmtpServer } from '../support/smtpServer.ts';

vi.setConfig({ testTimeout: 30_000 });

let db: NoticesDatabase;
let gateway: SmsGateway;
let workers: RunningWorker[] = [];
let children: ChildProcess[] = [];

beforeAll(async () => {
  db = await createNoticesDatabase();
});
afterAll(() => db.close());

beforeEach(async () => {
  await db.pool.query('truncate notices, notice_templates');
  for (const key of ['product-filed', 'registration-code']) {
    const body = key === 'product-filed' ? '{{productName}} {{filingNumber}}' : '{{code}} {{minutes}}';
    await db.pool.query(
      `insert into notice_templates (id, key, channel, body, provider_template_code) values (uuidv7(), $1, 'sms', $2, 'SMS_1')`,
      [key, body],
    );
  }
  gateway = await startAliyunGateway(KEYS);
});

afterEach(async () => {
  children.forEach((child) => child.kill('SIGKILL'));
  await gateway.close();
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
  children = [];
});

function work(options: Partial<Parameters<typeof startWorker>[1]> = {}): RunningWorker {
  const worker = startWorker(db.pool, { sms: smsTo(gateway.endpoint), ...options });
  workers.push(worker);
  return worker;
}

function workInChild(id: string, leaseMs = 1_000): ChildProcess {
  const script = fileURLToPath(new URL('../support/noticeWorkerChild.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: db.url, GATEWAY: gateway.endpoint, WORKER_ID: id, LEASE_MS: String(leaseMs) };
  const child = spawn(process.execPath, [script], { env, stdio: 'inherit' });
  children.push(child);
  return child;
}

const counted = (counts: Record<string, number>) => async () => JSON.stringify(await statusCounts(db.pool)) === JSON.stringify(Object.fromEntries(Object.entries(counts).sort()));

describe('several workers', () => {
  test('three workers send 400 messages, each exactly once', async () => {
    await queueSms(db.pool, 400);
    ['w1', 'w2', 'w3'].forEach((workerId) => work({ workerId }));
    await eventually(counted({ sent: 400 }));
    expect(gateway.deliveries.size).toBe(400);
    expect(gateway.counts.requests).toBe(400);
  });

  test('a message whose worker is killed while sending is taken over and reaches the phone once', async () => {
    gateway.mood = ({ attempt }) => (attempt === 1 ? 'hang' : 'ok');
    await queueSms(db.pool, 1);
    const child = workInChild('doomed');
    await eventually(() => gateway.counts.requests === 1);
    child.kill('SIGKILL');
    work({ workerId: 'heir' });
    await eventually(counted({ sent: 1 }));
    expect(gateway.counts.requests).toBe(2);
    expect(gateway.deliveries.size).toBe(1);
    expect(await noticeRows(db.pool)).toMatchObject([{ attempts: '2', provider_id: 'serial-1' }]);
  });

  test('killing workers at random moments loses nothing and doubles nothing', async () => {
    gateway.mood = () => ({ delayMs: 30 });
    await queueSms(db.pool, 150);
    for (const id of ['k1', 'k2', 'k3', 'k4']) {
      const before = gateway.counts.requests;
      const child = workInChild(id);
      await eventually(() => gateway.counts.requests >= before + 8);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      child.kill('SIGKILL');
    }
    work({ workerId: 'last' });
    await eventually(counted({ sent: 150 }));
    expect(gateway.deliveries.size).toBe(150);
  });

  test('an answer that comes after the worker stopped waiting still counts: no further attempt', async () => {
    gateway.mood = ({ attempt }) => (attempt === 1 ? { delayMs: 600 } : 'down');
    await queueSms(db.pool, 1);
    work({ leaseMs: 300 });
    await eventually(counted({ sent: 1 }));
    const requests = gateway.counts.requests;
    expect(requests).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(gateway.counts.requests).toBe(requests);
    expect(gateway.deliveries.size).toBe(1);
  });

  test('two workers that both send after a lease ran out settle the message once', async () => {
    gateway.mood = ({ attempt }) => ({ delayMs: attempt === 1 ? 500 : 300 });
    await queueSms(db.pool, 1);
    const slow = work({ workerId: 'slow', leaseMs: 5_000 });
    await eventually(() => gateway.counts.requests === 1);
    await db.pool.query(`update notices set next_attempt_at = now(), lease_until = now()`);
    const quick = work({ workerId: 'quick', leaseMs: 5_000 });
    await eventually(() => gateway.counts.requests === 2);
    await Promise.all([slow.stop(), quick.stop()]);
    expect(await statusCounts(db.pool)).toEqual({ sent: 1 });
    expect(gateway.deliveries.size).toBe(1);
  });
});

describe('disturbances', () => {
  test('a gateway that is down delays, and loses nothing', async () => {
    gateway.mood = () => 'down';
    await queueSms(db.pool, 30);
    work();
    await eventually(() => gateway.counts.requests >= 60);
    expect((await noticeRows(db.pool)).filter(({ status }) => status === 'dead' || status === 'sent')).toEqual([]);
    gateway.mood = () => 'ok';
    await eventually(counted({ sent: 30 }));
    expect(gateway.deliveries.size).toBe(30);
    expect((await noticeRows(db.pool)).every(({ last_error }) => last_error === null)).toBe(true);
  });

  test('while the gateway is down staff read why, and when the next attempt comes', async () => {
    gateway.mood = () => 'down';
    await queueSms(db.pool, 1);
    work({ pauseMs: () => 3_600_000 });
    await eventually(async () => (await noticeRows(db.pool))[0]?.last_error !== null);
    const [row] = await noticeRows(db.pool);
    expect(row).toMatchObject({ status: 'pending', attempts: '1', last_error: expect.stringContaining('系统会自动重试') });
    expect(row?.next_attempt_at?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);
  });

  test('an answer lost on the way is asked for again under the same key', async () => {
    gateway.mood = ({ attempt }) => (attempt === 1 ? 'cut' : 'ok');
    await queueSms(db.pool, 20);
    work();
    await eventually(counted({ sent: 20 }));
    expect(gateway.counts.requests).toBe(40);
    expect(gateway.deliveries.size).toBe(20);
  });

  test('a mail server that drops the connection after DATA gets the same mail again, recognisable as the same', async () => {
    const server = await startSmtpServer();
    server.mood = ({ offer }) => (offer % 2 === 1 ? 'cutAfterData' : 'accept');
    const email = smtpMailDriver({ smtpUrl: server.url, mailFrom: 'no-reply@ip.example' });
    await enqueueNotices(db.pool, Array.from({ length: 5 }, (_unused, n) => filedNotice(n, { channel: 'email', recipient: `u${n}@example.com` })));
    work({ email, batch: 1 });
    await eventually(counted({ sent: 5 }));
    expect(server.mails.length).toBeGreaterThan(5);
    expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(5);
    await email.close();
    await server.close();
  });

  test('a mail server that hangs does not hold up the SMS', async () => {
    const never = { channel: 'email' as const, name: 'never', send: () => new Promise<never>(() => undefined), close: async () => undefined };
    await enqueueNotices(db.pool, Array.from({ length: 10 }, (_unused, n) => filedNotice(n, { channel: 'email', dedupeKey: `m${n}`, recipient: 'a@example.com' })));
    work({ email: never, leaseMs: 1_000 });
    await eventually(async () => ((await statusCounts(db.pool)).sending ?? 0) > 0);
    await queueSms(db.pool, 5);
    await eventually(() => gateway.deliveries.size === 5, 600);
  });

  test('a lost database connection is survived', async () => {
    gateway.mood = () => ({ delayMs: 20 });
    await queueSms(db.pool, 60);
    work({ leaseMs: 500 });
    for (const sent of [5, 20, 35]) {
      await eventually(() => gateway.deliveries.size >= sent);
      await db.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    }
    await eventually(counted({ sent: 60 }));
    expect(gateway.deliveries.size).toBe(60);
  });

  test('a driver with a bug is logged without the message, and the worker goes on', async () => {
    const broken = { ...smsTo(gateway.endpoint), send: () => { throw new TypeError('cannot read 13900000000'); } };
    await queueSms(db.pool, 1);
    const worker = work({ sms: broken });
    await eventually(async () => Number((await noticeRows(db.pool))[0]?.attempts) >= 2);
    expect(worker.log.lines.join('\n')).toContain('TypeError');
    expect(worker.log.lines.join('\n')).not.toContain('13900000000');
  });

  test('a worker told to stop finishes the message in hand and takes no other', async () => {
    gateway.mood = () => ({ delayMs: 300 });
    await queueSms(db.pool, 5);
    const worker = work({ batch: 2 });
    await eventually(() => gateway.counts.requests === 2);
    await worker.stop();
    expect(await statusCounts(db.pool)).toEqual({ sent: 2, pending: 3 });
  });
});

describe('dead letters', () => {
  test('an illegal number is given up at once, with its reason, and goes out after the resend', async () => {
    gateway.mood = () => ({ refuse: 'isv.MOBILE_NUMBER_ILLEGAL' });
    await queueSms(db.pool, 1);
    work();
    await eventually(counted({ dead: 1 }));
    const [dead] = await noticeRows(db.pool);
    expect(dead).toMatchObject({ attempts: '1', last_error: expect.stringContaining('手机号无效') });
    gateway.mood = () => 'ok';
    expect((await resendNotice(db.pool, dead?.id ?? '')).ok).toBe(true);
    await eventually(counted({ sent: 1 }));
    expect((await noticeRows(db.pool))[0]?.id).toBe(dead?.id);
    expect([...gateway.deliveries.keys()]).toEqual([dead?.id]);
  });

  test('when the pauses are used up the message is given up, visibly', async () => {
    gateway.mood = () => 'down';
    await queueSms(db.pool, 3);
    work({ pauseMs: (attempt) => (attempt < 4 ? 10 : null) });
    await eventually(counted({ dead: 3 }));
    expect((await noticeRows(db.pool)).map(({ attempts }) => attempts)).toEqual(['4', '4', '4']);
  });

  test('what was sent before and is wanted again really goes out again', async () => {
    await queueSms(db.pool, 1);
    work();
    await eventually(counted({ sent: 1 }));
    await resendNotice(db.pool, (await noticeRows(db.pool))[0]?.id ?? '');
    await eventually(() => gateway.deliveries.size === 2);
    await eventually(counted({ sent: 1 }));
  });
});

describe('one-time codes and privacy', () => {
  const code = (dedupeKey = 'code-1') => ({
    dedupeKey, channel: 'sms' as const, template: 'registration-code' as const, recipient: '13812345678', variables: { code: '482913', minutes: '5' },
  });

  test('a code reaches the phone and is then unreadable in the list', async () => {
    await enqueueNotices(db.pool, [code()]);
    work();
    await eventually(counted({ sent: 1 }));
    expect([...gateway.deliveries.values()][0]?.parameters).toEqual({ code: '482913', minutes: '5' });
    expect(JSON.stringify(await noticeRows(db.pool))).not.toContain('482913');
  });

  test('in demo mode staff can still read it there', async () => {
    await enqueueNotices(db.pool, [code()]);
    work({ keepSecrets: true });
    await eventually(counted({ sent: 1 }));
    expect((await noticeRows(db.pool))[0]?.body).toContain('482913');
  });

  test('a code that waited past its five minutes is not sent any more', async () => {
    await enqueueNotices(db.pool, [code()]);
    await db.pool.query(`update notices set created_at = now() - interval '6 minutes'`);
    work();
    await eventually(counted({ dead: 1 }));
    expect(gateway.counts.requests).toBe(0);
    expect((await noticeRows(db.pool))[0]?.last_error).toBe('验证码已过有效期，不再发送。');
  });

  test('no log line of a worker carries an address, a name, a code or a text, whatever happens', async () => {
    gateway.mood = ({ attempt }) => (['down', 'cut', { refuse: 'isv.MOBILE_NUMBER_ILLEGAL' }] as const)[attempt - 1] ?? 'ok';
    const mail = filedNotice(7, { channel: 'email', dedupeKey: 'mail', recipient: 'wang@example.com' });
    await enqueueNotices(db.pool, [code(), code('code-2'), filedNotice(1), mail]);
    const worker = work();
    await eventually(counted({ sent: 1, dead: 3 }));
    const log = worker.log.lines.join('\n');
    expect(worker.log.lines.length).toBeGreaterThan(8);
    expect(log).not.toMatch(/1[3-9]\d{9}|wang@|王小明|482913|产品|ZB\d/);
  });
});
