/** SMS codes (spec 2, Registration): 6 digits, at most 5 minutes, at most 5 tries, single use. */
export const CODE_DIGITS = 6
export const CODE_MINUTES = 5
export const CODE_TRIES = 5

/** How many codes one number may be sent within a sliding time, in seconds: 1 a minute, 5 an hour, 10 a day. */
export const CODES_PER_NUMBER = [
  { codes: 1, seconds: 60 },
  { codes: 5, seconds: 3_600 },
  { codes: 10, seconds: 86_400 },
] as const

/**
 * Whole seconds until the next code may be sent to a number, 0 when at once.
 * @param ages how long ago, in seconds, each earlier code was sent; any order
 */
export function secondsUntilNextCode(ages: readonly number[]): number {
  const youngestFirst = ages.toSorted((a, b) => a - b)
  const waits = CODES_PER_NUMBER.map(({ codes, seconds }) => seconds - (youngestFirst[codes - 1] ?? Infinity))
  return Math.max(0, ...waits.map(Math.ceil))
}

/** A time to wait as people say it: `40 秒`, `15 分钟`, `3 小时`; always rounded up. */
export function sayWait(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.ceil(seconds))} 秒`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} 分钟` : `${Math.ceil(minutes / 60)} 小时`
}
