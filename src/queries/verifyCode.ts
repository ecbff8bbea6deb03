import type { Queryable } from '../adapters/database.ts';
import { toCivilDate, type CivilDate } from '../domain/civilDate.ts';
import { toHalfWidth } from '../domain/text.ts';
import { prepared } from './prepared.ts';

/** What the public is told about a filing certificate now, whatever the paper says. */
export type Verified = { kind: 'filing'; number: string } & (ValidFiling | ClosedFiling);

export type ValidFiling = {
  state: 'valid';
  /** Day of filing, Shanghai. */
  since: CivilDate;
  productName: string;
  /** The present name; `nameAtIssue` differs when the organisation was renamed after the certificate was issued. */
  enterpriseName: string;
  nameAtIssue: string;
  filingYear: number;
};

export type ClosedFiling = {
  state: 'withdrawn' | 'revoked';
  /** Day the filing ended, Shanghai. */
  since: CivilDate;
};

/**
 * Looks up the code of a certificate or a filing number; blanks, hyphens, width and case do not matter.
 * null: no filing certificate bears it.
 */
export async function verifyCode(db: Queryable, codeOrFilingNumber: string): Promise<Verified | null> {
  const typed = toHalfWidth(codeOrFilingNumber).replace(/[\s\0-]/g, '').toUpperCase();
  const { rows } = await prepared<FilingRow>(
    db,
    `select p.filing_number as number, p.status::text as status, p.filed_at as "filedAt", coalesce(p.closed_at, p.updated_at) as "closedAt", p.filing_year::int as "filingYear",
       coalesce(p.name, '') as "productName", coalesce(e.name, '') as "enterpriseName", coalesce(c.enterprise_name, e.name, '') as "nameAtIssue"
     from products p join enterprises e on e.id = p.enterprise_id
       left join certificates c on c.product_id = p.id and c.kind = 'filing'
     where p.id in (
         select product_id from certificates where code = $1 and kind = 'filing'
         union all select id from products where filing_number = $1)
       and p.status in ('filed', 'withdrawing', 'withdrawn', 'revoked')
     limit 1`,
    [typed],
  );
  return rows[0] ? verified(rows[0]) : null;
}

type FilingRow = Omit<ValidFiling, 'state' | 'since'> & {
  number: string;
  status: 'filed' | 'withdrawing' | 'withdrawn' | 'revoked';
  filedAt: Date;
  closedAt: Date;
};

function verified({ status, filedAt, closedAt, number, ...facts }: FilingRow): Verified {
  if (status === 'withdrawn' || status === 'revoked') return { kind: 'filing', number, state: status, since: toCivilDate(closedAt) };
  return { kind: 'filing', number, state: 'valid', since: toCivilDate(filedAt), ...facts };
}
