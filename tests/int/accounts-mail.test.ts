import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueMail } from '../../src/notices/payloadEmail.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const queued = async (subject: string) =>
  (await database.pool.query(`select channel::text, status::text, recipient, body from notices where subject = $1 order by recipient`, [subject])).rows;

describe('a mail of Payload', () => {
  it('waits in the outbox, one row per recipient, as text', async () => {
    const html = '<style>p{}</style><p>您好：</p><p>打开 <a href="https://ip.example.gov.cn/a?b=1&amp;c=2">链接</a><br>谢谢 &lt;3</p>';
    await queueMail(database.pool, { to: ['b@demo.test, c@demo.test', { name: '甲', address: 'a@demo.test' }], subject: '两行\n标题', html });
    const body = '您好：\n打开 链接 https://ip.example.gov.cn/a?b=1&c=2\n谢谢 <3';
    expect(await queued('两行 标题')).toEqual(
      ['a@demo.test', 'b@demo.test', 'c@demo.test'].map((recipient) => ({ channel: 'email', status: 'pending', recipient, body })),
    );
  });

  it('is sent twice when Payload sends it twice', async () => {
    for (let round = 0; round < 2; round++) await queueMail(database.pool, { to: 'a@demo.test', subject: '再次', text: '正文' });
    expect(await queued('再次')).toHaveLength(2);
  });

  it('without a recipient, or with an attachment, is a fault and not a silence', async () => {
    await expect(queueMail(database.pool, { subject: 'x', text: 'x' })).rejects.toThrow('recipient');
    await expect(queueMail(database.pool, { to: 'a@demo.test', text: 'x', attachments: [{ content: 'x' }] })).rejects.toThrow('attachments');
  });
});
