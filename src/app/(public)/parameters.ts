/** What Next hands a page: a repeated parameter is an array, the first value counts. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The text of a parameter without blanks at the ends; '' when it is missing. NUL, which PostgreSQL refuses, is dropped. */
export function textOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).replaceAll('\0', '').trim();
}

/** A page number of at least 1; anything else is page 1. */
export function pageOf(value: string | string[] | undefined): number {
  const page = Number(textOf(value));
  return Number.isInteger(page) && page >= 1 ? Math.min(page, 100_000) : 1;
}

/** A segment of the path as text; malformed percent-encoding is taken literally and simply finds nothing. */
export function segmentOf(value: string): string {
  try {
    return decodeURIComponent(value).replaceAll('\0', '').trim();
  } catch (error) {
    if (error instanceof URIError) return value;
    throw error;
  }
}

/** An address with those parameters that have a value, in the given order, so that equal searches have equal addresses. */
export function address(path: string, parameters: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  return query.size > 0 ? `${path}?${query}` : path;
}
