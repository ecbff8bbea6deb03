const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses after the 1st, 2nd … failed attempt: quick at first, then hourly, a little under 24 h in all. */
const PAUSES = [30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, ...Array.from({ length: 23 }, () => HOUR)];

/** A one-time code lives five minutes: waiting longer than its life would lose it to one short disturbance. */
const CODE_PAUSES = [3 * SECOND, 10 * SECOND, 30 * SECOND, MINUTE, MINUTE, MINUTE, MINUTE];

/**
 * Milliseconds until the next attempt after `attempt` failed ones (1, 2 …), or null when it is to be given up.
 * Jitter of ±20 % (`random` in [0, 1)) keeps a thousand messages from returning at the same instant when a gateway comes back.
 */
export function retryPauseMs(attempt: number, options: { isCode: boolean; random: number }): number | null {
  const pause = (options.isCode ? CODE_PAUSES : PAUSES)[attempt - 1];
  return pause === undefined ? null : Math.round(pause * (0.8 + 0.4 * options.random));
}
