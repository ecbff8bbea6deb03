import { describe, expect, it } from 'vitest';
import { maskAccount, maskEmail, maskPhone, parseEmail, parseMobile, parsePhone } from '../../src/domain/phone.ts';

describe('mobile number', () => {
  it.each(['13800138000', '+86 138 0013 8000', '0086-138-0013-8000', '8613800138000', '１３８００１３８０００', '1380013-8000'])('“%s” is 13800138000', (text) => {
    expect(parseMobile(text)).toEqual({ ok: true, value: '13800138000' });
  });

  it.each([['', '请输入'], ['1380013800', '您输入了 10 位'], ['12800138000', '不是内地手机号码'], ['+85291234567', '只含数字'], ['1380013800a', '只含数字']])('“%s” is refused: %s', (text, reason) => {
    expect(parseMobile(text)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('contact phone', () => {
  it.each([
    ['13800138000', '13800138000'], ['0592-2234567', '0592-2234567'],
    ['05922234567', '0592-2234567'], ['(0592)2234567', '0592-2234567'], ['（0592）2234567', '0592-2234567'], ['010-62345678', '010-62345678'], ['+86-592-2234567', '0592-2234567'],
    ['0592-2234567-801', '0592-2234567-801'], ['0592-2234567转801', '0592-2234567-801'], ['021 6234 5678', '021-62345678'], ['0755-22345678', '0755-22345678'],
  ])('“%s” is stored as %s', (text, stored) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: stored });
  });

  it('a landline without area code is told so', () => {
    expect(parsePhone('2234567')).toEqual({ ok: false, reason: expect.stringContaining('请加区号') });
  });

  it.each(['', '110', '0592-1', 'abc', '138001380001'])('“%s” is refused', (text) => {
    expect(parsePhone(text)).toMatchObject({ ok: false });
  });

  it('what is stored is read back the same', () => {
    expect(parsePhone('0592-2234567-801')).toEqual({ ok: true, value: '0592-2234567-801' });
  });
});

describe('e-mail address', () => {
  it('one mailbox is one text', () => {
    expect(parseEmail(' Zhang.San＠Example.COM ')).toEqual({ ok: true, value: 'zhang.san@example.com' });
  });

  it.each(['', 'zhang.example.com', 'zhang@', '@example.com', 'zhang san@example.com', 'zhang@example', `${'a'.repeat(250)}@example.com`])('“%s” is refused', (text) => {
    expect(parseEmail(text)).toMatchObject({ ok: false });
  });
});

describe('masks for lists', () => {
  it('a phone keeps its beginning and its end', () => {
    expect([maskPhone('13800138000'), maskPhone('0592-2234567'), maskPhone('0592-2234567-801')]).toEqual(['138****8000', '0592-****567', '0592-****567']);
  });

  it('an e-mail address keeps two letters at most and never the whole mailbox', () => {
    expect([maskEmail('zhangsan@example.com'), maskEmail('ab@example.com'), maskEmail('a@example.com')]).toEqual(['zh***@example.com', 'a***@example.com', '***@example.com']);
  });

  it('an account keeps its last four characters', () => {
    expect([maskAccount('6222 0212 3456 7890 123'), maskAccount('35020019900101123X')]).toEqual(['****0123', '****123X']);
  });

  it('what is too short or odd is hidden whole', () => {
    expect([maskAccount('12345678'), maskPhone('12345'), maskEmail('zhangsan')]).toEqual(['****', '****', '****']);
  });
});
