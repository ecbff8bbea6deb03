/** Names of an administrative division and of those it belongs to, as read by {@link AREA_JOINS}. */
export type AreaNames = { province: string | null; city: string | null; district: string | null };

/** Columns for {@link AreaNames}. */
export const AREA_NAMES = 'province.name as province, city.name as city, district.name as district';

/** Looks the levels up for an enterprise `e`. */
export const AREA_JOINS = `left join regions province on province.code = left(e.registered_region, 2) || '0000'
  left join regions city on city.code = left(e.registered_region, 4) || '00'
  left join regions district on district.code = e.registered_region`;

// Rows that only fill a level of the statistics; nobody calls a place by them.
const FILLERS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

/** 广东省 + 广州市 + 越秀区 → 广东省广州市越秀区; a level that repeats the one above is named once. */
export function areaName({ province, city, district }: AreaNames): string {
  return [...new Set([province, city, district])].filter((name) => name !== null && !FILLERS.has(name)).join('');
}
