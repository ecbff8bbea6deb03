import type { Queryable } from '../adapters/database.ts';
import { isUuid, valuesOf } from '../casework/rows.ts';
import type { CivilDate } from '../domain/civilDate.ts';
import { objectionForm } from '../domain/forms/objection.ts';
import type { CaseFile } from './caseFile.ts';

/** What an objection is against, with all that leads there. Nothing here tells who objected. */
export type ObjectionMatter = {
  number: string;
  finding: string | null;
  product: { id: string; name: string; status: string; filingNumber: string | null };
  respondent: { id: string; name: string };
  /** Where staff find the challenged company's telephone number. */
  verification: string | null;
  certification: { id: string; status: string };
  round: { id: string; title: string; publicisedAt: Date | null; endsOn: CivilDate | null };
  announcement: { id: string; title: string } | null;
};

export type ObjectionFile = { file: CaseFile; matter: ObjectionMatter };

type Row = Record<string, unknown>;

const FILE = `select o.*, p.name as product_name, p.status::text as product_status, p.filing_number, e.name as enterprise_name, e.former_names, e.uscc as enterprise_uscc,
    c.status::text as certification_status, r.id as round_id, r.title as round_title, r.publicised_at, r.publicity_ends_on, a.id as announcement_id, a.title as announcement_title,
    (select v.id from verifications v where v.enterprise_id = o.respondent_id and v.status = 'approved' order by v.decided_at desc nulls last limit 1) as verification_id
  from objections o join products p on p.id = o.product_id join enterprises e on e.id = o.respondent_id
    join certifications c on c.id = o.certification_id join certification_rounds r on r.id = c.round_id left join announcements a on a.id = r.announcement_id
  where o.id = $1::uuid`;

/**
 * The case as a page of the back office shows it, or null when there is none. `withIdentity`: with what the objector handed in;
 * it is masked by the page and never read for an auditor (spec 10). Who may see it is the caller's to have checked.
 */
export async function readObjectionFile(db: Queryable, id: string, withIdentity: boolean): Promise<ObjectionFile | null> {
  if (!isUuid(id)) return null;
  const { rows } = await db.query<Row>(FILE, [id]);
  const row = rows[0];
  return row ? { file: { ...caseFileOf(row), values: withIdentity ? valuesOf(objectionForm, row) : {} }, matter: matterOf(row) } : null;
}

function caseFileOf(row: Row): Omit<CaseFile, 'values'> {
  return {
    id: String(row.id),
    collection: 'objections',
    status: String(row.status),
    revision: Number(row.revision),
    findingReasons: {},
    figuresYear: null,
    filingNumber: null,
    submittedAt: row.submitted_at as Date | null,
    takenBy: row.taken_by as string | null,
    takenByName: row.taken_by_name as string | null,
    takenAt: row.taken_at as Date | null,
    enterprise: { id: String(row.respondent_id), name: row.enterprise_name as string | null, formerNames: (row.former_names as string[] | null) ?? [], uscc: row.enterprise_uscc as string | null },
  };
}

function matterOf(row: Row): ObjectionMatter {
  return {
    number: String(row.objection_number ?? ''),
    finding: row.finding as string | null,
    product: { id: String(row.product_id), name: String(row.product_name ?? ''), status: String(row.product_status), filingNumber: row.filing_number as string | null },
    respondent: { id: String(row.respondent_id), name: String(row.enterprise_name ?? '') },
    verification: row.verification_id as string | null,
    certification: { id: String(row.certification_id), status: String(row.certification_status) },
    round: { id: String(row.round_id), title: String(row.round_title), publicisedAt: row.publicised_at as Date | null, endsOn: row.publicity_ends_on as CivilDate | null },
    announcement: row.announcement_id ? { id: String(row.announcement_id), title: String(row.announcement_title ?? '') } : null,
  };
}

export type CallToMake = { id: string; number: string; product: string; respondent: string; since: Date };

/** Most a home page shows; older ones come up as the first are noted. */
const MOST_CALLS = 20;

/** Upheld objections whose telephone call to both sides nobody has noted yet, the oldest first (spec 5: a phone task for staff). */
export async function callsToMake(db: Queryable): Promise<{ calls: CallToMake[]; total: number }> {
  const { rows } = await db.query<CallToMake & { total: number }>(
    `select o.id, coalesce(o.objection_number, '') as number, coalesce(p.name, '') as product, coalesce(e.name, '') as respondent, coalesce(o.decided_at, o.updated_at) as since,
       count(*) over ()::int as total
     from objections o join products p on p.id = o.product_id join enterprises e on e.id = o.respondent_id
     where o.status = 'upheld' and not exists (select 1 from case_log l where l.case_collection = 'objections' and l.case_id = o.id::text and l.action = 'noteCall')
     order by since, o.id limit ${MOST_CALLS}`,
  );
  return { calls: rows.map(({ total: _total, ...call }) => call), total: rows[0]?.total ?? 0 };
}
