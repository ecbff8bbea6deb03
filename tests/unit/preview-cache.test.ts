import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { previewCache } from '../../src/adapters/files/previewCache.ts';
import { failure, success } from '../../src/domain/result.ts';

const picture = (bytes: number) => success({ data: Buffer.alloc(bytes), mimeType: 'image/webp' as const });

describe('previews of public pictures', () => {
  it('a crowd before one picture has it made once', async () => {
    const cache = previewCache({ mostBytes: 1_000, atOnce: 2 });
    let made = 0;
    const make = async () => ((made += 1), await pause(5), picture(10));
    await Promise.all(Array.from({ length: 50 }, () => cache('a', make)));
    await cache('a', make);
    expect(made).toBe(1);
  });

  it('no more than two are made at a time, all of them in the end', async () => {
    const cache = previewCache({ mostBytes: 1_000, atOnce: 2 });
    let [running, most, made] = [0, 0, 0];
    const make = async () => {
      running += 1;
      most = Math.max(most, running);
      await pause(2);
      running -= 1;
      made += 1;
      return picture(1);
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => cache(String(index), make)));
    expect([most, made]).toEqual([2, 20]);
  });

  it('those asked for longest ago are forgotten first, whatever their size', async () => {
    const cache = previewCache({ mostBytes: 100, atOnce: 1 });
    const made: string[] = [];
    const ask = (key: string, bytes = 40) => cache(key, async () => (made.push(key), picture(bytes)));
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    await ask('huge', 500);
    await ask('huge', 500);
    expect(made.filter((key) => key === 'huge')).toHaveLength(2);
  });

  it('what could not be made, or broke, is tried again', async () => {
    const cache = previewCache({ mostBytes: 100, atOnce: 1 });
    expect(await cache('a', async () => failure('坏了'))).toEqual({ ok: false, reason: '坏了' });
    await expect(cache('a', () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect((await cache('a', async () => picture(1))).ok).toBe(true);
  });
});
