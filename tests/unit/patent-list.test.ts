import { describe, expect, it } from 'vitest';
import { parsePatentList } from '../../src/domain/patentNumber.ts';

const numbersIn = (text: string): string[] => parsePatentList(text).good.map(({ number }) => number);

describe('a pasted list of patent numbers', () => {
  it('line breaks, commas, 、, ; and blanks all part numbers', () => {
    const text = '200410009081.8\r\n201710601862.3,201810053768.3，201811400598.8、201810246441.8;201910931480.6；201810211449.0 201810801154.9\t201810327374.2';
    expect(numbersIn(text)).toHaveLength(9);
  });

  it('blanks inside one number do not part it', () => {
    expect(numbersIn('ZL 2004 1 0009081.8 ZL 2017 1 0601862.3')).toEqual(['2004100090818', '2017106018623']);
  });

  it('a bad number is reported with its line, its text and why; the good ones stay', () => {
    const list = parsePatentList('200410009081.8\nZL 200410009048.6\n\n201710601862.3');
    expect(list.good.map(({ line }) => line)).toEqual([1, 4]);
    expect(list.bad).toEqual([{ line: 2, text: 'ZL 200410009048.6', reason: expect.stringContaining('校验位应为 5') }]);
  });

  it('the second mention of a patent is a duplicate of the first, however it is written', () => {
    const list = parsePatentList('200410009081.8\nCN2004100090818');
    expect(list.good).toHaveLength(1);
    expect(list.duplicates).toEqual([{ line: 2, text: 'CN2004100090818', number: '2004100090818', firstLine: 1 }]);
  });

  it('an empty paste is an empty list', () => {
    expect(parsePatentList(' \n 、, ')).toEqual({ good: [], bad: [], duplicates: [] });
  });
});
