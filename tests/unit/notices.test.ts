import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryPauseMs } from '../../src/notices/backoff.ts';
import type { ClaimedNotice } from '../../src/notices/claim.ts';
import { driversFromConfig } from '../../src/notices/drivers/driversFromConfig.ts';
import { errorWord } from '../../src/notices/drivers/driver.ts';
import { mailHtml } from '../../src/notices/mailHtml.ts';
import { idempotencyKey, isExpired, messageOf, scrubbed } from '../../src/notices/message.ts';

const HOUR = 3_600_000;
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const notice: ClaimedNotice = {
  id: '0198f000-0000-7000-8000-000000000001',
  channel: 'sms',
  template: 'registration-code',
  recipient: '13800138000',
  recipientName: null,
  subject: null,
  body: '您的注册验证码是 482913，5 分钟内有效。',
  variables: { code: '482913', minutes: '5' },
  attempts: 1,
  leaseOwner: 'w',
  ageMs: 0,
  sentAt: null,
  templateBody: null,
  providerTemplateCode: null,
};

describe('waiting between attempts', () => {
  function pauses(isCode: boolean, random: number): number[] {
    const list: number[] = [];
    for (let attempt = 1; ; attempt += 1) {
      const pause = retryPauseMs(attempt, { isCode, random });
      if (pause === null) return list;
      list.push(pause);
    }
  }

  test('the first retry comes after half a minute, later ones hourly, and a day later it is over', () => {
    const list = pauses(false, 0.5);
    expect(list.slice(0, 5)).toEqual([30_000, 120_000, 600_000, 1_800_000, HOUR]);
    const total = list.reduce((sum, pause) => sum + pause, 0);
    expect(total).toBeGreaterThan(23 * HOUR);
    expect(total).toBeLessThanOrEqual(24 * HOUR);
  });

  test('a one-time code is retried within its five minutes', () => {
    const list = pauses(true, 0.5);
    expect(list[0]).toBeLessThanOrEqual(5_000);
    expect(list.slice(0, -1).reduce((sum, pause) => sum + pause, 0)).toBeLessThan(300_000);
  });

  test('chance moves each pause by a fifth at most, so that messages do not return all at once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 27 }), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, random) => {
        const middle = retryPauseMs(attempt, { isCode: false, random: 0.5 }) ?? 0;
        const pause = retryPauseMs(attempt, { isCode: false, random }) ?? 0;
        expect(Math.abs(pause - middle)).toBeLessThanOrEqual(middle * 0.2 + 1);
      }),
    );
  });
});

describe('the message a provider gets', () => {
  test('its key is the same for every retry and a new one only after a success', () => {
    const retried = { ...notice, attempts: 7 };
    expect(idempotencyKey(retried)).toBe(notice.id);
    const sentAt = new Date('2026-03-01T00:00:00Z');
    expect(idempotencyKey({ ...notice, sentAt })).not.toBe(notice.id);
    expect(idempotencyKey({ ...retried, sentAt })).toBe(idempotencyKey({ ...notice, sentAt }));
  });

  test('its parameters follow the order of the text in force', () => {
    expect(messageOf(notice).parameters.map(({ name }) => name)).toEqual(['code', 'minutes']);
    const reworded = messageOf({ ...notice, templateBody: '{{minutes}} 分钟内有效：{{code}}' });
    expect(reworded.parameters).toEqual([{ name: 'minutes', value: '5' }, { name: 'code', value: '482913' }]);
  });

  test('a code is given up after five minutes, a decision never for its age', () => {
    expect(isExpired({ ...notice, ageMs: 299_000 })).toBe(false);
    expect(isExpired({ ...notice, ageMs: 301_000 })).toBe(true);
    expect(isExpired({ ...notice, template: 'product-filed', ageMs: 20 * HOUR })).toBe(false);
  });

  test('a used code is blotted out of text and values; other messages stay as they are', () => {
    expect(JSON.stringify(scrubbed(notice))).not.toContain('482913');
    expect(scrubbed(notice)?.body).toContain('5 分钟内有效');
    expect(scrubbed({ ...notice, template: 'product-filed' })).toBeNull();
  });
});

describe('the HTML part of a mail', () => {
  test('what people wrote into names and reasons stays text', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        const [, inner = ''] = /<p[^>]*>([^]*)<\/p>/.exec(mailHtml(`甲${name.replaceAll('\n', '')}乙`)) ?? [];
        expect(inner.replace(/<a href="[^"<>]*">|<\/a>|<br>/g, '')).not.toMatch(/[<>"']/);
      }),
    );
  });

  test('a link ends where the Chinese sentence goes on', () => {
    expect(mailHtml('查看：https://a.example/p?x=1&y=2。')).toContain('<a href="https://a.example/p?x=1&amp;y=2">https://a.example/p?x=1&amp;y=2</a>。');
  });
});

describe('choosing drivers', () => {
  test('without any setting both channels keep their messages in the notices list', () => {
    const drivers = driversFromConfig({ smsDriver: 'log' }, quiet);
    expect(drivers.ok && [drivers.value.sms.name, drivers.value.email.name]).toEqual(['log', 'log']);
  });

  test.each([
    [{ smsDriver: 'aliyun' as const, aliyun: { accessKeyId: 'a' } }, /阿里云短信的配置不完整/],
    [{ smsDriver: 'tencent' as const }, /腾讯云短信的配置不完整/],
    [{ smsDriver: 'log' as const, smtpUrl: 'smtp://h' }, /发件人/],
    [{ smsDriver: 'log' as const, smtpUrl: 'mail.example', mailFrom: 'a@b.example' }, /smtp:\/\//],
  ])('an incomplete configuration is one sentence: %j', (config, sentence) => {
    const drivers = driversFromConfig(config, quiet);
    expect(drivers.ok ? '' : drivers.reason).toMatch(sentence);
  });

  test('the log drivers write neither address nor text nor code', async () => {
    const lines: string[] = [];
    const write = (fields: Record<string, unknown>, message: string) => void lines.push(JSON.stringify({ fields, message }));
    const drivers = driversFromConfig({ smsDriver: 'log' }, { info: write, warn: write, error: write });
    if (!drivers.ok) throw new Error(drivers.reason);
    await drivers.value.sms.send(messageOf(notice), { idempotencyKey: 'k1' });
    await drivers.value.email.send(messageOf({ ...notice, channel: 'email', recipient: 'zhang@example.com' }), { idempotencyKey: 'k2' });
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).not.toMatch(/13800138000|482913|zhang|example/);
  });
});

test('an error is known by its code or class, never by its sentence', () => {
  expect(errorWord(Object.assign(new Error('13800138000 is wrong'), { code: 'isv.X' }))).toBe('isv.X');
  expect(errorWord(Object.assign(new Error('x'), { code: 'to 13800138000 failed' }))).toBe('Error');
  expect(errorWord(new Error('request to http://h failed, reason: connect ECONNREFUSED 127.0.0.1:1'))).toBe('ECONNREFUSED');
  expect(errorWord(new TypeError('13800138000'))).toBe('TypeError');
});
