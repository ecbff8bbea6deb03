import type { Queryable } from '../adapters/database.ts';
import type { FileFormat } from '../domain/files.ts';
import type { PatentFacts } from '../domain/patents.ts';
import { prepared } from '../queries/prepared.ts';

export type Proof = { id: string; name: string; format: FileFormat; bytes: number; sha256: string };

/** A patent of an enterprise; `proofs`: files that show how one entered by hand was obtained. */
export type OwnedPatent = PatentFacts & { id: string; title: string; proofs: Proof[] };
/** As {@link OWN_FACTS} reads it. */
export type ReadPatent = Omit<OwnedPatent, 'hasProof'>;
export type LinkedPatent = OwnedPatent & { core: boolean; upheld: boolean; caseNumber: string | null };

/** Columns of a patent `p` as {@link ReadPatent}. */
export const OWN_FACTS = `p.id, p.number, p.title, p.type::text, p.holders, p.legal_status::text as "legalStatus", p.obtained::text,
    coalesce(p.is_declared, false) as "isDeclared", case when p.source = 'manual' then
      (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.original_name, 'format', a.format, 'bytes', a.byte_size::int, 'sha256', a.sha256) order by a.created_at, a.id), '[]')
       from attachments a where a.owner_collection = 'patents' and a.owner_id = p.id::text and a.slot = 'proof') else '[]' end as proofs`;

export function withProof<P extends ReadPatent>(patent: P): P & { hasProof: boolean } {
  return { ...patent, hasProof: patent.proofs.length > 0 };
}

/** In the order of their ids, so that two products that share patents lock them in one order. */
const READ = `select ${OWN_FACTS},
    coalesce(l.core, false) as core, coalesce(l.upheld_after_invalidation, false) as upheld, l.case_number as "caseNumber"
  from product_patents l join patents p on p.id = l.patent_id where l.product_id = $1::uuid order by p.id`;

/**
 * The patents of a product as they stand now, core ones first. With `lock` they stay so until the transaction ends: an
 * import or a change waits, links to them do not.
 */
export async function linkedPatents(db: Queryable, productId: string, lock = false): Promise<LinkedPatent[]> {
  const { rows } = await prepared<ReadPatent & Pick<LinkedPatent, 'core' | 'upheld' | 'caseNumber'>>(db, lock ? `${READ} for no key update of p` : READ, [productId]);
  return rows.map(withProof).toSorted((a, b) => Number(b.core) - Number(a.core) || (a.number < b.number ? -1 : 1));
}

/**
 * Disclosed patents of filed and withdrawing products are public, all others nowhere (spec 3, "Public search").
 * Called whenever a product enters or leaves the public states, inside that transaction.
 */
export async function refreshDisclosure(tx: Queryable, productId: string, isPublic: boolean): Promise<void> {
  await prepared(tx, REFRESH, [productId, isPublic]);
}

/** Both updates see the links as they were before: of this product's the new ones count, of other products' those stored. */
const REFRESH = `with shown as (
    update product_patents l set is_public = $2::boolean and coalesce(p.patents_disclosed, false)
    from products p where p.id = l.product_id and l.product_id = $1::uuid returning l.patent_id, l.is_public
  )
  update patents t set is_public = shown.is_public or exists
    (select 1 from product_patents l where l.patent_id = t.id and l.product_id <> $1::uuid and l.is_public)
  from shown where t.id = shown.patent_id`;
