import type { Queryable } from '../adapters/database.ts';
import type { NoticeChannel } from '../domain/noticeTemplates.ts';
import { retryPauseMs } from './backoff.ts';
import { claimNotices, markDead, markForRetry, markSent, type ClaimedNotice } from './claim.ts';
import { errorWord, type NoticeDrivers, type NoticeLog, type SendOutcome } from './drivers/driver.ts';
import { idempotencyKey, isCode, isExpired, messageOf, scrubbed } from './message.ts';

export type NoticeWorkerOptions = {
  pool: Queryable;
  drivers: NoticeDrivers;
  log: NoticeLog;
  /** Unique among running workers: it fences who may settle a message. */
  workerId: string;
  /** Aborting stops the claiming; the returned promise ends when the messages in hand are settled. */
  signal: AbortSignal;
  /** Pause between looks into an empty queue; default 500 ms. */
  pollMs?: number;
  /** How long a claimed message is reserved; a driver gets three quarters of it. Default 2 minutes. */
  leaseMs?: number;
  /** Messages in hand at once, per channel; default 8. */
  batch?: number;
  /** Demo only: one-time codes stay readable in the notices list after sending. */
  keepSecrets?: boolean;
  /** Pause before the next attempt, null to give up; replaced in tests. */
  pauseMs?: (attempt: number, isCode: boolean) => number | null;
};

type Worker = Required<NoticeWorkerOptions>;

const CHANNELS: NoticeChannel[] = ['sms', 'email'];

/**
 * Sends queued messages until `signal` aborts. At-least-once with a stable idempotency key: a crash, a lost answer or a lost
 * lease leads to a repetition under the same key, never to a loss. Channels do not wait for each other.
 * A lost database is logged and waited for. Rejects only on a bug.
 */
export async function runNoticeWorker(options: NoticeWorkerOptions): Promise<void> {
  const worker: Worker = {
    pollMs: 500,
    leaseMs: 120_000,
    batch: 8,
    keepSecrets: false,
    pauseMs: (attempt, code) => retryPauseMs(attempt, { isCode: code, random: Math.random() }),
    ...options,
  };
  await Promise.all(CHANNELS.map((channel) => serve(worker, channel)));
}

/** Keeps up to `batch` messages of one channel in hand; a slow one does not hold the others up. */
async function serve(worker: Worker, channel: NoticeChannel): Promise<void> {
  const inHand = new Set<Promise<void>>();
  while (!worker.signal.aborted) {
    const free = worker.batch - inHand.size;
    const claimed = free > 0 ? await claim(worker, channel, free) : [];
    for (const notice of claimed) {
      const job = deliver(worker, notice).finally(() => inHand.delete(job));
      inHand.add(job);
    }
    if (inHand.size === worker.batch) {
      await Promise.race(inHand);
    } else if (claimed.length < free) {
      await pause(worker.pollMs, worker.signal);
    }
  }
  await Promise.all(inHand);
}

async function claim(worker: Worker, channel: NoticeChannel, limit: number): Promise<ClaimedNotice[]> {
  try {
    return await claimNotices(worker.pool, { channel, limit, workerId: worker.workerId, leaseMs: worker.leaseMs });
  } catch (error) {
    worker.log.warn({ channel, error: errorWord(error) }, 'Cannot read the notices queue, trying again');
    return [];
  }
}

async function deliver(worker: Worker, notice: ClaimedNotice): Promise<void> {
  const outcome: SendOutcome = isExpired(notice)
    ? { kind: 'refused', reason: '验证码已过有效期，不再发送。' }
    : await sendInTime(worker, notice);
  try {
    await settle(worker, notice, outcome);
  } catch (error) {
    // The lease brings the message back; its key keeps a deduplicating provider from delivering it twice.
    worker.log.error({ ...facts(notice), outcome: outcome.kind, error: errorWord(error) }, 'Cannot record the outcome of a notice');
  }
}

const TOO_LATE: SendOutcome = { kind: 'retry', reason: '发送超时，系统会自动重试。' };

/** Sends within the lease. A driver that throws or hangs leaves "nobody knows": retried under the same key. */
async function sendInTime(worker: Worker, notice: ClaimedNotice): Promise<SendOutcome> {
  const late = Promise.withResolvers<SendOutcome>();
  const timer = setTimeout(() => late.resolve(TOO_LATE), worker.leaseMs * 0.75);
  try {
    const sending = worker.drivers[notice.channel].send(messageOf(notice), { idempotencyKey: idempotencyKey(notice) });
    const outcome = await Promise.race([sending, late.promise]);
    if (outcome === TOO_LATE) void recordLateSuccess(worker, notice, sending);
    return outcome;
  } catch (error) {
    worker.log.error({ ...facts(notice), error: errorWord(error), frames: framesOf(error) }, 'A notice driver threw');
    return { kind: 'retry', reason: '发送程序出错，系统会自动重试。' };
  } finally {
    clearTimeout(timer);
  }
}

/** A success that comes after the worker stopped waiting still ends the retries. */
async function recordLateSuccess(worker: Worker, notice: ClaimedNotice, sending: Promise<SendOutcome>): Promise<void> {
  try {
    const outcome = await sending;
    if (outcome.kind === 'sent') await settle(worker, notice, outcome);
  } catch (error) {
    worker.log.warn({ ...facts(notice), error: errorWord(error) }, 'The late outcome of a notice is lost, it will be sent again');
  }
}

async function settle(worker: Worker, notice: ClaimedNotice, outcome: SendOutcome): Promise<void> {
  const { pool, log } = worker;
  const driver = worker.drivers[notice.channel].name;
  const blotted = worker.keepSecrets ? null : scrubbed(notice);
  if (outcome.kind === 'sent') {
    await markSent(pool, notice, outcome.providerId, blotted);
    return log.info({ ...facts(notice), driver }, 'Notice sent');
  }
  const pauseMs = outcome.kind === 'retry' ? worker.pauseMs(notice.attempts, isCode(notice)) : null;
  if (pauseMs === null) {
    await markDead(pool, notice, outcome.reason, blotted);
    return log.error({ ...facts(notice), driver, reason: outcome.reason }, 'Notice given up');
  }
  await markForRetry(pool, notice, outcome.reason, pauseMs);
  log.warn({ ...facts(notice), driver, reason: outcome.reason, pauseMs }, 'Notice not sent yet');
}

/** What a log line may say about a message: no address, no text, no values. */
function facts({ id, channel, template, attempts }: ClaimedNotice) {
  return { notice: id, channel, template, attempt: attempts };
}

/** Where an error came from without its sentence, which may quote the message. */
function framesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 6).map((line) => line.trim());
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const wake = () => resolve();
  signal.addEventListener('abort', wake, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
  });
}
