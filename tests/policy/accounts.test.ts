import { describe, expect, it } from 'vitest';
import { CAPTCHA_MINUTES } from '../../src/accounts/captcha.ts';
import { LIMITS } from '../../src/accounts/rateLimits.ts';
import { ABSOLUTE_HOURS, IDLE_MINUTES } from '../../src/accounts/sessions.ts';
import { checkPassword, checkUsername } from '../../src/domain/account.ts';
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, secondsUntilNextCode } from '../../src/domain/codeRules.ts';
import { parseContact } from '../../src/domain/passwordReset.ts';
import { checkRegistration } from '../../src/domain/registration.ts';

/** Registration and sign-in as page 2 of the specification has them; an officer reads and signs these tables. */

describe('用户名 – 4 至 20 个字符，字母、数字、汉字，不得像手机号', () => {
  it.each([
    ['abcd', '可以'],
    ['abc', '不可以'],
    ['a2345678901234567890', '可以'],
    ['a23456789012345678901', '不可以'],
    ['厦门专利', '可以'],
    ['厦门专', '不可以'],
    ['𠮷野家店', '可以'],
    ['𠮷野家', '不可以'],
    ['Xiamen专利01', '可以'],
    ['abc_1', '不可以'],
    ['abc-1', '不可以'],
    ['ab c1', '不可以'],
    ['abc@1', '不可以'],
    ['abc。1', '不可以'],
    ['ａｂｃｄ', '可以'],
    ['abc😀1', '不可以'],
    ['13800138000', '不可以'],
    ['8613800138000', '不可以'],
    ['1380013800', '可以'],
    ['23800138000', '可以'],
  ])('%s %s', (name, verdict) => {
    expect(checkUsername(name).ok).toBe(verdict === '可以');
  });
});

describe('密码 – 8 至 18 位，含数字、字母和特殊字符，区分大小写', () => {
  it.each([
    ['Demo#2026', '可以'],
    ['demo#202', '可以'],
    ['demo#20', '不可以'],
    ['Demo#2026Demo#2026', '可以'],
    ['Demo#2026Demo#2026x', '不可以'],
    ['Demo2026', '不可以'],
    ['Demo#demo', '不可以'],
    ['2026#2026', '不可以'],
    ['Demo 2026#', '不可以'],
    ['密码Demo#2026', '不可以'],
    ['Ｄemo#2026', '不可以'],
  ])('%s %s', (password, verdict) => {
    expect(checkPassword(password).ok).toBe(verdict === '可以');
  });
});

describe('注册必填项 – 缺一不可，一次说全', () => {
  const complete = {
    username: 'xiamen01',
    mobile: '13800138000',
    email: 'Zhang@Example.com',
    code: '012345',
    password: 'Demo#2026',
    passwordConfirmation: 'Demo#2026',
    agreement: true,
    privacy: true,
  };
  it('填全即可，邮箱、用户名以小写保存', () => {
    expect(checkRegistration({ ...complete, username: 'Xiamen01' })).toEqual({
      ok: true,
      value: { username: 'xiamen01', mobile: '13800138000', email: 'zhang@example.com', code: '012345', password: 'Demo#2026' },
    });
  });
  it.each([
    ['username', '请输入用户名。'],
    ['mobile', '请输入手机号码。'],
    ['email', '请输入电子邮箱。'],
    ['code', '请输入短信验证码。'],
    ['password', '请输入密码。'],
    ['passwordConfirmation', '请再次输入密码。'],
    ['agreement', '请阅读并同意用户协议。'],
    ['privacy', '请阅读并同意隐私政策。'],
  ])('缺 %s：%s', (field, message) => {
    const body = { ...complete, [field]: undefined };
    const found = checkRegistration(body);
    expect(found.ok ? [] : found.problems).toContainEqual({ field, message });
  });
  it.each([
    ['agreement', false, '请阅读并同意用户协议。'],
    ['privacy', 'true', '请阅读并同意隐私政策。'],
    ['passwordConfirmation', 'demo#2026', '两次输入的密码不一致，请重新输入。'],
    ['mobile', '12345678901', '这不是内地手机号码，请核对前三位。'],
    ['code', '12345', '验证码是 6 位数字，请核对短信。'],
    ['email', 'zhang', '电子邮箱缺少“@”，请补全，如 name@example.com。'],
  ])('%s 为 %s：%s', (field, value, message) => {
    const found = checkRegistration({ ...complete, [field]: value });
    expect(found).toEqual({ ok: false, problems: [{ field, message }] });
  });
  it.each([null, undefined, 7, 'x', []])('%j 不是一份注册信息', (body) => {
    expect(checkRegistration(body).ok).toBe(false);
  });
});

describe('短信验证码 – 6 位、5 分钟内有效、最多试 5 次；每分钟 1 条、每小时 5 条、每天 10 条', () => {
  it('位数、时效、次数', () => {
    expect({ CODE_DIGITS, CODE_MINUTES, CODE_TRIES }).toEqual({ CODE_DIGITS: 6, CODE_MINUTES: 5, CODE_TRIES: 5 });
  });
  it.each([
    ['从未发过', [], 0],
    ['刚发过', [0], 60],
    ['59 秒前发过', [59], 1],
    ['60 秒前发过', [60], 0],
    ['一小时内已发 4 条', [100, 800, 1_600, 2_400], 0],
    ['一小时内已发 5 条', [100, 800, 1_600, 2_400, 3_000], 600],
    ['第 5 条恰在一小时前', [100, 800, 1_600, 2_400, 3_600], 0],
    ['一天内已发 9 条', [4e3, 8e3, 12e3, 16e3, 20e3, 24e3, 28e3, 32e3, 36e3], 0],
    ['一天内已发 10 条', [4e3, 8e3, 12e3, 16e3, 20e3, 24e3, 28e3, 32e3, 36e3, 40e3], 46_400],
  ])('%s，再等 %s 秒', (_, ages, wait) => {
    expect(secondsUntilNextCode(ages as number[])).toBe(wait);
  });
});

describe('登录 – 错 5 次锁 15 分钟；30 分钟不用即退出，最长 12 小时', () => {
  it('按此执行', () => {
    expect(LIMITS.signIn).toEqual({ points: 5, seconds: 15 * 60 });
    expect({ IDLE_MINUTES, ABSOLUTE_HOURS }).toEqual({ IDLE_MINUTES: 30, ABSOLUTE_HOURS: 12 });
  });
});

describe('忘记密码 – 凭注册时的手机号码或邮箱找回，不能凭用户名', () => {
  it.each([
    ['13800138000', { channel: 'sms', value: '13800138000' }],
    ['+86 138-0013-8000', { channel: 'sms', value: '13800138000' }],
    ['１３８００１３８０００', { channel: 'sms', value: '13800138000' }],
    ['Zhang@Example.com', { channel: 'email', value: 'zhang@example.com' }],
    ['zhang＠example.com', { channel: 'email', value: 'zhang@example.com' }],
  ])('%s 可以', (typed, contact) => {
    expect(parseContact(typed)).toEqual({ ok: true, value: contact });
  });
  it.each([
    ['', '请输入注册时填写的手机号码或电子邮箱。'],
    ['qiye01', '请输入手机号码或电子邮箱，这里不能用用户名。'],
    ['厦门专利', '请输入手机号码或电子邮箱，这里不能用用户名。'],
    ['138001380', '手机号码应为 11 位，您输入了 9 位，请核对。'],
    ['12800138000', '这不是内地手机号码，请核对前三位。'],
    ['zhang@', '电子邮箱格式不正确，请核对，如 name@example.com。'],
    ['zhang@example.com.withheld-a1b2c3d4e5f6.invalid', '电子邮箱格式不正确，请核对，如 name@example.com。'],
  ])('%s：%s', (typed, reason) => {
    expect(parseContact(typed)).toEqual({ ok: false, reason });
  });
});

describe('防止滥用 – 每个网络每小时最多获取 30 次验证码；安全验证一次有效，10 分钟内使用', () => {
  it('按此执行', () => {
    expect(LIMITS.codesFromAddress).toEqual({ points: 30, seconds: 3_600 });
    expect(LIMITS.captchaSolution.points).toBe(1);
    expect(LIMITS.captchaSolution.seconds).toBeGreaterThan(CAPTCHA_MINUTES * 60);
    expect(CAPTCHA_MINUTES).toBe(10);
  });
});
