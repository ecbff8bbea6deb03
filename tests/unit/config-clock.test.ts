import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { now, realNow, today } from '../../src/adapters/clock.ts';

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('DEMO', '1');
});
afterEach(() => vi.unstubAllEnvs());

describe('the clock of the domain', () => {
  test('is the real one unless a demo moves it', () => {
    vi.stubEnv('CLOCK_NOW', undefined);
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1_000);
  });

  test('starts from CLOCK_NOW in a demo and runs on', async () => {
    vi.stubEnv('CLOCK_NOW', '2030-04-30T09:00:00+08:00');
    const first = now();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(first.toISOString()).toMatch(/^2030-04-30T01:0/);
    expect(now().getTime()).toBeGreaterThan(first.getTime());
  });

  test('does not move sessions, codes and leases', () => {
    vi.stubEnv('CLOCK_NOW', '2030-04-30T09:00:00+08:00');
    expect(Math.abs(realNow().getTime() - Date.now())).toBeLessThan(1_000);
  });

  test('cannot be moved in production', () => {
    vi.stubEnv('DEMO', '0');
    vi.stubEnv('CLOCK_NOW', '2030-04-30T09:00:00+08:00');
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1_000);
  });

  test.each(['UTC', 'Asia/Shanghai', 'America/Los_Angeles'])('names the day in Shanghai on a machine in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    vi.stubEnv('CLOCK_NOW', '2030-04-30T16:30:00Z');
    expect(today()).toBe('2030-05-01');
  });
});
