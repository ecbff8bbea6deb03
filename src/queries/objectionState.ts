import type { Queryable } from '../adapters/database.ts';

/** What whoever objected may know of the case: nothing that tells who it was. */
export type ObjectionState = {
  number: string;
  status: 'submitted' | 'accepted' | 'refused' | 'upheld' | 'dismissed';
  submittedAt: Date;
  decidedAt: Date | null;
  finding: string | null;
  productName: string;
  filingNumber: string;
};

const COLUMNS = `o.objection_number as number, o.status::text as status, o.submitted_at as "submittedAt", case when o.status <> 'submitted' then o.decided_at end as "decidedAt",
  case when o.status in ('refused', 'upheld', 'dismissed') then nullif(o.finding, '') end as finding, coalesce(p.name, '') as "productName", coalesce(p.filing_number, '') as "filingNumber"`;

/** The objection this receipt code and number belong to; one question whichever of them is wrong, so both take the same time. */
export async function findByReceipt(db: Queryable, receiptHash: string, phone: string): Promise<string | null> {
  const { rows } = await db.query<{ id: string }>('select id from objections where receipt_hash = $1 and phone = $2', [receiptHash, phone]);
  return rows[0]?.id ?? null;
}

export async function objectionState(db: Queryable, id: string): Promise<ObjectionState | null> {
  const { rows } = await db.query<ObjectionState>(`select ${COLUMNS} from objections o left join products p on p.id = o.product_id where o.id = $1::uuid`, [id]);
  return rows[0] ?? null;
}
