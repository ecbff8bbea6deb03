import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, type Config, type Environment } from '../../src/adapters/config.ts';

const GOOD: Environment = {
  DATABASE_URL: 'postgres://app:pw@db.internal:5432/ip',
  SERVER_URL: 'https://ip.example.gov.cn',
  PAYLOAD_SECRET: 'f3a9c1d47be05826a19e6c40d2b7835f90aa4417',
};

function configOf(env: Environment): Config {
  const reading = readConfig(env, '/srv/platform');
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  return reading.value;
}

function faultsOf(env: Environment): string[] {
  const reading = readConfig(env, '/srv/platform');
  return reading.ok ? [] : reading.faults;
}

describe('a demo', () => {
  test('is what starts when nothing is set, on the loopback address with an embedded database', () => {
    expect(configOf({})).toMatchObject({ demo: true, databaseUrl: null, host: '127.0.0.1', port: 3000, serverUrl: 'http://localhost:3000' });
  });

  test('names itself by its port', () => {
    expect(configOf({ PORT: '4100' }).serverUrl).toBe('http://localhost:4100');
  });

  test('never listens on other addresses, even when asked', () => {
    expect(configOf({ DEMO: '1', HOST: '0.0.0.0' }).host).toBe('127.0.0.1');
  });

  test('runs on a given database only when asked for by name', () => {
    expect(configOf({ ...GOOD, DEMO: '1' }).demo).toBe(true);
    expect(configOf(GOOD).demo).toBe(false);
  });

  test('may start its clock elsewhere', () => {
    expect(configOf({ CLOCK_NOW: '2026-04-30T23:59:00+08:00' }).clockNow?.toISOString()).toBe('2026-04-30T15:59:00.000Z');
  });

  test.each(['2026-04-30', '2026-04-30T09:00:00', 'tomorrow'])('refuses %s as an instant of its clock', (text) => {
    expect(faultsOf({ CLOCK_NOW: text })).toEqual([expect.stringContaining('CLOCK_NOW')]);
  });
});

describe('a second factor for the back office', () => {
  test('is asked for in production and not in a demo, unless TOTP says otherwise', () => {
    expect([configOf(GOOD), configOf({}), configOf({ ...GOOD, TOTP: '0' }), configOf({ TOTP: '1' })].map(({ totp }) => totp)).toEqual([true, false, false, true]);
  });

  test.each(['yes', 'true', '2'])('is not switched by TOTP=%s: one sentence says what may be set', (TOTP) => {
    expect(faultsOf({ ...GOOD, TOTP })).toEqual([expect.stringMatching(/^TOTP 只能是 1.*或 0.*。$/)]);
  });
});

describe('production', () => {
  test('starts with a database, an https address and a strong secret', () => {
    expect(faultsOf(GOOD)).toEqual([]);
    expect(configOf(GOOD)).toMatchObject({ demo: false, host: '0.0.0.0', serverUrl: 'https://ip.example.gov.cn' });
  });

  test('names every fault at once, one sentence each', () => {
    const faults = faultsOf({ DEMO: '0' });
    expect(faults.map((fault) => /[A-Z_]{4,}/.exec(fault.replace('DEMO', ''))?.[0])).toEqual(['DATABASE_URL', 'SERVER_URL', 'PAYLOAD_SECRET']);
    for (const fault of faults) expect(fault).toMatch(/^[^。]+。$/);
  });

  test.each([
    ['short', 'f3a9c1d47be05826'],
    ['known', 'your-secret-here-your-secret-here-0123'],
    ['of one letter', 'a'.repeat(64)],
    ['a default', 'changeme-changeme-changeme-changeme-1'],
  ])('refuses a secret that is %s', (_why, secret) => {
    expect(faultsOf({ ...GOOD, PAYLOAD_SECRET: secret })).toEqual([expect.stringContaining('PAYLOAD_SECRET')]);
  });

  test('never repeats a secret in the sentence about it', () => {
    expect(faultsOf({ ...GOOD, PAYLOAD_SECRET: 'hunter2hunter2' }).join()).not.toContain('hunter2');
  });

  test.each(['http://ip.example.gov.cn', 'ip.example.gov.cn', 'https://ip.example.gov.cn/portal'])('refuses %s as its address', (url) => {
    expect(faultsOf({ ...GOOD, SERVER_URL: url })).toEqual([expect.stringContaining('SERVER_URL')]);
  });

  test('takes an address with a final slash as the same origin', () => {
    expect(configOf({ ...GOOD, SERVER_URL: 'https://ip.example.gov.cn/' }).serverUrl).toBe('https://ip.example.gov.cn');
  });

  test('ignores CLOCK_NOW', () => {
    expect(configOf({ ...GOOD, CLOCK_NOW: '2020-01-01T00:00:00Z' }).clockNow).toBeNull();
  });

  test('refuses an SMS gateway whose keys are missing and names them', () => {
    expect(faultsOf({ ...GOOD, SMS_DRIVER: 'aliyun', ALIYUN_SMS_SIGN_NAME: '知产' })).toEqual([
      'SMS_DRIVER=aliyun 还需要设置 ALIYUN_SMS_ACCESS_KEY_ID、ALIYUN_SMS_ACCESS_KEY_SECRET。',
    ]);
  });

  test('refuses a mail server without a sender', () => {
    expect(faultsOf({ ...GOOD, SMTP_URL: 'smtps://u:p@mail.example:465' })).toEqual([expect.stringContaining('MAIL_FROM')]);
  });
});

describe('any start', () => {
  test.each(['0', '65536', 'http', '3000.5', '-1'])('refuses %s as a port', (port) => {
    expect(faultsOf({ PORT: port })).toEqual([expect.stringContaining('PORT')]);
  });

  test('refuses a DEMO that is neither 0 nor 1', () => {
    expect(faultsOf({ ...GOOD, DEMO: 'yes' })).toEqual([expect.stringContaining('DEMO')]);
  });

  test('refuses a database that is not PostgreSQL', () => {
    expect(faultsOf({ ...GOOD, DATABASE_URL: 'mysql://app@db/ip' })).toEqual([expect.stringContaining('DATABASE_URL')]);
  });

  test('takes an empty variable for one that is not set', () => {
    expect(configOf({ DATABASE_URL: ' ', DEMO: '' }).demo).toBe(true);
  });

  test('keeps its data beside the program unless told otherwise', () => {
    expect(configOf({}).dataDir).toBe(path.join('/srv/platform', '.data'));
    expect(configOf({ DATA_DIR: '/var/data' }).dataDir).toBe('/var/data');
  });
});
