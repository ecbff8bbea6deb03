import type { Queryable } from '../adapters/database.ts';
import { OWN_FACTS, withProof, type ReadPatent } from '../casework/linkedPatents.ts';
import { isUuid } from '../casework/rows.ts';
import { holderKey } from '../domain/holderNames.ts';
import type { LegalStatus, Obtained } from '../domain/patents.ts';
import type { PatentType } from '../domain/patentNumber.ts';
import { toHalfWidth } from '../domain/text.ts';
import { ownFiles, type OwnFile } from './portalCases.ts';
import { like, paged, type ListPage } from './portalLists.ts';

/** `proof`: 'missing' for those that need a proof and have none; '' everywhere for all. */
export type PatentFilter = { q: string; type: string; holder: string; obtained: string; status: string; proof: string; page: number };

export type PatentRow = {
  id: string;
  number: string;
  title: string;
  type: PatentType;
  holders: string[];
  legalStatus: LegalStatus;
  asOf: string | null;
  obtained: Obtained;
  source: 'auto' | 'manual';
  /** Entered by hand because the register does not know it. */
  isDeclared: boolean;
  hasProof: boolean;
  /** Products that use it; a patent entered by hand may be deleted at 0. */
  uses: number;
};

/** Patents of an enterprise by number or title, type, holder, how obtained, legal status and proof; newest number first. */
export async function listPatents(db: Queryable, enterprise: string, filter: PatentFilter): Promise<ListPage<PatentRow>> {
  return paged<PatentRow>(db, `${ROWS} ${MATCHES} order by p.number desc`, `select count(*)::int as total ${MATCHES}`, valuesOf(enterprise, filter), filter.page);
}

/** All that match, for a table to take away; at most `most`. */
export async function allPatents(db: Queryable, enterprise: string, filter: PatentFilter, most: number): Promise<PatentRow[]> {
  return (await db.query<PatentRow>(`${ROWS} ${MATCHES} order by p.number desc limit ${most}`, valuesOf(enterprise, filter))).rows;
}

/** Those of these numbers (stored form) that are in the list of the enterprise. */
export async function patentsByNumber(db: Queryable, enterprise: string, numbers: readonly string[]): Promise<PatentRow[]> {
  return (await db.query<PatentRow>(`${ROWS} from patents p where p.enterprise_id = $1::uuid and p.number = any($2::text[])`, [enterprise, numbers])).rows;
}

export type PatentUse = { id: string; name: string | null; status: string; filingNumber: string | null };
export type OwnPatentPage = Omit<PatentRow, 'uses'> & { files: OwnFile[]; products: PatentUse[] };

/** A patent of one's own with its proof and the products that use it; null when it is absent or somebody else's. */
export async function ownPatent(db: Queryable, enterprise: string, id: string): Promise<OwnPatentPage | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<ReadPatent & { source: 'auto' | 'manual'; asOf: string | null }>(
    `select ${OWN_FACTS}, p.source::text, p.as_of as "asOf" from patents p where p.id = $1::uuid and p.enterprise_id = $2::uuid`,
    [id, enterprise],
  );
  const patent = rows[0];
  if (!patent) return null;
  const products = await db.query<PatentUse>(
    `select p.id, p.name, p.status::text, p.filing_number as "filingNumber" from product_patents l join products p on p.id = l.product_id
     where l.patent_id = $1::uuid and p.enterprise_id = $2::uuid order by p.updated_at desc, p.id limit 200`,
    [id, enterprise],
  );
  return { ...withProof(patent), files: await ownFiles(db, 'patents', id, enterprise), products: products.rows };
}

const HAS_PROOF = `(p.source = 'manual' and exists (select 1 from attachments a where a.owner_collection = 'patents' and a.owner_id = p.id::text and a.slot = 'proof'))`;

const ROWS = `select p.id, p.number, p.title, p.type::text, p.holders, p.legal_status::text as "legalStatus", p.as_of as "asOf", p.obtained::text, p.source::text,
  coalesce(p.is_declared, false) as "isDeclared", ${HAS_PROOF} as "hasProof", (select count(*)::int from product_patents l where l.patent_id = p.id) as uses`;

/** The last condition is `needsProof` of the domain. */
const MATCHES = `from patents p where p.enterprise_id = $1::uuid
  and ($2 = '%%' or p.title ilike $2 or ($3 <> '%%' and p.number like $3))
  and ($4 = '' or p.type::text = $4)
  and ($5 = '%%' or exists (select 1 from jsonb_array_elements_text(p.holders) holder where holder_key(holder) ilike $5))
  and ($6 = '' or p.obtained::text = $6)
  and ($7 = '' or p.legal_status::text = $7)
  and ($8 = '' or ((p.obtained <> 'original' or coalesce(p.is_declared, false)) and not ${HAS_PROOF}))`;

function valuesOf(enterprise: string, { q, type, holder, obtained, status, proof }: PatentFilter): unknown[] {
  return [enterprise, like(q), like(numberPart(q)), type, like(holderKey(holder)), obtained, status, proof];
}

/** The digits of what may be (part of) a patent number, however it is written; '' for a title. */
function numberPart(text: string): string {
  const compact = toHalfWidth(text).toUpperCase().replace(/[\s.·。]/g, '').replace(/^(?:ZL|CN)+/, '');
  return /^\d+X?$/.test(compact) ? compact : '';
}
