import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { certificateConditions, CERTIFICATION_CONDITIONS, type CertificateConditions } from './portalCertificates.ts';

export type CertificationPaperFacts = {
  id: string;
  status: string;
  enterpriseId: string;
  /** As at issue. */
  enterpriseName: string;
  code: string;
  number: string;
  productName: string;
  filingNumber: string;
  issuedOn: CivilDate;
  validUntil: CivilDate;
  endedAt: Date | null;
  standard: string;
  roundTitle: string;
  platformName: string;
  operatorName: string;
};

/** What the certificate of a certification says; null where none was issued. */
export async function certificationPaper(db: Queryable, id: string): Promise<CertificationPaperFacts | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<CertificationPaperFacts>(`${FACTS} where k.id = $1::uuid`, [id]);
  return rows[0] ?? null;
}

const A_BATCH = 50;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Every certification of an enterprise that holds on `today` and fits the conditions of its list, oldest first, read in batches. */
export async function* validCertifications(db: Queryable, enterprise: string, filter: CertificateConditions, today: CivilDate): AsyncGenerator<CertificationPaperFacts> {
  for (let after = FIRST; ; ) {
    const { rows } = await db.query<CertificationPaperFacts>(
      `${FACTS} where k.enterprise_id = $1::uuid and ${CERTIFICATION_CONDITIONS} and k.id > $7::uuid order by k.id limit ${A_BATCH}`,
      [enterprise, ...certificateConditions({ ...filter, state: 'valid' }), today, after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < A_BATCH) return;
    after = last.id;
  }
}

/** With the settings' names of platform and operator. */
const FACTS = `select k.id, k.status::text, k.enterprise_id as "enterpriseId", c.enterprise_name as "enterpriseName", c.code, k.number, coalesce(k.product_name, '') as "productName",
    p.filing_number as "filingNumber", k.issued_on as "issuedOn", k.valid_until as "validUntil", k.ended_at as "endedAt", r.standard, r.title as "roundTitle",
    s.platform_name as "platformName", s.operator as "operatorName"
  from certifications k join certificates c on c.certification_id = k.id and c.kind = 'certification' join products p on p.id = k.product_id
    join certification_rounds r on r.id = k.round_id cross join (select * from settings limit 1) s`;
