import type { ProductSearch } from '../queries/publicProducts.ts';

export type ParameterProblem = { field: string; message: string };
export type SearchRequest = { search: ProductSearch; format: 'json' | 'csv'; after: string | null };
export type Reading = { ok: true; value: SearchRequest } | { ok: false; problems: ParameterProblem[] };

/** What each parameter may be, in the words of the refusal and of the interface description (openApi.ts). */
export const SHAPES = {
  industry: { pattern: /^(?:[A-Ta-t]|[A-Ta-t]?\d{2,4})$/, message: '行业请填国民经济行业门类（A 至 T）或 2 至 4 位代码，例如 C 或 3424。' },
  region: { pattern: /^\d{2}(?:\d{2}){0,2}$/, message: '地区请填六位行政区划代码，例如 440000。' },
  year: { pattern: /^\d{4}$/, message: '备案年度请填四位数字，例如 2026。' },
  certified: { pattern: /^(?:true|false|1|0|on)$/, message: '是否认定请填 true 或 false。' },
  page: { pattern: /^[1-9]\d{0,8}$/, message: '页码请填不小于 1 的整数。' },
  format: { pattern: /^(?:json|csv)$/, message: '格式请填 json 或 csv。' },
  after: { pattern: /^[^\0]{1,40}$/, message: '请填上一份文件最后一行的备案号。' },
} as const satisfies Record<string, { pattern: RegExp; message: string }>;

type Named = keyof typeof SHAPES;

/**
 * Reads the parameters of a search (spec 9, Public). Empty ones count as not given, unknown ones are ignored, so that a
 * form may send its own; whatever means nothing is refused, all at once. A keyword is never wrong: it is cut like on the
 * page, to 64 characters and 5 words.
 */
export function readSearch(query: URLSearchParams): Reading {
  const text = (name: string) => query.get(name)?.replaceAll('\0', '').trim() || null;
  const names = Object.keys(SHAPES) as Named[];
  const wrong = names.filter((name) => text(name) !== null && !SHAPES[name].pattern.test(text(name) as string));
  if (wrong.length > 0) return { ok: false, problems: wrong.map((field) => ({ field, message: SHAPES[field].message })) };
  const number = (name: Named) => (text(name) === null ? null : Number(text(name)));
  const certified = text('certified');
  const search = {
    ...{ q: text('q'), industry: text('industry'), region: text('region'), year: number('year'), page: number('page') },
    certified: certified === null ? null : ['true', '1', 'on'].includes(certified),
  };
  return { ok: true, value: { search, format: text('format') === 'csv' ? 'csv' : 'json', after: text('after') } };
}
