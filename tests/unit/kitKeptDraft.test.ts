import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { dropDraft, keepDraft, keptKey, leftJustNow, noteLeaving, readDraft } from '../../src/app/(portal)/kit/keptDraft.ts';

const store = new Map<string, string>();

beforeEach(() => {
  store.clear();
  const localStorage = {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key),
  };
  vi.stubGlobal('window', { localStorage });
});
afterEach(() => vi.unstubAllGlobals());

const key = keptKey('account-1', 'products', 'p1');

describe('what a browser keeps of a form', () => {
  test('comes back as it was typed, half a number included', () => {
    keepDraft(key, { texts: { sales: '12.' }, values: { isExported: true } });
    expect(readDraft(key)).toMatchObject({ texts: { sales: '12.' }, values: { isExported: true } });
  });

  test('is not offered to another account at the same computer', () => {
    keepDraft(key, { texts: { sales: '1' }, values: {} });
    expect(readDraft(keptKey('account-2', 'products', 'p1'))).toBeNull();
  });

  test('is forgotten after a week', () => {
    keepDraft(key, { texts: { sales: '1' }, values: {} });
    const inEightDays = new Date(Date.now() + 8 * 86_400_000);
    expect(readDraft(key, inEightDays)).toBeNull();
    expect(store.size).toBe(0);
  });

  test('goes when everything is saved', () => {
    keepDraft(key, { texts: {}, values: { name: 'x' } });
    dropDraft(key);
    expect(readDraft(key)).toBeNull();
  });

  test('that cannot be read is no draft', () => {
    store.set(key, '{"at":');
    expect(readDraft(key)).toBeNull();
  });

  test('a browser that forbids storage still fills in forms', () => {
    vi.stubGlobal('window', {
      get localStorage(): Storage {
        throw new DOMException('denied');
      },
    });
    expect(() => keepDraft(key, { texts: {}, values: {} })).not.toThrow();
    expect(readDraft(key)).toBeNull();
  });
});

describe('a page left while a save was on its way', () => {
  test('is known to the page that follows, once', () => {
    noteLeaving(key);
    expect([leftJustNow(key), leftJustNow(key)]).toEqual([true, false]);
  });

  test('is forgotten after a while', () => {
    noteLeaving(key);
    vi.useFakeTimers({ now: Date.now() + 60_000 });
    expect(leftJustNow(key)).toBe(false);
    vi.useRealTimers();
  });
});
