import type { Queryable } from '../adapters/database.ts';
import { assetReportStanding } from '../casework/assetReports.ts';
import { daysLeft, deferrableUntil } from '../domain/assetReportDuty.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import type { TaskFacts } from '../domain/taskList.ts';
import { ALL_PATENTS_GONE } from './lapsedProducts.ts';
import type { UpdateCounts } from '../domain/updateTask.ts';
import { certificationCounts } from './portalCertifications.ts';

/** The organisation a clerk works for. `name` is null until its first verification is approved. */
export type PortalEnterprise = { id: string; name: string | null; formerNames: string[]; uscc: string | null; isVerified: boolean };

export async function portalEnterprise(db: Queryable, enterprise: string): Promise<PortalEnterprise> {
  const { rows } = await db.query<PortalEnterprise>(
    `select id, name, coalesce(former_names, '[]'::jsonb) as "formerNames", uscc, coalesce(is_verified, false) as "isVerified"
     from enterprises where id = $1::uuid`,
    [enterprise],
  );
  if (!rows[0]) throw new Error('an account without its enterprise');
  return rows[0];
}

type Counts = {
  verified: boolean;
  verification: TaskFacts['verification'];
  begun: boolean;
  deadline: string | null;
  total: number;
  valid: number;
  products: Record<string, number> | null;
  updates: Omit<UpdateCounts, 'year'>;
  lapsed: number;
};

/** Products of enterprise `e` filed before the year after $2, by how their update of that year stands. */
const UPDATE_COUNTS = `select jsonb_build_object(
      'due', count(*) filter (where coalesce(u.status, 'draft') in ('draft', 'closed')), 'begun', count(*) filter (where u.status = 'draft'),
      'submitted', count(*) filter (where u.status = 'submitted'), 'rejected', count(*) filter (where u.status = 'rejected'),
      'updated', count(*) filter (where u.status = 'updated'))
    from products p left join product_updates u on u.product_id = p.id and u.year = $2 + 1
    where p.enterprise_id = e.id and p.status = 'filed' and p.filing_year <= $2`;

const COUNTS = `select coalesce(e.is_verified, false) as verified,
    (select v.status::text from verifications v where v.enterprise_id = e.id order by v.created_at desc limit 1) as verification,
    exists (select 1 from asset_reports a where a.enterprise_id = e.id and a.year = $2) as begun,
    (select asset_report_deadline from settings limit 1) as deadline,
    p.total, p.valid,
    (select jsonb_object_agg(status, count) from (select status, count(*)::int from products where enterprise_id = e.id group by status) s) as products,
    (${UPDATE_COUNTS}) as updates,
    (select count(*)::int from products p where p.enterprise_id = e.id and p.status = 'filed' and ${ALL_PATENTS_GONE}) as lapsed
  from enterprises e
  cross join lateral (select count(*)::int as total, count(*) filter (where legal_status = 'valid')::int as valid from patents where enterprise_id = e.id) p
  where e.id = $1::uuid`;

/** Facts of the task list, of the enterprise's own records alone; `now` is the instant of the domain's clock. */
export async function taskFacts(db: Queryable, enterprise: string, now: Date): Promise<TaskFacts> {
  const { state, year } = await assetReportStanding(db, enterprise, now);
  const { rows } = await db.query<Counts>(COUNTS, [enterprise, year]);
  const found = rows[0];
  if (!found) throw new Error('an account without its enterprise');
  const today = toCivilDate(now);
  const deadline = found.deadline ?? undefined;
  return {
    verified: found.verified,
    verification: found.verification,
    assetReport: { state, year, begun: found.begun, until: deferrableUntil(today, deadline), daysLeft: daysLeft(today, deadline) },
    patents: { total: found.total, valid: found.valid },
    products: { draft: 0, submitted: 0, rejected: 0, filed: 0, withdrawing: 0, ...found.products },
    updates: { year: year + 1, ...found.updates },
    certifications: await certificationCounts(db, enterprise, today),
    lapsed: found.lapsed,
  };
}

/** A message as its reader sees it in the portal; `href` leads to the case it is about. */
export type PortalNotice = { id: string; at: Date; text: string; href: string | null };

const CASE_PAGES: Record<string, (id: string) => string> = {
  verifications: () => '/portal/verification',
  products: (id) => `/portal/products/${id}`,
  'product-updates': (id) => `/portal/updates/${id}`,
  'subsidy-applications': (id) => `/portal/subsidies/${id}`,
  certifications: (id) => `/portal/certifications/${id}`,
};

/** Messages about no case of its own, and where what they ask for is done. */
const REMINDER_PAGES: Record<string, string> = { 'asset-report-reminder': '/portal/assets', 'updates-open': '/portal/updates', 'updates-due': '/portal/updates' };

/**
 * The newest messages of decisions about the enterprise's cases, each once: SMS and e-mail to several clerks tell the same
 * event. One-time codes and messages about accounts are no business of the others and stay out.
 */
export async function latestNotices(db: Queryable, enterprise: string, limit: number): Promise<PortalNotice[]> {
  const { rows } = await db.query<{ id: string; at: Date; body: string; collection: string; caseId: string; template: string }>(
    `select * from (
       select distinct on (template, case_id, created_at) id, created_at as at, body, case_collection as collection, case_id as "caseId", template
       from notices where enterprise = $1 and (case_id is not null or template = any($3)) and channel = 'sms' order by template, case_id, created_at
     ) told order by at desc limit $2`,
    [enterprise, limit, Object.keys(REMINDER_PAGES)],
  );
  return rows.map(({ id, at, body, collection, caseId, template }) => ({ id, at, text: body, href: REMINDER_PAGES[template] ?? CASE_PAGES[collection]?.(caseId) ?? null }));
}
