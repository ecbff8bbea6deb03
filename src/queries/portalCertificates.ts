import type { Queryable } from '../adapters/database.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { like, paged, type ListPage } from './portalLists.ts';

export type PaperKind = 'filing' | 'certification';
/** Conditions of the list of certificates; '' for all. `state`: `valid` while the filing or certification holds, `closed` after; `year`: of filing or of the round. */
export type CertificateConditions = { name: string; number: string; year: string; state: string; kind?: string };
export type CertificateRow = {
  kind: PaperKind;
  /** Of the product for a filing, of the certification else: what the address of the paper ends in. */
  id: string;
  productId: string;
  productName: string | null;
  number: string;
  issuedAt: Date;
  year: number;
  lastUpdateYear: number | null;
  status: string;
  /** When the filing ended, or the certification was revoked. */
  closedAt: Date | null;
  /** Of a certification: its last day. */
  validUntil: CivilDate | null;
};

/** On `products p` and `certificates c`, as parameters 2 to 5. */
export const CERTIFICATE_CONDITIONS = `($2 = '%%' or p.name ilike $2) and ($3 = '%%' or c.number like $3) and ($4::int is null or p.filing_year = $4)
  and ($5 = '' or ($5 = 'closed') = (p.closed_at is not null))`;

/** The same for `certifications k` and `certification_rounds r`, with today as parameter 6: one whose last day is over holds no longer, whoever has noticed. */
export const CERTIFICATION_CONDITIONS = `($2 = '%%' or k.product_name ilike $2) and ($3 = '%%' or k.number ilike $3) and ($4::int is null or r.year = $4)
  and ($5 = '' or ($5 = 'valid') = (k.status = 'certified' and k.valid_until >= $6::text))`;

export function certificateConditions({ name, number, year, state }: CertificateConditions): unknown[] {
  return [like(name), like(number.replace(/\s/g, '')), /^\d{4}$/.test(year) ? Number(year) : null, ['valid', 'closed'].includes(state) ? state : ''];
}

const FILINGS = `from certificates c join products p on p.id = c.product_id where c.enterprise_id = $1::uuid and p.enterprise_id = $1::uuid and c.kind = 'filing'`;
const CERTIFICATIONS = `from certificates c join certifications k on k.id = c.certification_id join certification_rounds r on r.id = k.round_id
  where c.enterprise_id = $1::uuid and k.enterprise_id = $1::uuid and c.kind = 'certification'`;

const PAPERS = `from (
    select 'filing' as kind, c.id as paper, p.id, p.id as "productId", p.name as "productName", c.number, c.issued_at as "issuedAt", p.filing_year::int as year,
      p.last_update_year::int as "lastUpdateYear", p.status::text, p.closed_at as "closedAt", null::text as "validUntil" ${FILINGS} and ${CERTIFICATE_CONDITIONS}
    union all
    select 'certification', c.id, k.id, k.product_id, k.product_name, c.number, c.issued_at, r.year::int,
      null, case when k.status = 'certified' and k.valid_until < $6::text then 'expired' else k.status::text end, case when k.status = 'revoked' then k.ended_at end, k.valid_until ${CERTIFICATIONS} and ${CERTIFICATION_CONDITIONS}
  ) found where $7 in ('', kind)`;

/** Certificates of an enterprise, of filings and of certifications, with their state on `today`, newest first. */
export async function listCertificates(db: Queryable, enterprise: string, filter: CertificateConditions & { page: number }, today: CivilDate): Promise<ListPage<CertificateRow>> {
  const kind = ['filing', 'certification'].includes(filter.kind ?? '') ? filter.kind : '';
  const values = [enterprise, ...certificateConditions(filter), today, kind];
  return paged<CertificateRow>(db, `select * ${PAPERS} order by "issuedAt" desc, paper desc`, `select count(*)::int as total ${PAPERS}`, values, filter.page);
}

/** How many certificates there are and how many of them hold on `today`, and the years of filings and rounds, newest first. */
export async function certificateFigures(db: Queryable, enterprise: string, today: CivilDate): Promise<{ all: number; valid: number; years: number[] }> {
  const { rows } = await db.query<{ year: number; all: number; valid: number }>(
    `select year, count(*)::int as all, (count(*) filter (where holds))::int as valid
     from (select p.filing_year::int as year, p.closed_at is null as holds ${FILINGS}
       union all select r.year::int, k.status = 'certified' and k.valid_until >= $2::text ${CERTIFICATIONS}) papers group by year order by year desc`,
    [enterprise, today],
  );
  const sum = (key: 'all' | 'valid') => rows.reduce((total, row) => total + row[key], 0);
  return { all: sum('all'), valid: sum('valid'), years: rows.map(({ year }) => year) };
}
