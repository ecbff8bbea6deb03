import { describe, expect, test, vi } from 'vitest';
import { enqueueNotices, resendNotice } from '../../src/notices/outbox.ts';
import { eventually, filedNotice, noticeRows, queueSms, useWorkerBed } from '../support/noticesBed.ts';

vi.setConfig({ testTimeout: 30_000 });

const bed = useWorkerBed();

describe('dead letters', () => {
  test('an illegal number is given up at once, with its reason, and goes out after the resend', async () => {
    bed.gateway.mood = () => ({ refuse: 'isv.MOBILE_NUMBER_ILLEGAL' });
    await queueSms(bed.db.pool, 1);
    bed.work();
    await bed.settled({ dead: 1 });
    const [dead] = await noticeRows(bed.db.pool);
    expect(dead).toMatchObject({ attempts: '1', last_error: expect.stringContaining('手机号无效') });
    bed.gateway.mood = () => 'ok';
    expect((await resendNotice(bed.db.pool, dead?.id ?? '')).ok).toBe(true);
    await bed.settled({ sent: 1 });
    expect((await noticeRows(bed.db.pool))[0]?.id).toBe(dead?.id);
    expect([...bed.gateway.deliveries.keys()]).toEqual([dead?.id]);
  });

  test('when the pauses are used up the message is given up, visibly', async () => {
    bed.gateway.mood = () => 'down';
    await queueSms(bed.db.pool, 3);
    bed.work({ pauseMs: (attempt) => (attempt < 4 ? 10 : null) });
    await bed.settled({ dead: 3 });
    expect((await noticeRows(bed.db.pool)).map(({ attempts }) => attempts)).toEqual(['4', '4', '4']);
  });

  test('what was sent before and is wanted again really goes out again', async () => {
    await queueSms(bed.db.pool, 1);
    bed.work();
    await bed.settled({ sent: 1 });
    await resendNotice(bed.db.pool, (await noticeRows(bed.db.pool))[0]?.id ?? '');
    await eventually(() => bed.gateway.deliveries.size === 2);
    await bed.settled({ sent: 1 });
  });
});

describe('one-time codes and privacy', () => {
  const code = (dedupeKey = 'code-1') => ({
    dedupeKey, channel: 'sms' as const, template: 'registration-code' as const, recipient: '13812345678', variables: { code: '482913', minutes: '5' },
  });

  test('a code reaches the phone and is then unreadable in the list', async () => {
    await enqueueNotices(bed.db.pool, [code()]);
    bed.work();
    await bed.settled({ sent: 1 });
    expect([...bed.gateway.deliveries.values()][0]?.parameters).toEqual({ code: '482913', minutes: '5' });
    expect(JSON.stringify(await noticeRows(bed.db.pool))).not.toContain('482913');
  });

  test('in demo mode staff can still read it there', async () => {
    await enqueueNotices(bed.db.pool, [code()]);
    bed.work({ keepSecrets: true });
    await bed.settled({ sent: 1 });
    expect((await noticeRows(bed.db.pool))[0]?.body).toContain('482913');
  });

  test('a code that waited past its five minutes is not sent any more', async () => {
    await enqueueNotices(bed.db.pool, [code()]);
    await bed.db.pool.query(`update notices set created_at = now() - interval '6 minutes'`);
    bed.work();
    await bed.settled({ dead: 1 });
    expect(bed.gateway.counts.requests).toBe(0);
    expect((await noticeRows(bed.db.pool))[0]?.last_error).toBe('验证码已过有效期，不再发送。');
  });

  test('no log line of a worker carries an address, a name, a code or a text, whatever happens', async () => {
    bed.gateway.mood = ({ attempt }) => (['down', 'cut', { refuse: 'isv.MOBILE_NUMBER_ILLEGAL' }] as const)[attempt - 1] ?? 'ok';
    const mail = filedNotice(7, { channel: 'email', dedupeKey: 'mail', recipient: 'wang@example.com' });
    await enqueueNotices(bed.db.pool, [code(), code('code-2'), filedNotice(1), mail]);
    const worker = bed.work();
    await bed.settled({ sent: 1, dead: 3 });
    const log = worker.log.lines.join('\n');
    expect(worker.log.lines.length).toBeGreaterThan(8);
    expect(log).not.toMatch(/1[3-9]\d{9}|wang@|王小明|482913|产品|ZB\d/);
  });
});
