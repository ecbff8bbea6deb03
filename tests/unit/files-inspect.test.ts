import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inspectFile } from '../../src/adapters/files/inspect.ts';
import { FILE_FORMATS } from '../../src/domain/files.ts';
import { badFiles, goodFiles, slot } from '../support/corpus.ts';

const GOOD = await goodFiles();
const BAD = await badFiles();
const EVERYTHING = slot(...FILE_FORMATS);

let folder: string;
beforeAll(async () => { folder = await mkdtemp(path.join(tmpdir(), 'files-inspect-')); });
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('good files of every listed format are accepted', () => {
  test('the corpus has every format', () => {
    expect(new Set(GOOD.map((file) => file.format))).toEqual(new Set(FILE_FORMATS));
  });

  test.each(GOOD)('$title', async ({ bytes, name, format }) => {
    expect(await inspectFile(bytes, { declaredName: name, rule: slot(format) })).toMatchObject({ ok: true, value: { format, bytes: bytes.length } });
  });

  test.each(GOOD)('$title, read from disk, in a slot that takes everything', async ({ bytes, name, format }) => {
    const file = path.join(folder, 'upload');
    await writeFile(file, bytes);
    expect(await inspectFile(file, { declaredName: name, rule: EVERYTHING })).toMatchObject({ ok: true, value: { format } });
  });
});

describe('bad files are refused with a sentence that names what was found', () => {
  test.each(BAD)('$title', async ({ bytes, name, rule, says }) => {
    const result = await inspectFile(bytes, { declaredName: name, rule });
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(says) });
  });
});
