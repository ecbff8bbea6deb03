import { describe, expect, test } from 'vitest';
import { readConfig, type Environment } from '../../src/adapters/config.ts';
import type { SsoConfig } from '../../src/adapters/ssoConfig.ts';
import { readIdentity } from '../../src/adapters/identity/claims.ts';
import { isIdentityFault, reasonOf } from '../../src/adapters/identity/provider.ts';
import { ssoProblemText } from '../../src/accounts/ssoProblems.ts';
import { ticketEnvironment } from '../support/ticketPortal.ts';

const GOOD: Environment = {
  DATABASE_URL: 'postgres://app:pw@db.internal:5432/ip',
  SERVER_URL: 'https://ip.example.gov.cn',
  PAYLOAD_SECRET: 'f3a9c1d47be05826a19e6c40d2b7835f90aa4417',
};
const OIDC: Environment = {
  ...GOOD,
  SSO_DRIVER: 'oidc',
  SSO_OIDC_ISSUER: 'https://id.example.gov.cn/realms/city',
  SSO_OIDC_CLIENT_ID: 'ip',
  SSO_OIDC_CLIENT_SECRET: 'hunter2hunter2',
};
const TICKET: Environment = { ...GOOD, ...ticketEnvironment({ url: 'https://login.example.gov.cn/' }) };

function faultsOf(env: Environment): string[] {
  const reading = readConfig(env, '/srv/platform');
  return reading.ok ? [] : reading.faults;
}

function ssoOf(env: Environment): SsoConfig | null {
  const reading = readConfig(env, '/srv/platform');
  if (!reading.ok) throw new Error(reading.faults.join('\n'));
  return reading.value.sso;
}

describe('single sign-on', () => {
  test.each([{}, { SSO_DRIVER: 'none' }, { SSO_DRIVER: ' ' }, { SSO_OIDC_ISSUER: 'anything' }])('is off unless it is asked for: %j', (env) => {
    expect(ssoOf({ ...GOOD, ...env })).toBeNull();
  });

  test('by OpenID Connect needs an issuer and a client, and knows the usual claims', () => {
    expect(ssoOf(OIDC)).toMatchObject({
      name: '统一身份认证平台',
      kinds: ['corporate', 'person'],
      fields: { subject: 'sub', uscc: 'uscc', mobile: 'phone_number' },
      driver: { kind: 'oidc', oidc: { issuer: 'https://id.example.gov.cn/realms/city', scope: 'openid profile' } },
    });
  });

  test('by tickets takes the words of the portal over its own', () => {
    const { fields, driver, name } = ssoOf(TICKET)!;
    expect([name, fields.subject, fields.token]).toEqual(['海滨市政务服务网', 'data.user.id', 'data.access_token']);
    expect(driver).toMatchObject({ ticket: { url: 'https://login.example.gov.cn', names: { appId: 'appid', ticket: 'ticket', returnTo: 'goto' } } });
  });

  test('for one kind of account needs the login page of that kind alone', () => {
    expect(ssoOf({ ...TICKET, SSO_KINDS: 'corporate', SSO_TICKET_PERSON_PATH: '' })!.kinds).toEqual(['corporate']);
  });

  test.each<[string, Environment, string]>([
    ['an unknown driver', { ...OIDC, SSO_DRIVER: 'saml' }, 'SSO_DRIVER 只能是 none、oidc 或 ticket。'],
    ['what is missing', { ...GOOD, SSO_DRIVER: 'oidc', SSO_OIDC_CLIENT_ID: 'ip' }, 'SSO_DRIVER=oidc 还需要设置 SSO_OIDC_ISSUER、SSO_OIDC_CLIENT_SECRET。'],
    ['a missing login page', { ...TICKET, SSO_TICKET_PERSON_PATH: '' }, 'SSO_DRIVER=ticket 还需要设置 SSO_TICKET_PERSON_PATH。'],
    ['plain http', { ...OIDC, SSO_OIDC_ISSUER: 'http://id.example.gov.cn' }, 'SSO_OIDC_ISSUER 应是以 https:// 开头的网址，不带参数和账号。'],
    ['a path that is none', { ...TICKET, SSO_TICKET_USER_PATH: 'api/user' }, 'SSO_TICKET_USER_PATH 应是以 / 开头的路径。'],
    ['an unknown kind', { ...OIDC, SSO_KINDS: 'corporate,staff' }, 'SSO_KINDS 只能写 corporate（法人账号）和 person（个人账号），用逗号分开。'],
    ['a kind without its values', { ...OIDC, SSO_FIELDS: 'kind=type' }, 'SSO_FIELDS 设置了 kind，还需要用 SSO_KIND_VALUES 写明两种账号的取值，例如 corporate=2,person=1。'],
  ])('refuses %s in one sentence', (_what, env, sentence) => {
    expect(faultsOf(env)).toEqual([sentence]);
  });

  test.each(['sub', 'sub=x', 'uscc=a b', 'uscc'])('refuses %s as names of fields', (text) => {
    expect(faultsOf({ ...OIDC, SSO_FIELDS: text })).toEqual([expect.stringMatching(/^SSO_FIELDS 应写成 [^。]+。$/)]);
  });

  test('takes plain http in a demo, on this machine', () => {
    expect(ssoOf({ ...OIDC, DEMO: '1', SSO_OIDC_ISSUER: 'http://127.0.0.1:8080' })).not.toBeNull();
  });

  test('never repeats a secret in a sentence', () => {
    expect(faultsOf({ ...OIDC, SSO_OIDC_ISSUER: 'ftp://hunter2hunter2@id', SSO_FIELDS: 'hunter2hunter2' }).join()).not.toContain('hunter2');
  });
});

describe('what a provider tells', () => {
  const reading = ssoOf(TICKET)!;
  const told = (user: object) => readIdentity({ data: { user } }, 'https://id', 'person', reading);

  test('is kept as far as it has the form it must have', () => {
    expect(told({ id: 7, type: 1, realName: ' 王\u200b五 ', phone: '+86 139 0000 1234', mail: 'not an address' })).toEqual({
      ok: true,
      value: { issuer: 'https://id', subject: '7', kind: 'person', person: { name: '王五', mobile: '13900001234', email: null }, corporate: null },
    });
  });

  test.each([null, 'text', [], { data: null }, { data: { user: { id: '', type: '1' } } }, { data: { user: { id: 'x'.repeat(256), type: '1' } } }])(
    'is nobody when it is %j',
    (answer) => {
      expect(readIdentity(answer, 'https://id', 'person', reading)).toEqual({ ok: false, fault: 'nonsense' });
    },
  );

  test('is read from its own fields, not from what every object has', () => {
    const inherited = { ...reading, fields: { ...reading.fields, subject: 'constructor.name' } };
    expect(readIdentity({}, 'https://id', 'person', inherited)).toEqual({ ok: false, fault: 'nonsense' });
  });
});

describe('what went wrong', () => {
  test.each(['down', 'refused', 'nonsense', 'cancelled', 'kind', 'uscc', 'stale', 'disabled', 'often', '<b>', 'constructor', ''])('is said in plain words: %s', (why) => {
    const sentence = ssoProblemText(why, '海滨市政务服务网');
    expect(sentence).toMatch(/^[^a-z<>]+。$/);
    expect(sentence.includes('海滨市政务服务网')).toBe(isIdentityFault(why));
  });

  test('names the service as people call it', () => {
    expect(reasonOf('down', '海滨市政务服务网')).toBe('海滨市政务服务网暂时没有响应，请稍后再试，或者用本平台的账号和密码登录。');
  });
});
