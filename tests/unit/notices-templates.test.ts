import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  NOTICE_TEMPLATES,
  checkTemplateText,
  defaultTemplateRecords,
  noticeTemplate,
  placeholdersOf,
  renderTemplate,
} from '../../src/domain/noticeTemplates.ts';

const ORDINARY = {
  code: '482913',
  minutes: '5',
  username: 'qiye01',
  enterpriseName: '苏州工业园区华芯精密传感技术有限公司',
  matter: '单位信息变更',
  year: '2025',
  deadline: '2026年4月30日',
  days: '30',
  count: '3',
  applicationNumber: 'BT2026000123',
  contractNumber: 'HT-2026-000123',
  amount: '171,638',
  paperUntil: '2026-06-30',
  postAgain: '申请表。',
  bankName: '示例银行科技支行',
  answer: '已补录。',
  item: '还款到期日',
  before: '2025-12-31',
  after: '2026-12-31',
  productName: '高精度压力传感器',
  filingNumber: 'ZB2026000123',
  number: 'RD2026000123',
  validUntil: '2027年3月9日',
  objectionNumber: 'YY2026000123',
  receiptCode: '7K3M-9QXA-22BC',
  reason: '营业执照照片不清晰。',
  link: 'https://ip.example.gov.cn/portal/verification',
};

const records = defaultTemplateRecords();

describe('default texts', () => {
  test.each(records)('$key over $channel is a text staff could save themselves', ({ key, channel, subject, body }) => {
    expect(checkTemplateText(key, channel, body)).toEqual({ ok: true, value: body });
    expect(checkTemplateText(key, channel, subject ?? '').ok).toBe(true);
  });

  test.each(records.filter(({ channel }) => channel === 'sms'))('$key fits into one SMS (70 code points) and carries no link', ({ body }) => {
    const text = renderTemplate(body, ORDINARY);
    expect(text.ok && [...text.value].length).toBeLessThanOrEqual(70);
    expect(body).not.toMatch(/link|http/);
  });

  test.each(records.filter(({ channel }) => channel === 'email'))('$key as an e-mail has a subject without the one-time code', ({ subject }) => {
    expect(subject?.length).toBeGreaterThan(3);
    expect(subject).not.toContain('{{code}}');
  });

  test('every event has a text for both channels', () => {
    expect(records.map(({ key, channel }) => `${key}:${channel}`).sort()).toEqual(
      Object.keys(NOTICE_TEMPLATES).flatMap((key) => [`${key}:email`, `${key}:sms`]).sort(),
    );
  });

  test('a refusal always tells its reason by e-mail', () => {
    for (const key of ['verification-rejected', 'product-rejected', 'withdrawal-refused', 'product-revoked'] as const) {
      expect(placeholdersOf(NOTICE_TEMPLATES[key].email.body)).toContain('reason');
    }
  });
});

describe('filling a text', () => {
  test('a missing value is refused by name', () => {
    expect(renderTemplate('{{enterpriseName}}:{{reason}}', { enterpriseName: '甲' })).toEqual({ ok: false, reason: '消息缺少内容：reason。' });
  });

  test('an inherited property is no value', () => {
    expect(renderTemplate('{{constructor}}', {}).ok).toBe(false);
  });

  test('a value is inserted as it is, even when it looks like a placeholder or a replacement pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('{{b}}', '$&', "$'", '$1'), (text, nasty) => {
        const value = text + nasty;
        expect(renderTemplate('<{{a}}>{{ a }}', { a: value, b: 'B' })).toEqual({ ok: true, value: `<${value}>${value}` });
      }),
    );
  });

  test('placeholders are listed once, in the order the text uses them', () => {
    expect(placeholdersOf('{{b}} {{ a }} {{b}}')).toEqual(['b', 'a']);
  });
});

describe('staff rewording a message', () => {
  test('a placeholder the event does not supply is refused, and the possible ones are named', () => {
    const result = checkTemplateText('product-filed', 'email', '{{productName}} {{reason}}');
    expect(result.ok ? '' : result.reason).toMatch(/reason.*productName、filingNumber、link/);
  });

  test.each(['{{productName}', '{{产品}}', 'productName}}', '{{ }}'])('a half-typed placeholder is refused: %s', (text) => {
    expect(checkTemplateText('product-filed', 'sms', text).ok).toBe(false);
  });

  test('an SMS with its own signature brackets is refused, an e-mail may have them', () => {
    expect(checkTemplateText('product-filed', 'sms', '【平台】已通过').ok).toBe(false);
    expect(checkTemplateText('product-filed', 'email', '【平台】已通过').ok).toBe(true);
  });

  test('an unknown message is refused', () => {
    expect(checkTemplateText('toString', 'sms', 'x').ok).toBe(false);
    expect(noticeTemplate('toString')).toBeUndefined();
  });
});
