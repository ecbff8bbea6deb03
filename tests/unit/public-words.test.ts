import { globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.join(import.meta.dirname, '../../src/app/(public)');
const files = globSync('**/words.ts', { cwd: ROOT });

type Leaf = [where: string, text: string];

/** Every text with the way to it; of a sentence with values its source. */
function leaves(words: unknown, where = ''): Leaf[] {
  if (typeof words === 'string' || typeof words === 'function') return [[where, String(words)]];
  if (typeof words !== 'object' || words === null) throw new Error(`${where} is neither a text nor a group of texts`);
  return Object.entries(words).flatMap(([key, value]) => leaves(value, where ? `${where}.${key}` : key));
}

/** The two languages of a file; what else it may export is not looked at. */
async function wordsOf(file: string): Promise<{ zh: Leaf[]; en: Leaf[] }> {
  const { WORDS } = (await import(path.join(ROOT, file))) as { WORDS: { zh: unknown; en: unknown } };
  return { zh: leaves(WORDS.zh), en: leaves(WORDS.en) };
}

test('the public pages keep their texts in files of both languages', () => expect(files.length).toBeGreaterThanOrEqual(6));

describe.each(files)('%s', (file) => {
  test('says everything in both languages', async () => {
    const { zh, en } = await wordsOf(file);
    expect(en.map(([where]) => where).toSorted()).toEqual(zh.map(([where]) => where).toSorted());
  });

  test('leaves nothing unsaid in English that it says in Chinese', async () => {
    const { zh, en } = await wordsOf(file);
    const empty = (texts: Leaf[]) => texts.filter(([, text]) => text.trim() === '').map(([where]) => where);
    expect(empty(en).filter((where) => !empty(zh).includes(where))).toEqual([]);
  });

  test('says in English no word of Chinese, nor its punctuation', async () => {
    const { en } = await wordsOf(file);
    expect(en.filter(([, text]) => /[\p{Script=Han}，。；：？！（）、]/u.test(text))).toEqual([]);
  });
});
