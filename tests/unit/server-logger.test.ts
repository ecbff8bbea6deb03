import { Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { createLogger, maskPersonalData } from '../../src/adapters/logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  const destination = new Writable({ write: (chunk, _encoding, done) => ((text += chunk), done()) });
  write(createLogger('web', destination));
  return text;
}

describe('the log', () => {
  test.each([
    ['a mobile number', '13800138000'],
    ['a mobile number with its country', '+8613800138000'],
    ['an e-mail address', 'wang.xiaoming@example.com.cn'],
    ['an identity card number', '11010519491231002X'],
    ['a bank account number', '6222021234567890123'],
  ])('hides %s wherever it stands', (_what, value) => {
    const text = logged((logger) => logger.error({ err: new Error(`Key (phone)=(${value}) already exists`), note: `see ${value}` }, `failed for ${value}`));
    expect(text).not.toContain(value);
  });

  test('hides what forms and sign-ins carry', () => {
    const text = logged((logger) => logger.info({ password: 'Demo#2026', req: { headers: { cookie: 'token=abc', authorization: 'JWT abc' } }, user: { email: '张三', phone: '座机 8888' } }));
    expect(text).not.toMatch(/Demo#2026|token=abc|JWT abc|张三|8888/);
  });

  test('hides the bound values that a failed statement quotes', () => {
    const error = new Error('Failed query: insert into "users" ("name") values ($1)\nparams: 张三，某某路 1 号');
    const text = logged((logger) => logger.error({ err: error }, 'failed'));
    expect(text).not.toMatch(/张三|某某路/);
    expect(JSON.parse(text)).toMatchObject({ msg: 'failed' });
  });

  test('leaves out the row PostgreSQL quotes in the detail of an error', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint'), { code: '23505', detail: 'Key (name)=(张三) already exists.' });
    const line = JSON.parse(logged((logger) => logger.error({ err: error }, 'failed'))) as { err: { code: string } };
    expect(line.err.code).toBe('23505');
    expect(JSON.stringify(line)).not.toContain('张三');
  });

  test('keeps what operators need: identifiers, times and trace ids', () => {
    const line = '{"time":"2026-11-22T16:35:00.000Z","ms":1795365300,"traceId":"7KQF-2M9X-HB3T","id":"01a20431-9071-7854-823f-c2a6b885bb68"}';
    expect(maskPersonalData(line)).toBe(line);
  });
});
