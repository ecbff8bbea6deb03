import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/adapters/database.ts';
import { enqueueNotices, resendNotice } from '../../src/notices/outbox.ts';
import { filedNotice, noticeRows, queueSms } from '../support/noticesBed.ts';
import { createNoticesDatabase, type NoticesDatabase } from '../support/noticesDatabase.ts';

let db: NoticesDatabase;

beforeAll(async () => {
  db = await createNoticesDatabase();
});
afterAll(() => db.close());
beforeEach(() => db.pool.query('truncate notices, notice_templates'));

async function saveTemplate(fields: { channel: 'sms' | 'email'; body: string; subject?: string; enabled?: boolean }) {
  await db.pool.query(
    `insert into notice_templates (id, key, channel, subject, body, enabled) values (uuidv7(), 'product-filed', $1, $2, $3, $4)`,
    [fields.channel, fields.subject ?? null, fields.body, fields.enabled ?? true],
  );
}

describe('queueing with the decision', () => {
  test('a decision that is rolled back tells nobody', async () => {
    const decision = inTransaction(db.pool, async (tx) => {
      await enqueueNotices(tx, [filedNotice(1)]);
      throw new Error('the decision failed');
    });
    await expect(decision).rejects.toThrow('the decision failed');
    expect(await noticeRows(db.pool)).toEqual([]);
  });

  test('a committed decision leaves its messages pending, both channels, rendered', async () => {
    const count = await inTransaction(db.pool, (tx) =>
      enqueueNotices(tx, [filedNotice(1), filedNotice(1, { channel: 'email', dedupeKey: 'event-1:email', recipient: 'a@example.com' })]),
    );
    expect(count).toBe(2);
    const [sms, email] = await noticeRows(db.pool);
    expect(sms).toMatchObject({ status: 'pending', attempts: '0', subject: null, body: '产品“产品1”已通过备案，备案号 ZB1。请登录平台下载备案证明。' });
    expect(email).toMatchObject({ status: 'pending', subject: '产品备案已通过：产品1', body: expect.stringContaining('https://ip.example/x') });
  });

  test('the same event twice is one message, even raced', async () => {
    const many = Array.from({ length: 20 }, (_unused, index) => filedNotice(index));
    const counts = await Promise.all(
      Array.from({ length: 6 }, (_unused, round) => inTransaction(db.pool, (tx) => enqueueNotices(tx, round % 2 ? many : many.toReversed()))),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await noticeRows(db.pool)).toHaveLength(20);
  });

  test('a value the text cannot do without is a bug of the caller, and stops the decision', async () => {
    await expect(enqueueNotices(db.pool, [filedNotice(1, { variables: { productName: '甲' } })])).rejects.toThrow('filingNumber');
    expect(await noticeRows(db.pool)).toEqual([]);
  });

  test('values the template does not declare are not stored', async () => {
    await enqueueNotices(db.pool, [filedNotice(1, { variables: { ...filedNotice(1).variables, idNumber: '320500199001011234' } })]);
    expect(Object.keys((await noticeRows(db.pool))[0]?.variables ?? {}).sort()).toEqual(['filingNumber', 'link', 'productName']);
  });

  test('rare characters and quotes in a name survive', async () => {
    const name = `𠮷㛃"'\\ {{reason}} $1`;
    await enqueueNotices(db.pool, [filedNotice(1, { variables: { productName: name, filingNumber: 'ZB1', link: '' } })]);
    expect((await noticeRows(db.pool))[0]?.body).toContain(`“${name}”`);
  });

  test('a line break in a name does not break the subject line', async () => {
    const variables = { productName: '甲\r\nBcc: x@evil.example', filingNumber: 'ZB1', link: '' };
    await enqueueNotices(db.pool, [filedNotice(1, { channel: 'email', recipient: 'a@example.com', variables })]);
    expect((await noticeRows(db.pool))[0]?.subject).toBe('产品备案已通过：甲 Bcc: x@evil.example');
  });

  test('nothing to tell is no statement', async () => {
    expect(await enqueueNotices({ query: () => Promise.reject(new Error('asked the database')) }, [])).toBe(0);
  });
});

describe('wording by staff', () => {
  test('a saved wording is used from then on', async () => {
    await saveTemplate({ channel: 'sms', body: '恭喜，{{productName}} 备案号 {{filingNumber}}' });
    await queueSms(db.pool, 1);
    expect((await noticeRows(db.pool))[0]?.body).toBe('恭喜，产品0 备案号 ZB0');
  });

  test('a wording that asks for what the event does not know gives way to the default: the person is told all the same', async () => {
    await saveTemplate({ channel: 'sms', body: '原因：{{reason}}' });
    await queueSms(db.pool, 1);
    expect((await noticeRows(db.pool))[0]?.body).toContain('已通过备案');
  });

  test('a message staff switched off is not queued; the other channel is', async () => {
    await saveTemplate({ channel: 'sms', body: 'x', enabled: false });
    const email = filedNotice(2, { channel: 'email', recipient: 'a@example.com' });
    expect(await enqueueNotices(db.pool, [filedNotice(1), email])).toBe(1);
  });
});

describe('sending again', () => {
  async function withStatus(status: string, template = 'product-filed') {
    await queueSms(db.pool, 1);
    const { rows } = await db.pool.query<{ id: string }>(
      `update notices set status = $1, template = $2, attempts = 9, last_error = 'x', next_attempt_at = null returning id`,
      [status, template],
    );
    return rows[0]?.id ?? '';
  }

  test.each(['dead', 'sent'])('a %s message goes back into the queue as the same row, from the first attempt', async (status) => {
    const id = await withStatus(status);
    expect(await resendNotice(db.pool, id)).toEqual({ ok: true, value: { id } });
    expect(await noticeRows(db.pool)).toMatchObject([{ id, status: 'pending', attempts: '0', last_error: null, next_attempt_at: expect.any(Date) }]);
  });

  test.each(['pending', 'sending'])('a message that is still %s is left alone', async (status) => {
    const id = await withStatus(status);
    expect(await resendNotice(db.pool, id)).toMatchObject({ ok: false });
    expect(await noticeRows(db.pool)).toMatchObject([{ status, attempts: '9' }]);
  });

  test('a one-time code is never sent again', async () => {
    const id = await withStatus('dead', 'registration-code');
    expect(await resendNotice(db.pool, id)).toMatchObject({ ok: false, reason: expect.stringContaining('重新获取验证码') });
  });

  test('an unknown message is refused', async () => {
    expect(await resendNotice(db.pool, '0198f000-0000-7000-8000-000000000001')).toEqual({ ok: false, reason: '没有这条消息。' });
  });
});
