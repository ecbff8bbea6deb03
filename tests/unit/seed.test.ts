import { describe, expect, it } from 'vitest';
import { percentile } from '../../scripts/bench/backend.ts';
import { bruteForce, matches, wordsOf, type Candidate } from '../../scripts/bench/oracle.ts';
import { enterpriseName, modelName, productName } from '../../scripts/seed/names.ts';
import { filingInstant, yearShares } from '../../scripts/seed/plan.ts';
import { createRandom } from '../../scripts/seed/random.ts';
import { areaName } from '../../src/queries/areaName.ts';

describe('synthetic products', () => {
  it.each([1, 7, 1_000, 1_000_000])('%i are spread over the years, none lost, more each year', (products) => {
    const shares = yearShares(products, 2026);
    expect(shares.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]);
    expect(shares.reduce((sum, share) => sum + share.products, 0)).toBe(products);
    if (products >= 1_000) expect(shares.map((share) => share.products)).toEqual(shares.map((share) => share.products).toSorted((a, b) => a - b));
  });

  it('are filed in their year and never in the future', () => {
    const now = new Date('2026-03-01T00:00:00Z');
    expect(filingInstant(2025, 0, 2, now).getUTCFullYear()).toBe(2025);
    expect(filingInstant(2026, 999, 1_000, now).getTime()).toBeLessThanOrEqual(now.getTime());
    expect(filingInstant(2026, 0, 1, new Date('2026-01-01T00:00:00Z')).toISOString().slice(0, 10)).toBe('2026-01-01');
  });

  it('are the same on every machine and differ from each other', () => {
    const names = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 500 }, () => productName(random));
    };
    expect(names(1)).toEqual(names(1));
    expect(names(1)).not.toEqual(names(2));
    expect(new Set(names(3)).size).toBeGreaterThan(450);
  });

  it('fit the fields of the form', () => {
    const random = createRandom(4);
    for (let count = 0; count < 2_000; count += 1) {
      expect([...productName(random)].length).toBeLessThanOrEqual(100);
      expect(enterpriseName(random, '广州')).toMatch(/^广州.+(公司|院)$/);
      expect(modelName(random) ?? 'A-1').toMatch(/^[A-Z]{1,3}-\d+[A-Z]?$/);
    }
  });
});

describe('the search by brute force', () => {
  const candidate = (name: string, other: string, year = 2026): Candidate => ({ id: name, name, text: `${name}\n${other}`, section: 'C', industry: '3424', region: '440106', year, filedAt: year });

  it('wants every word, in any field, and ranks the name first', () => {
    const all = [candidate('光学仪', '量子钟'), candidate('便携量子钟', ''), candidate('量子钟组', ''), candidate('量子钟', '', 2019), candidate('无关', '')];
    expect(bruteForce(all, { q: '量子钟' }).map(({ name }) => name)).toEqual(['量子钟', '量子钟组', '便携量子钟', '光学仪']);
    expect(bruteForce(all, { q: '量子 光学' }).map(({ name }) => name)).toEqual(['光学仪']);
  });

  it('knows sections, divisions, provinces and cities', () => {
    const one = candidate('锅炉', '');
    for (const search of [{ industry: 'C' }, { industry: '34' }, { industry: 'C3424' }, { region: '440000' }, { region: '440100' }, { year: 2026 }]) expect(matches(one, search)).toBe(true);
    for (const search of [{ industry: 'A' }, { industry: '35' }, { region: '110000' }, { region: '440200' }, { year: 2025 }]) expect(matches(one, search)).toBe(false);
  });

  it('cuts a keyword to 64 characters and 5 words', () => {
    expect(wordsOf('ＡＢ　ab  c d e f g')).toEqual(['ab', 'c', 'd', 'e', 'f']);
    expect(wordsOf('𠮷'.repeat(70))).toEqual(['𠮷'.repeat(64)]);
  });
});

describe('small things', () => {
  it('a percentile is one of the numbers', () => {
    expect(percentile([5, 1, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 3], 1)).toBe(5);
  });

  it('a place is called as people call it', () => {
    expect(areaName({ province: '广东省', city: '广州市', district: '天河区' })).toBe('广东省广州市天河区');
    expect(areaName({ province: '北京市', city: '市辖区', district: '东城区' })).toBe('北京市东城区');
    expect(areaName({ province: '广东省', city: '东莞市', district: '东莞市' })).toBe('广东省东莞市');
    expect(areaName({ province: null, city: null, district: null })).toBe('');
  });
});
