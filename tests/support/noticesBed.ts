import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type pg from 'pg';
import { enqueueNotices, type NewNotice } from '../../src/notices/outbox.ts';
import { aliyunSmsDriver } from '../../src/notices/drivers/aliyunSms.ts';
import type { NoticeDriver, NoticeLog } from '../../src/notices/drivers/driver.ts';
import { logMailDriver } from '../../src/notices/drivers/logMail.ts';
import { runNoticeWorker, type NoticeWorkerOptions } from '../../src/notices/worker.ts';
import { createNoticesDatabase, type NoticesDatabase } from './noticesDatabase.ts';
import { startAliyunGateway, type SmsGateway } from './smsGateways.ts';

export type NoticeRow = {
  id: string;
  status: string;
  attempts: string;
  last_error: string | null;
  provider_id: string | null;
  body: string;
  subject: string | null;
  variables: Record<string, string>;
  next_attempt_at: Date | null;
};

/** Everything a worker writes to its log, to look for personal data in it. */
export function recordingLog(): NoticeLog & { lines: string[] } {
  const lines: string[] = [];
  const write = (fields: Record<string, unknown>, message: string) => void lines.push(JSON.stringify({ ...fields, message }));
  return { lines, info: write, warn: write, error: write };
}

export const KEYS = { accessKeyId: 'LTAI-test', accessKeySecret: 'aliyun-secret', signName: '知产平台' };

export function smsTo(endpoint: string): NoticeDriver {
  return aliyunSmsDriver({ ...KEYS, endpoint });
}

export function filedNotice(number: number, overrides: Partial<NewNotice> = {}): NewNotice {
  return {
    dedupeKey: `event-${number}`,
    channel: 'sms',
    template: 'product-filed',
    recipient: `139${String(number).padStart(8, '0')}`,
    recipientName: '王小明',
    variables: { productName: `产品${number}`, filingNumber: `ZB${number}`, link: 'https://ip.example/x' },
    ...overrides,
  };
}

export async function queueSms(pool: pg.Pool, count: number): Promise<void> {
  await enqueueNotices(pool, Array.from({ length: count }, (_unused, index) => filedNotice(index)));
}

export async function noticeRows(pool: pg.Pool): Promise<NoticeRow[]> {
  return (await pool.query<NoticeRow>('select * from notices order by dedupe_key')).rows;
}

export async function statusCounts(pool: pg.Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ status: string; count: number }>('select status, count(*)::int as count from notices group by status order by status::text');
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

export type RunningWorker = { stop: () => Promise<void>; log: ReturnType<typeof recordingLog> };

/** A worker in this process, quick enough for tests: polls every 20 ms and waits 50 ms before each retry. */
export function startWorker(pool: pg.Pool, options: Partial<NoticeWorkerOptions> & { sms: NoticeDriver; email?: NoticeDriver }): RunningWorker {
  const stopping = new AbortController();
  const log = recordingLog();
  const { sms, email = logMailDriver(log), ...rest } = options;
  const quick = { workerId: 'w1', pollMs: 20, leaseMs: 5_000, pauseMs: () => 50 };
  const finished = runNoticeWorker({ pool, log, drivers: { sms, email }, signal: stopping.signal, ...quick, ...rest });
  return { log, stop: async () => { stopping.abort(); await finished; } };
}

/** Waits until a fact holds; fails with its last value after `patienceMs`. */
export async function eventually(fact: () => Promise<boolean> | boolean, patienceMs = 25_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`Not so within ${patienceMs} ms: ${fact.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export type WorkerBed = {
  db: NoticesDatabase;
  gateway: SmsGateway;
  /** Starts a worker against the gateway; stopped after the test. */
  work: (options?: Partial<NoticeWorkerOptions> & { sms?: NoticeDriver; email?: NoticeDriver }) => RunningWorker;
  /** Waits until exactly these numbers of messages are in these states. */
  settled: (counts: Record<string, number>) => Promise<void>;
};

/** A database for the file, and for each test empty tables, staff's template codes and a fresh SMS gateway. */
export function useWorkerBed(): WorkerBed {
  let workers: RunningWorker[] = [];
  const bed: Partial<WorkerBed> & Pick<WorkerBed, 'work' | 'settled'> = {
    work: (options = {}) => {
      const worker = startWorker(set(bed.db).pool, { sms: smsTo(set(bed.gateway).endpoint), ...options });
      workers.push(worker);
      return worker;
    },
    settled: (counts) => eventually(async () => sorted(await statusCounts(set(bed.db).pool)) === sorted(counts)),
  };
  beforeAll(async () => {
    bed.db = await createNoticesDatabase();
  });
  afterAll(() => bed.db?.close());
  beforeEach(async () => {
    await set(bed.db).pool.query(`truncate notices, notice_templates; ${TEMPLATE_CODES}`);
    bed.gateway = await startAliyunGateway(KEYS);
  });
  afterEach(async () => {
    await bed.gateway?.close();
    await Promise.all(workers.map((worker) => worker.stop()));
    workers = [];
  });
  return bed as WorkerBed;
}

const TEMPLATE_CODES = `
  insert into notice_templates (id, key, channel, body, provider_template_code) values
    (uuidv7(), 'product-filed', 'sms', '{{productName}} {{filingNumber}}', 'SMS_1'),
    (uuidv7(), 'registration-code', 'sms', '{{code}} {{minutes}}', 'SMS_2')`;

function set<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Only inside a test');
  return value;
}

function sorted(counts: Record<string, number>): string {
  return JSON.stringify(Object.entries(counts).sort());
}
