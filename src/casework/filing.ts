import { randomInt } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import { civilYear } from '../domain/civilDate.ts';
import type { ProductFacts } from '../domain/lifecycle/products.ts';
import { prepared } from '../queries/prepared.ts';
import { refreshDisclosure } from './linkedPatents.ts';
import { endLapseRequest } from './patentLapse.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { CaseContext } from './types.ts';
import { productForm } from '../domain/forms/product.ts';

/** Filing gives the number, fixes the content by its hash, issues the certificate and makes the product public. */
export async function fileProduct({ tx, row, now, facts }: CaseContext<ProductFacts>): Promise<Record<string, unknown>> {
  const year = civilYear(now);
  await refreshDisclosure(tx, row.id, true);
  return {
    filing_number: await issueFilingNumber(tx, row, year, now),
    filed_at: now,
    filing_year: year,
    snapshot_hash: contentHash(snapshotOf(productForm, row, facts.material)),
  };
}

/** Withdrawn, lapsed or revoked: the page keeps state and date, everything else leaves the public at once (invariant 17). */
export async function closeFiling({ tx, row, now }: CaseContext<ProductFacts>): Promise<Record<string, unknown>> {
  await refreshDisclosure(tx, row.id, false);
  await endLapseRequest(tx, row.id, now);
  return { closed_at: now };
}

/**
 * The number, and the certificate that carries it with the company's name at issue. Year and a running number of at
 * least 7 digits. The counter row stays locked to the end, so a number is never given twice and none is left out.
 */
async function issueFilingNumber(tx: Queryable, row: CaseContext['row'], year: number, now: Date): Promise<string> {
  const { rows } = await prepared<{ number: string }>(tx, ISSUE, [year, verificationCode(), row.id, row.enterprise_id, now]);
  if (!rows[0]) throw new Error(`no enterprise ${row.enterprise_id} to issue a certificate to`);
  return rows[0].number;
}

const ISSUE = `with counter as (
    insert into filing_counters (year, last) values ($1::int, 1)
    on conflict (year) do update set last = filing_counters.last + 1 returning year || lpad(last::text, greatest(7, length(last::text)), '0') as number
  )
  insert into certificates (id, kind, code, number, enterprise_id, enterprise_name, product_id, issued_at, created_at, updated_at)
  select uuidv7(), 'filing', $2, counter.number, e.id, e.name, $3::uuid, $5, $5, $5 from counter, enterprises e where e.id = $4::uuid
  returning number`;

/** Letters and digits that are not mistaken for each other on paper; 20 of them cannot be guessed. */
const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function verificationCode(letters = 20): string {
  return Array.from({ length: letters }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
