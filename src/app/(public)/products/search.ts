import { address, pageOf, textOf } from '../parameters.ts';

/** What the address of a search says. Empty text: no such filter. */
export type Search = { q: string; industry: string; region: string; year: string; certified: boolean; page: number };

type Asked = Record<string, string | string[] | undefined>;

const LONGEST_QUERY = 64; // the search itself takes no more

const FILTERS = {
  industry: { label: '行业', shape: /^([A-T]|\d{2,4})$/ },
  region: { label: '地区', shape: /^\d{6}$/ },
  year: { label: '年度', shape: /^20\d\d$/ },
};

/** Reads an address leniently: what is no code or no year filters nothing (the page says so), so that a mangled link still shows products. */
export function searchOf(asked: Asked): Search {
  return {
    q: [...textOf(asked.q)].slice(0, LONGEST_QUERY).join(''),
    industry: matching(textOf(asked.industry), FILTERS.industry.shape),
    region: matching(textOf(asked.region), FILTERS.region.shape),
    year: matching(textOf(asked.year), FILTERS.year.shape),
    certified: ['1', 'true', 'on'].includes(textOf(asked.certified)),
    page: pageOf(asked.page),
  };
}

/** The filters an address asked for in a way that means nothing, as people call them. */
export function ignoredFilters(asked: Asked): string[] {
  return Object.entries(FILTERS).flatMap(([name, { label, shape }]) => (textOf(asked[name]) && !shape.test(textOf(asked[name])) ? [label] : []));
}

/** The address of a search; page 1 is left out, so that one search has one address. */
export function searchAddress({ q, industry, region, year, certified, page }: Search): string {
  return address('/products', { q, industry, region, year, certified: certified ? 1 : null, page: page > 1 ? page : null });
}

/** True when anything but the keyword narrows the search. */
export function isFiltered({ industry, region, year, certified }: Search): boolean {
  return Boolean(industry || region || year || certified);
}

function matching(text: string, pattern: RegExp): string {
  return pattern.test(text) ? text : '';
}
