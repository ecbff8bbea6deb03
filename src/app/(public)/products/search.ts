import { address, pageOf, textOf } from '../parameters.ts';

/** What the address of a search says. Empty text: no such filter. */
export type Search = { q: string; industry: string; region: string; year: string; certified: boolean; page: number };

type Asked = Record<string, string | string[] | undefined>;

const LONGEST_QUERY = 64; // the search itself takes no more

const FILTERS = { industry: /^([A-T]|\d{2,4})$/, region: /^\d{6}$/, year: /^20\d\d$/ };
export type Filter = keyof typeof FILTERS;

/** Reads an address leniently: what is no code or no year filters nothing (the page says so), so that a mangled link still shows products. */
export function searchOf(asked: Asked): Search {
  return {
    q: [...textOf(asked.q)].slice(0, LONGEST_QUERY).join(''),
    industry: matching(textOf(asked.industry), FILTERS.industry),
    region: matching(textOf(asked.region), FILTERS.region),
    year: matching(textOf(asked.year), FILTERS.year),
    certified: ['1', 'true', 'on'].includes(textOf(asked.certified)),
    page: pageOf(asked.page),
  };
}

/** The filters an address asked for in a way that means nothing. */
export function ignoredFilters(asked: Asked): Filter[] {
  return (Object.keys(FILTERS) as Filter[]).filter((name) => textOf(asked[name]) && !FILTERS[name].test(textOf(asked[name])));
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
