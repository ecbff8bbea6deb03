import type pg from 'pg';
import { enqueueNotices, type NewNotice } from '../../src/notices/outbox.ts';
import { aliyunSmsDriver } from '../../src/notices/drivers/aliyunSms.ts';
import type { NoticeDriver, NoticeLog } from '../../src/notices/drivers/driver.ts';
import { logMailDriver } from '../../src/notices/drivers/logMail.ts';
import { runNoticeWorker, type NoticeWorkerOptions } from '../../src/notices/worker.ts';

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
  const finished = runNoticeWorker({
    pool, log, drivers: { sms, email }, workerId: 'w1', signal: stopping.signal, pollMs: 20, leaseMs: 5_000, pauseMs: () => 50, ...rest,
  });
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
