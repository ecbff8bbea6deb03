import type { Queryable } from '../adapters/database.ts';
import { lprQuotations, roundVersion } from '../casework/rounds.ts';
import { isUuid } from '../casework/rows.ts';
import { everyLoan, LIVE } from '../casework/subsidyLoan.ts';
import { roundEffect, type AffectedLoan, type RoundEffect } from '../domain/subsidy/roundEffect.ts';
import type { RoundVersion } from '../domain/subsidy/roundRecord.ts';

/** How many of the affected loans are named one by one. */
export const AFFECTED_SHOWN = 20;

export type NamedLoan = AffectedLoan & { company: string; bank: string; contractNumber: string };
/** `version`: the saved one compared with, 0 for a round not saved yet; `underWay`: applications that keep their version; `notHere`: loans whose company is not verified. */
export type RoundPreview = Omit<RoundEffect, 'affected'> & { version: number; underWay: number; notHere: number; affected: NamedLoan[] };

/**
 * What the typed rules would do to all loans, against the saved version of the round; null when that round does not exist.
 * Loans with an application under way or granted are eligible under neither: their applications keep their version.
 */
export async function previewRound(db: Queryable, round: string | null, typed: RoundVersion): Promise<RoundPreview | null> {
  const saved = round === null ? { version: 0 } : await savedRound(db, round);
  if (!saved) return null;
  const before = round === null ? null : await roundVersion(db, round, saved.version);
  const [loans, lpr, standing] = [await everyLoan(db, typed.kind), await lprQuotations(db), await standingOf(db, round)];
  const { affected, ...effect } = roundEffect(before, typed, loans, lpr, AFFECTED_SHOWN);
  return { ...effect, ...standing, version: saved.version, affected: await named(db, affected) };
}

async function savedRound(db: Queryable, id: string): Promise<{ version: number } | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<{ version: number }>('select version::int as version from policy_rounds where id = $1::uuid', [id]);
  return rows[0] ?? null;
}

async function standingOf(db: Queryable, round: string | null): Promise<Pick<RoundPreview, 'underWay' | 'notHere'>> {
  const { rows } = await db.query<Pick<RoundPreview, 'underWay' | 'notHere'>>(
    `select (select count(*)::int from subsidy_applications where round_id = $1::uuid and (status = 'draft' or status in ${LIVE})) as "underWay",
            (select count(*)::int from loans where enterprise_id is null) as "notHere"`,
    [round],
  );
  return rows[0]!;
}

async function named(db: Queryable, affected: readonly AffectedLoan[]): Promise<NamedLoan[]> {
  type Name = { id: string; company: string; bank: string; contractNumber: string };
  const { rows } = await db.query<Name>(
    `select l.id, e.name as company, b.name as bank, l.contract_number as "contractNumber"
     from loans l join enterprises e on e.id = l.enterprise_id join banks b on b.id = l.bank_id where l.id = any($1::uuid[])`,
    [affected.map(({ id }) => id)],
  );
  const names = new Map(rows.map((row) => [row.id, row]));
  return affected.flatMap((loan) => {
    const name = names.get(loan.id);
    return name ? [{ ...loan, ...name }] : [];
  });
}
