import type { Queryable } from '../adapters/database.ts';
import { OWN_FACTS, withProof, type ReadPatent } from '../casework/linkedPatents.ts';
import type { PatentFacts } from '../domain/patents.ts';

/** A patent of one's own as a form shows it. */
export type OwnPatent = PatentFacts & { id: string; title: string };
/** A patent linked to a product; `linkId` is the row of `product-patents`. */
export type OwnLink = OwnPatent & { linkId: string; core: boolean; upheld: boolean; caseNumber: string };

/** The patents linked to a product of the enterprise, in the order they were linked. */
export async function ownLinks(db: Queryable, product: string, enterprise: string): Promise<OwnLink[]> {
  const { rows } = await db.query<ReadPatent & Omit<OwnLink, 'hasProof'>>(
    `select l.id as "linkId", ${OWN_FACTS}, coalesce(l.core, false) as core, coalesce(l.upheld_after_invalidation, false) as upheld, coalesce(l.case_number, '') as "caseNumber"
     from product_patents l join patents p on p.id = l.patent_id
     where l.product_id = $1::uuid and l.enterprise_id = $2::uuid order by l.created_at, l.id`,
    [product, enterprise],
  );
  return rows.map(withProof);
}

/** Present name first, then former ones: whose patents the enterprise may use. Empty before the first verification. */
export async function enterpriseNames(db: Queryable, enterprise: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string | null; former: string[] | null }>('select name, former_names as former from enterprises where id = $1::uuid', [enterprise]);
  return [rows[0]?.name, ...(rows[0]?.former ?? [])].filter((name): name is string => Boolean(name));
}

/** Why a product cannot be submitted yet whatever is filled in: said before somebody starts. */
export type FilingStanding = { verified: boolean; openVerification: boolean; patents: number };

export async function filingStanding(db: Queryable, enterprise: string): Promise<FilingStanding> {
  const { rows } = await db.query<FilingStanding>(
    `select coalesce(e.is_verified, false) as verified,
            exists (select 1 from verifications v where v.enterprise_id = e.id and v.status = 'submitted') as "openVerification",
            (select count(*)::int from patents p where p.enterprise_id = e.id and p.legal_status = 'valid') as patents
     from enterprises e where e.id = $1::uuid`,
    [enterprise],
  );
  return rows[0] ?? { verified: false, openVerification: false, patents: 0 };
}
