import type { Queryable } from '../adapters/database.ts';
import { linkedPatents, type LinkedPatent } from '../casework/linkedPatents.ts';
import { valuesOf } from '../casework/rows.ts';
import type { Snapshot } from '../casework/submissions.ts';
import { civilYear } from '../domain/civilDate.ts';
import type { Form, Values } from '../domain/forms/field.ts';
import { assetReportForm } from '../domain/forms/assetReport.ts';
import type { CaseCollection } from '../domain/lifecycle/index.ts';
import type { ActionInput } from '../domain/lifecycle/engine.ts';
import type { FileFormat } from '../domain/files.ts';

/** Everything a back-office page shows of one case. Personal data is whole here: the page masks it. */
export type CaseFile = {
  id: string;
  collection: CaseCollection;
  status: string;
  revision: number;
  values: Values;
  findingReasons: Record<string, string>;
  figuresYear: number | null;
  filingNumber: string | null;
  submittedAt: Date | null;
  takenBy: string | null;
  takenByName: string | null;
  takenAt: Date | null;
  enterprise: { id: string; name: string | null; formerNames: string[]; uscc: string | null };
};

export type CaseAttachment = { id: string; slot: string; name: string; format: FileFormat; bytes: number; sha256: string };
export type LogRow = { sequence: number; action: string; from: string; to: string; actorId: string | null; actorRole: string; actorName: string; at: Date; input: ActionInput | null };
export type SharedPatent = LinkedPatent & { otherProducts: { id: string; name: string }[] };
export type AssetReportFile = { id: string; year: number; values: Values; files: CaseAttachment[] };

type Row = Record<string, unknown>;

/** The case, or null when there is none. Who may see it is the caller's to have checked. */
export async function readCaseFile(db: Queryable, collection: CaseCollection, form: Form, id: string): Promise<CaseFile | null> {
  const { rows } = await db.query<Row>(
    `select c.*, e.name as enterprise_name, e.former_names as enterprise_former, e.uscc as enterprise_uscc
     from ${collection.replaceAll('-', '_')} c join enterprises e on e.id = c.enterprise_id where c.id = $1::uuid`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id,
    collection,
    status: String(row.status),
    revision: Number(row.revision),
    values: { name: row.name, ...valuesOf(form, row) },
    findingReasons: (row.finding_reasons as Record<string, string> | undefined) ?? {},
    figuresYear: figuresYearOf(collection, row),
    filingNumber: (row.filing_number as string | undefined) ?? null,
    submittedAt: (row.submitted_at as Date | null) ?? null,
    ...holder(row),
    enterprise: { id: String(row.enterprise_id), name: row.enterprise_name as string | null, formerNames: (row.enterprise_former as string[] | null) ?? [], uscc: row.enterprise_uscc as string | null },
  };
}

/** The year of a product's figures; an annual update brings those of the year before its own, a verification those due when it was submitted. */
function figuresYearOf(collection: CaseCollection, row: Row): number | null {
  if (collection === 'product-updates') return Number(row.year) - 1;
  if (collection === 'verifications') return ['submitted', 'approved'].includes(String(row.status)) && row.submitted_at ? civilYear(row.submitted_at as Date) - 1 : null;
  return row.figures_year ? Number(row.figures_year) : null;
}

function holder(row: Row): Pick<CaseFile, 'takenBy' | 'takenByName' | 'takenAt'> {
  return { takenBy: row.taken_by as string | null, takenByName: row.taken_by_name as string | null, takenAt: row.taken_at as Date | null };
}

/** The last two submissions, the newer first; one when the case was submitted once. */
export async function lastSubmissions(db: Queryable, collection: CaseCollection, id: string): Promise<{ number: number; data: Snapshot }[]> {
  const { rows } = await db.query<{ number: number; data: Snapshot }>(
    'select number::int, data from submissions where case_collection = $1 and case_id = $2 order by number desc limit 2',
    [collection, id],
  );
  return rows;
}

/** What was done with the case, oldest first, with what was written at each step. */
export async function caseTimeline(db: Queryable, collection: CaseCollection, id: string): Promise<LogRow[]> {
  const { rows } = await db.query<LogRow>(
    `select sequence::int, action, from_status as "from", to_status as "to", actor_id as "actorId", actor_role as "actorRole", actor_name as "actorName", at, input
     from case_log where case_collection = $1 and case_id = $2 order by sequence`,
    [collection, id],
  );
  return rows;
}

export async function caseAttachments(db: Queryable, collection: string, id: string): Promise<CaseAttachment[]> {
  const { rows } = await db.query<CaseAttachment>(
    `select id, slot, original_name as name, format, byte_size::int as bytes, sha256 from attachments
     where owner_collection = $1 and owner_id = $2 order by created_at, id`,
    [collection, id],
  );
  return rows;
}

/** The patents of a product with the other products that rely on each, drafts left out. */
export async function patentsWithUses(db: Queryable, product: string): Promise<SharedPatent[]> {
  return withUses(db, await linkedPatents(db, product), product);
}

/** The same for patents a product shall have. */
export async function withUses(db: Queryable, patents: readonly LinkedPatent[], product: string): Promise<SharedPatent[]> {
  const { rows } = await db.query<{ patent: string; id: string; name: string }>(
    `select l.patent_id as patent, p.id, coalesce(p.name, '') as name from product_patents l join products p on p.id = l.product_id
     where l.patent_id = any($1::uuid[]) and p.id <> $2::uuid and p.status <> 'draft' order by p.filed_at nulls last, p.id`,
    [patents.map(({ id }) => id), product],
  );
  return patents.map((patent) => ({ ...patent, otherProducts: rows.filter((row) => row.patent === patent.id).map(({ id, name }) => ({ id, name })) }));
}

/** The enterprise's asset report of a year, with its scans. */
export async function assetReportFile(db: Queryable, enterprise: string, year: number): Promise<AssetReportFile | null> {
  const { rows } = await db.query<Row & { id: string }>('select * from asset_reports where enterprise_id = $1::uuid and year = $2', [enterprise, year]);
  const report = rows[0];
  if (!report) return null;
  return { id: report.id, year, values: valuesOf(assetReportForm, report), files: await caseAttachments(db, 'asset-reports', report.id) };
}

/** How many verifications of other enterprises, drafts left out, name the same code. */
export async function sameUsccElsewhere(db: Queryable, uscc: unknown, enterprise: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(distinct enterprise_id)::int as count from verifications where uscc = $1 and enterprise_id <> $2::uuid and status <> 'draft'`,
    [uscc ?? null, enterprise],
  );
  return rows[0]?.count ?? 0;
}

/** Reasons for refusal staff keep: `field` null is for the whole case. */
export async function reasonLibrary(db: Queryable, collection: CaseCollection): Promise<{ field: string | null; text: string }[]> {
  const { rows } = await db.query<{ field: string | null; text: string }>(
    `select nullif(field, '') as field, text from reasons where case_collection = $1::text::enum_reasons_case_collection order by field nulls first, created_at, id`,
    [collection],
  );
  return rows;
}

/** The class of a product in words, and whether it is one of services; what the text checks know beyond the form. */
export async function productClassFacts(db: Queryable, code: unknown): Promise<{ className: string | null; serviceClass: boolean | null }> {
  const { rows } = await db.query<{ name: string; section: string | null }>('select name, section from product_classes where code = $1', [code ?? '']);
  const found = rows[0];
  return { className: found?.name ?? null, serviceClass: found ? found.section === 'service' : null };
}
