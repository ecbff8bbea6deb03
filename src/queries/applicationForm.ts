import type { Queryable } from '../adapters/database.ts';
import { isUuid } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import type { SubsidyLine } from '../domain/subsidy.ts';
import type { IpItem } from '../domain/subsidy/ipItems.ts';

type Row = Record<string, unknown>;

/** An application with its loan, its round and the form issued for it that is not void; null when none was issued or all are void. */
export type ApplicationFormFacts = {
  application: Row;
  loan: Row;
  /** The loan as it was when the form was issued, by the names of its fields: a correction since then does not change the paper. */
  loanAtIssue: Values | null;
  industryName: string | null;
  bankName: string;
  roundTitle: string;
  paperUntil: string;
  ipItems: IpItem[];
  calculation: SubsidyLine[];
  code: string;
  issuedAt: Date;
  contentHash: string;
  platformName: string;
  operatorName: string;
};

export async function applicationFormFacts(db: Queryable, id: string): Promise<ApplicationFormFacts | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<ApplicationFormFacts>(
    `select to_jsonb(a) as application, to_jsonb(l) as loan,
       (select x.data -> 'known' -> 'loan' from submissions x where x.case_collection = 'subsidy-applications' and x.case_id = a.id::text and x.hash = c.content_hash
        order by x.number desc limit 1) as "loanAtIssue", i.name as "industryName", b.name as "bankName", v.rules ->> 'title' as "roundTitle", v.rules ->> 'paperUntil' as "paperUntil",
       coalesce(a.ip_items, '[]'::jsonb) as "ipItems", coalesce(a.calculation, '[]'::jsonb) as calculation,
       c.code, c.issued_at as "issuedAt", c.content_hash as "contentHash", s.platform_name as "platformName", s.operator as "operatorName"
     from subsidy_applications a
       join loans l on l.id = a.loan_id join banks b on b.id = l.bank_id
       join policy_round_versions v on v.round_id = a.round_id and v.version = a.round_version
       join certificates c on c.application_id = a.id and c.kind = 'form' and c.void_at is null
       left join industries i on i.code = a.industry
       cross join (select * from settings limit 1) s
     where a.id = $1::uuid`,
    [id],
  );
  return rows[0] ?? null;
}
