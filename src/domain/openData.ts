/** What anyone may ask of the open data: the numbers the server keeps to and the pages and the interface description state. */

/** Look-ups of one address within a minute: a page asks once, a program of another body a few times a second. */
export const LOOKUPS_A_MINUTE = 600;
/** Codes to verify, which somebody might try through. */
export const VERIFICATIONS_A_MINUTE = 120;
/** Whole sheets: each may be ten thousand products. */
export const SHEETS_A_MINUTE = 20;
/** A sheet of a search ends here; `after` goes on behind the last product of the sheet before. */
export const MOST_IN_A_SHEET = 10_000;
/** Seconds anybody may keep an answer; then it is asked for again, which costs nothing while it is unchanged. */
export const KEEP_PRODUCTS_SECONDS = 30;
