import { addDays, toCivilDate, type CivilDate } from '../civilDate.ts';

/** What is kept of an issued certification. `endedAt`: the instant a final state was reached; null before. */
export type IssuedCertification = { status: string; issuedOn: CivilDate; validUntil: CivilDate; endedAt: Date | null };

/** How an issued certification stands on a day, and the first day of that. */
export type CertificationStanding = { state: 'valid' | 'expired' | 'revoked'; since: CivilDate };

/**
 * The one place that says whether a certification holds (invariants 17 and 19): by its last day of validity, Shanghai time, also before
 * the scheduled work has noticed; a revocation counts from its own day. Throws on one that was never issued.
 */
export function certificationStanding({ status, issuedOn, validUntil, endedAt }: IssuedCertification, today: CivilDate): CertificationStanding {
  if (status === 'revoked') return { state: 'revoked', since: endedAt ? toCivilDate(endedAt) : today };
  if (status !== 'certified' && status !== 'expired') throw new Error(`a certification that is ${status} has not been issued`);
  return today > validUntil || status === 'expired' ? { state: 'expired', since: addDays(validUntil, 1) } : { state: 'valid', since: issuedOn };
}

/** The state of a certification case as everybody is told it: one whose days are over is expired, also before the scheduled work has noticed. */
export function shownStatus(status: string, validUntil: CivilDate | null, today: CivilDate): string {
  return status === 'certified' && validUntil !== null && today > validUntil ? 'expired' : status;
}
