import { expect, test } from 'vitest';
import { remembered } from '../../src/app/(public)/remembered.ts';

function counted(answers: (() => Promise<string>)[]) {
  let at = 0;
  const clock = { now: 0 };
  const read = remembered(60, (_what: string) => (answers[at++] ?? answers[0]!)(), () => clock.now);
  return { read, clock, reads: () => at };
}

test('a minute later visitors see what an editor changed', async () => {
  const { read, clock } = counted([async () => 'old', async () => 'new']);
  await read('list');
  clock.now = 59_999;
  expect(await read('list')).toBe('old');
  clock.now = 60_000;
  expect(await read('list')).toBe('new');
});

test('a hundred visitors at once cost one read', async () => {
  const { read, reads } = counted([async () => 'list']);
  await Promise.all(Array.from({ length: 100 }, () => read('list')));
  expect(reads()).toBe(1);
});

test('each category has its own answer', async () => {
  const { read } = counted([async () => 'notices', async () => 'policies']);
  expect([await read('notice'), await read('policy'), await read('notice')]).toEqual(['notices', 'policies', 'notices']);
});

test('a database that was away for a moment is asked again at once', async () => {
  const { read } = counted([() => Promise.reject(new Error('gone')), async () => 'back']);
  await expect(read('list')).rejects.toThrow('gone');
  expect(await read('list')).toBe('back');
});
