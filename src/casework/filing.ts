import { randomInt } from 'node:crypto';
import type { Queryable } from '../adapters/database.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { productForm } from '../domain/forms/product.ts';
import type { ProductFacts } from '../domain/lifecycle/products.ts';
import { hashOf, insertRecord } from './caseLog.ts';
import { linkedPatents, refreshDisclosure } from './linkedPatents.ts';
import { attachmentsOf, valuesOf } from './rows.ts';
import type { CaseContext } from './types.ts';

/** Filing gives the number, fixes the content by its hash, issues the certificate and makes the product public. */
export async function fileProduct({ tx, row, now }: CaseContext<ProductFacts>): Promise<Record<string, unknown>> {
  const year = Number(toCivilDate(now).slice(0, 4));
  const filingNumber = await nextFilingNumber(tx, year);
  await issueFilingCertificate(tx, row, filingNumber, now);
  await refreshDisclosure(tx, row.id, true);
  return {
    filing_number: filingNumber,
    filed_at: now,
    filing_year: year,
    snapshot_hash: hashOf({
      values: valuesOf(productForm, row),
      patents: await linkedPatents(tx, row.id),
      files: await attachmentsOf(tx, 'products', row.id),
    }),
  };
}

/** Withdrawn, lapsed or revoked: the page keeps state and date, everything else leaves the public at once (invariant 17). */
export async function closeFiling({ tx, row, now }: CaseContext<ProductFacts>): Promise<Record<string, unknown>> {
  await refreshDisclosure(tx, row.id, false);
  return { closed_at: now };
}

/** Year and a running number of 7 digits. The counter row is locked to the end, so a number is never given twice. */
async function nextFilingNumber(tx: Queryable, year: number): Promise<string> {
  const { rows } = await tx.query<{ last: number }>(
    `insert into filing_counters (year, last) values ($1, 1)
     on conflict (year) do update set last = filing_counters.last + 1 returning last`,
    [year],
  );
  return `${year}${String(rows[0]?.last).padStart(7, '0')}`;
}

async function issueFilingCertificate(tx: Queryable, row: CaseContext['row'], number: string, now: Date): Promise<void> {
  const { rows } = await tx.query<{ name: string }>('select name from enterprises where id = $1::uuid', [row.enterprise_id]);
  await insertRecord(tx, 'certificates', {
    kind: 'filing',
    code: verificationCode(),
    number,
    enterprise_id: row.enterprise_id,
    enterprise_name: rows[0]?.name ?? null,
    product_id: row.id,
    issued_at: now,
    created_at: now,
    updated_at: now,
  });
}

/** Letters and digits that are not mistaken for each other on paper; 20 of them cannot be guessed. */
const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function verificationCode(): string {
  return Array.from({ length: 20 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');
}
