import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signInName } from '../../src/accounts/accounts.ts';
import { networkOf } from '../../src/accounts/rateLimits.ts';
import { signInFor } from '../../src/accounts/signInFor.ts';
import { sayWait, secondsUntilNextCode } from '../../src/domain/codeRules.ts';
import { isWithheld, typedEmail, withholdEmail } from '../../src/domain/withheldEmail.ts';

describe('which sign-in a request of a browser with two means', () => {
  it.each([
    ['/admin/collections/users', null, 'users'],
    ['/portal', null, 'enterprise-users'],
    ['/portal/products', 'https://ip.example.gov.cn/admin', 'enterprise-users'],
    ['/portals', null, 'users'],
    ['/api/products', 'https://ip.example.gov.cn/portal/products', 'enterprise-users'],
    ['/api/products', 'https://ip.example.gov.cn/admin', 'users'],
    ['/api/products', null, 'users'],
    ['/api/enterprise-users/me', 'https://ip.example.gov.cn/admin', 'enterprise-users'],
    ['/api/users/me', 'https://ip.example.gov.cn/portal', 'users'],
    ['/api/enterprise-users/0190', 'https://ip.example.gov.cn/admin/collections/enterprise-users/0190', 'users'],
    ['/api/enterprise-users', 'https://ip.example.gov.cn/portal/account', 'enterprise-users'],
    [null, 'not a url', 'users'],
  ] as const)('%s from %s is %s', (path, referer, expected) => {
    expect(signInFor(referer, path)).toBe(expected);
  });
});

describe('what a person signs in with', () => {
  it.each([
    ['enterprise-users', ' 138 0013 8000 ', { kind: 'mobile', value: '13800138000' }],
    ['enterprise-users', '+8613800138000', { kind: 'mobile', value: '13800138000' }],
    ['enterprise-users', '１３８００１３８０００', { kind: 'mobile', value: '13800138000' }],
    ['enterprise-users', 'QiYe01', { kind: 'username', value: 'qiye01' }],
    ['enterprise-users', '厦门企业01', { kind: 'username', value: '厦门企业01' }],
    ['enterprise-users', 'Zhang@Example.com', { kind: 'email', value: 'zhang@example.com' }],
    ['enterprise-users', 'no@', { kind: 'email', value: 'no@' }],
    ['users', '13800138000', { kind: 'email', value: '13800138000' }],
  ] as const)('%s: %s', (collection, typed, expected) => {
    expect(signInName(collection, typed)).toEqual(expected);
  });
});

describe('addresses of one visitor', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001:ffff:ffff:ffff:ffff', '2001:db8:0:1::/64'],
    ['2001:db8::5', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['local', 'local'],
  ])('%s is counted as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the pause between codes', () => {
  it('never lets more than 1 a minute, 5 an hour, 10 a day through, whenever people ask', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 120 }), (pauses) => {
        const sent: number[] = [];
        let now = 0;
        for (const pause of pauses) {
          now += pause;
          if (secondsUntilNextCode(sent.map((at) => now - at)) === 0) sent.push(now);
        }
        for (const [most, seconds] of [
          [1, 60],
          [5, 3_600],
          [10, 86_400],
        ] as const) {
          for (const start of sent) expect(sent.filter((at) => at >= start && at < start + seconds).length).toBeLessThanOrEqual(most);
        }
      }),
    );
  });

  it('lets the next one through exactly when it said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 15 }), (ages) => {
        const wait = secondsUntilNextCode(ages);
        expect(secondsUntilNextCode(ages.map((age) => age + wait))).toBe(0);
        if (wait > 0) expect(secondsUntilNextCode(ages.map((age) => age + wait - 1))).toBe(1);
      }),
    );
  });

  it.each([
    [1, '1 秒'],
    [59.2, '60 秒'],
    [60, '1 分钟'],
    [61, '2 分钟'],
    [900, '15 分钟'],
    [3_600, '1 小时'],
    [80_000, '23 小时'],
  ])('of %d seconds is said as %s', (seconds, said) => {
    expect(sayWait(seconds)).toBe(said);
  });
});

describe('an address that belongs to somebody else', () => {
  const stored = withholdEmail('zhang@example.com', 'a1b2c3d4e5f6');
  it('is shown as typed and stored where no mail goes', () => {
    expect(typedEmail(stored)).toBe('zhang@example.com');
    expect(stored).toMatch(/@.*\.invalid$/);
    expect(isWithheld(stored)).toBe(true);
  });
  it.each(['zhang@example.com', 'a@withheld-a1b2c3d4e5f6.invalid.com', 'a@b.invalid'])('%s is none', (address) => {
    expect(isWithheld(address)).toBe(false);
    expect(typedEmail(address)).toBe(address);
  });
});
