import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NoticeDriver, NoticeMessage } from '../../src/notices/drivers/driver.ts';
import { smtpMailDriver } from '../../src/notices/drivers/smtpMail.ts';
import { startSmtpServer, type SmtpMood, type TestSmtpServer } from '../support/smtpServer.ts';

const message: NoticeMessage = {
  channel: 'email',
  template: 'product-filed',
  recipient: 'li.si@example.com',
  recipientName: '李四',
  subject: '产品备案已通过：𠮷田传感器',
  body: '您好：\n\n产品“𠮷田<b>传感器”已通过备案。\n\n查看：https://ip.example/portal/products?id=1',
  parameters: [],
  providerTemplateCode: null,
};

describe('e-mail over SMTP', () => {
  let server: TestSmtpServer;
  let mail: NoticeDriver;

  beforeEach(async () => {
    server = await startSmtpServer();
    mail = smtpMailDriver({ smtpUrl: server.url, mailFrom: '知识产权服务平台 <no-reply@ip.example>', silenceMs: 400 });
  });

  afterEach(async () => {
    await mail.close();
    await server.close();
  });

  const send = (mood: SmtpMood, recipient = message.recipient, idempotencyKey = 'key-1') => {
    server.mood = () => mood;
    return mail.send({ ...message, recipient }, { idempotencyKey });
  };

  test('a mail arrives as text and HTML, under a Message-ID made of its key', async () => {
    expect(await send('accept')).toEqual({ kind: 'sent', providerId: '<key-1@ip.example>' });
    const [received] = server.mails;
    expect(received).toMatchObject({ messageId: '<key-1@ip.example>', from: 'no-reply@ip.example', to: ['li.si@example.com'] });
    expect(received?.source).toMatch(/multipart\/alternative[^]*text\/plain[^]*text\/html/);
    expect(received?.source).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(decoded(received?.source ?? '')).toContain('产品“𠮷田<b>传感器”已通过备案。');
  });

  test('an unknown mailbox is final, and the reason does not repeat the address', async () => {
    const outcome = await send('unknownRecipient');
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining('550 5.1.1') });
    expect(JSON.stringify(outcome)).not.toContain('li.si');
  });

  test('a refused content is final', async () => {
    expect(await send('refuseContent')).toMatchObject({ kind: 'refused', reason: expect.stringContaining('554') });
  });

  test('a greylisting server is asked again', async () => {
    expect(await send('greylist')).toMatchObject({ kind: 'retry', reason: expect.stringContaining('451 4.7.1') });
    expect(await send('accept')).toMatchObject({ kind: 'sent' });
  });

  test.each<SmtpMood>(['cutAfterData', 'silent'])('when the server is %s nobody knows: the next try carries the same Message-ID', async (mood) => {
    expect(await send(mood)).toMatchObject({ kind: 'retry' });
    expect(await send('accept')).toMatchObject({ kind: 'sent' });
    expect(server.mails.length).toBeGreaterThanOrEqual(2);
    expect(new Set(server.mails.map(({ messageId }) => messageId))).toEqual(new Set(['<key-1@ip.example>']));
  });

  test('an address that is none is refused without being tried for a day', async () => {
    expect(await send('accept', '')).toMatchObject({ kind: 'refused' });
    expect(server.mails).toHaveLength(0);
  });

  test('a stored address with a comma never becomes two recipients', async () => {
    await send('accept', 'a@example.com, b@evil.example');
    expect(server.mails.flatMap(({ to }) => to)).not.toContain('b@evil.example');
  });

  test('a line break in a name or subject adds no header', async () => {
    await mail.send({ ...message, recipientName: '李四\r\nBcc: x@evil.example', subject: '甲\r\nBcc: y@evil.example' }, { idempotencyKey: 'k' });
    expect(server.mails[0]?.source).not.toMatch(/^Bcc:/im);
    expect(server.mails[0]?.to).toEqual(['li.si@example.com']);
  });

  test('a server that is down is tried again', async () => {
    await server.close();
    expect(await send('accept')).toEqual({ kind: 'retry', reason: '邮件暂未发出（ESOCKET），系统会自动重试。' });
  });
});

test('a wrong SMTP password is the platform’s fault: retried, never a dead letter', async () => {
  const server = await startSmtpServer({ password: 'right' });
  const mail = smtpMailDriver({ smtpUrl: server.url.replace('//', '//user:wrong@'), mailFrom: 'no-reply@ip.example' });
  expect(await mail.send(message, { idempotencyKey: 'k' })).toMatchObject({ kind: 'retry', reason: expect.stringContaining('535') });
  await mail.close();
  const rightful = smtpMailDriver({ smtpUrl: server.url.replace('//', '//user:right@'), mailFrom: 'no-reply@ip.example' });
  expect(await rightful.send(message, { idempotencyKey: 'k' })).toMatchObject({ kind: 'sent' });
  await rightful.close();
  await server.close();
});

/** The transfer encodings nodemailer chooses for Chinese text, undone far enough to search in. */
function decoded(source: string): string {
  const blocks = source.split(/\r\n\r\n/).map((block) => block.replace(/\r\n--[^]*$/, ''));
  const texts = blocks.flatMap((block) => [
    Buffer.from(block.replace(/\s/g, ''), 'base64').toString('utf8'),
    Buffer.from(block.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8'),
  ]);
  return [source, ...texts].join('\n');
}
