import { describe, expect, it } from 'vitest';
import { checkPassword, checkUsername } from '../../src/domain/account.ts';

describe('user name', () => {
  it.each(['qiye01', '张三李四', '厦门科技2026', 'abcd', 'a'.repeat(20), '𠮷野商社', '12345'])('%s is accepted', (name) => {
    expect(checkUsername(name)).toEqual({ ok: true, value: name });
  });

  it('full-width letters are stored half-width', () => {
    expect(checkUsername(' ｑｉｙｅ０１ ')).toEqual({ ok: true, value: 'qiye01' });
  });

  it.each([
    ['', '请输入'], ['abc', '您输入了 3 个'], ['𠮷野商', '您输入了 3 个'], ['a'.repeat(21), '您输入了 21 个'],
    ['qi ye', '只能由字母、数字和汉字'], ['qiye_01', '只能由'], ['qiye@01', '只能由'], ['テレビ局', '只能由'],
    ['13800138000', '手机号码'], ['１３８００１３８０００', '手机号码'], ['8613800138000', '手机号码'], ['12345678901', '手机号码'],
  ])('“%s” is refused: %s', (name, reason) => {
    expect(checkUsername(name)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});

describe('password', () => {
  it.each(['Demo#2026', 'abc123!@', '1a!45678', 'A'.repeat(16) + '1#'])('%s is accepted', (password) => {
    expect(checkPassword(password)).toEqual({ ok: true, value: password });
  });

  it.each([
    ['', '请输入'], ['Ab1#567', '您输入了 7 个'], ['A'.repeat(17) + '1#', '您输入了 19 个'], ['abcdefg#', '还缺少数字'], ['1234567#', '还缺少字母'], ['abcd1234', '还缺少特殊字符'],
    ['abcdefgh', '还缺少数字、特殊字符'], ['Demo 2026#', '不能有空格'], ['密码Demo#2026', '不能有空格、汉字'], ['Ｄemo#2026', '全角'],
  ])('“%s” is refused: %s', (password, reason) => {
    expect(checkPassword(password)).toEqual({ ok: false, reason: expect.stringContaining(reason) });
  });
});
