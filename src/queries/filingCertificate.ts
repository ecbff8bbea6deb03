import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import { statesWhere } from '../domain/lifecycle/engine.ts';
import { lifecycleOf } from '../domain/lifecycle/index.ts';
import { CERTIFICATE_CONDITIONS, certificateConditions, type CertificateConditions } from './portalCertificates.ts';

export type CertificateFacts = {
  status: string;
  enterpriseId: string;
  enterpriseName: string;
  code: string;
  filingNumber: string;
  productName: string;
  filingYear: number;
  lastUpdateYear: number | null;
  closedAt: Date | null;
  /** Null when the company does not disclose them. */
  patents: { number: string; title: string }[] | null;
  platformName: string;
  operatorName: string;
};

/** What a filing certificate says, with the name of the company as it was at issue. Null when none was issued. */
export async function certificateFacts(db: Queryable, productId: string): Promise<CertificateFacts | null> {
  if (!isUuid(productId)) return null;
  const { rows } = await db.query<CertificateFacts>(`${FACTS} where p.id = $1::uuid`, [productId]);
  return rows[0] ?? null;
}

const A_BATCH = 50;

/**
 * Every certificate of an enterprise that holds today and fits the conditions of its list, oldest first; read in batches, so
 * that thousands need no more memory than fifty.
 */
export async function* validCertificates(db: Queryable, enterprise: string, filter: CertificateConditions): AsyncGenerator<CertificateFacts> {
  for (let after = FIRST; ; ) {
    const { rows } = await db.query<CertificateFacts & { certificateId: string }>(
      `${FACTS} where p.enterprise_id = $1::uuid and c.enterprise_id = $1::uuid and ${CERTIFICATE_CONDITIONS} and p.status::text = any($6::text[]) and c.id > $7::uuid
       order by c.id limit ${A_BATCH}`,
      [enterprise, ...certificateConditions(filter), VALID, after],
    );
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < A_BATCH) return;
    after = last.certificateId;
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000';
/** States in which a filing, and so its certificate, holds. */
const VALID = statesWhere(lifecycleOf('products'), (state) => state.isPublic === true);

/** With the settings' names of platform and operator, and the patents only where the company discloses them. */
const FACTS = `select c.id as "certificateId", p.status::text, p.enterprise_id as "enterpriseId", c.enterprise_name as "enterpriseName", c.code,
    p.filing_number as "filingNumber", p.name as "productName", p.filing_year::int as "filingYear",
    p.last_update_year::int as "lastUpdateYear", p.closed_at as "closedAt",
    s.platform_name as "platformName", s.operator as "operatorName",
    case when p.patents_disclosed then (
      select coalesce(jsonb_agg(jsonb_build_object('number', t.number, 'title', t.title) order by l.core desc, t.number), '[]')
      from product_patents l join patents t on t.id = l.patent_id where l.product_id = p.id) end as patents
  from products p join certificates c on c.product_id = p.id and c.kind = 'filing' cross join (select * from settings limit 1) s`;
