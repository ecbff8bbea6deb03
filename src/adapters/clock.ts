import { performance } from 'node:perf_hooks';
import { toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import { isDemo } from './config.ts';

/**
 * The instant the rules of the domain take for "now". In demo mode `CLOCK_NOW` moves it: time then runs on
 * from that instant, counted from the start of the process, so that every copy of this module agrees.
 */
export function now(): Date {
  const start = process.env.CLOCK_NOW;
  if (!start || !isDemo(process.env)) return realNow();
  const instant = Date.parse(start);
  if (Number.isNaN(instant)) throw new Error(`CLOCK_NOW is not an ISO instant: ${start}`);
  return new Date(instant + performance.now());
}

/** The real instant: for sessions, one-time codes, leases and logs, which `CLOCK_NOW` must not move. */
export function realNow(): Date {
  return new Date();
}

/** Today's civil date in Asia/Shanghai, whatever the time zone of the machine. */
export function today(): CivilDate {
  return toCivilDate(now());
}
