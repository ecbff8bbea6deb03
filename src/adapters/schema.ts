import { sql } from '@payloadcms/db-postgres';
import { check, index, uniqueIndex, type ExtraConfigColumn } from '@payloadcms/db-postgres/drizzle/pg-core';

type SchemaHook = NonNullable<Parameters<typeof import('@payloadcms/db-postgres').postgresAdapter>[0]['afterSchemaInit']>[number];
type Column =
  | 'application'
  | 'bank'
  | 'caseCollection'
  | 'caseId'
  | 'certification'
  | 'channel'
  | 'code'
  | 'contractNumber'
  | 'createdAt'
  | 'dueOn'
  | 'enterprise'
  | 'filedAt'
  | 'id'
  | 'key'
  | 'kind'
  | 'loan'
  | 'metric'
  | 'nextAttemptAt'
  | 'number'
  | 'ownerCollection'
  | 'ownerId'
  | 'patent'
  | 'product'
  | 'productClass'
  | 'round'
  | 'sequence'
  | 'slot'
  | 'standard'
  | 'status'
  | 'storageKey'
  | 'submittedAt'
  | 'updatedAt'
  | 'uscc'
  | 'year';
/** The columns by the names of their fields; which a table has only the running schema knows. */
type Table = Record<Column, ExtraConfigColumn>;

/**
 * Indexes and checks Payload cannot express, so that generated migrations own them (trap 10).
 * A list's index ends in its sort key; a rule of the domain that two requests could break together is unique here.
 */
export const afterSchemaInit: SchemaHook[] = [
  ({ extendTable, schema }) => {
    const on = (name: string, config: (t: Table) => Record<string, unknown>) => {
      const table = schema.tables[name];
      if (!table) throw new Error(`no table ${name}`);
      extendTable({ table, extraConfig: config as never });
    };
    uniqueRules(on);
    recordRules(on);
    listIndexes(on);
    checks(on);
    loanRules(on);
    certificationRules(on);
    subsidyRules(on);
    return schema;
  },
];

type On = (name: string, config: (t: Table) => Record<string, unknown>) => void;

function uniqueRules(on: On): void {
  on('enterprises', (t) => ({
    one_verified_per_uscc: uniqueIndex('enterprises_one_verified_per_uscc')
      .on(t.uscc)
      .where(sql`is_verified`),
  }));
  // Exactly one main account: a hand-over takes it away and gives it in one statement each, two at once collide here.
  on('enterprise_users', (t) => ({
    one_owner: uniqueIndex('enterprise_users_one_owner')
      .on(t.enterprise)
      .where(sql`is_owner`),
  }));
  on('verifications', (t) => ({
    one_submitted: uniqueIndex('verifications_one_submitted')
      .on(t.enterprise)
      .where(sql`status = 'submitted'`),
    queue: index('verifications_queue').on(t.status, t.submittedAt),
    own: index('verifications_own').on(t.enterprise, t.createdAt.desc()),
  }));
  on('asset_reports', (t) => ({ one_a_year: uniqueIndex('asset_reports_one_a_year').on(t.enterprise, t.year) }));
  on('patents', (t) => ({ once: uniqueIndex('patents_once_per_enterprise').on(t.enterprise, t.number) }));
  on('product_patents', (t) => ({
    once: uniqueIndex('product_patents_once').on(t.product, t.patent),
    by_patent: index('product_patents_by_patent').on(t.patent),
  }));
}

function recordRules(on: On): void {
  on('certificates', (t) => ({
    code: uniqueIndex('certificates_code').on(t.code),
    one_filing: uniqueIndex('certificates_one_filing')
      .on(t.product)
      .where(sql`kind = 'filing'`),
  }));
  on('case_log', (t) => ({ sequence: uniqueIndex('case_log_sequence').on(t.caseCollection, t.caseId, t.sequence) }));
  on('submissions', (t) => ({ number: uniqueIndex('submissions_number').on(t.caseCollection, t.caseId, t.number) }));
  on('notice_templates', (t) => ({ key: uniqueIndex('notice_templates_key').on(t.key, t.channel) }));
}

function listIndexes(on: On): void {
  on('products', (t) => ({
    queue: index('products_queue').on(t.status, t.submittedAt),
    own: index('products_own').on(t.enterprise, t.status, t.updatedAt.desc()),
    newest: index('products_newest').on(t.filedAt.desc(), t.id.desc()),
  }));
  on('product_updates', (t) => ({
    one_a_year: uniqueIndex('product_updates_one_a_year').on(t.product, t.year),
    queue: index('product_updates_queue').on(t.status, t.submittedAt),
    own: index('product_updates_own').on(t.enterprise, t.year, t.status, t.updatedAt.desc()),
  }));
  on('attachments', (t) => ({
    owner: index('attachments_owner').on(t.ownerCollection, t.ownerId, t.slot),
    file: index('attachments_file').on(t.storageKey),
    owner_known: check('attachments_owner_known', sql`enterprise_id is not null or owner_collection = 'objections'`),
  }));
  on('notices', (t) => ({
    due: index('notices_due')
      .on(t.nextAttemptAt)
      .where(sql`status in ('pending', 'sending')`),
    newest: index('notices_newest').on(t.createdAt.desc()),
  }));
}

function checks(on: On): void {
  on('asset_reports', () => ({ year: check('asset_reports_year', sql`year between 2000 and 2200`) }));
  on('patents', () => ({ as_of: check('patents_as_of', sql`as_of is null or as_of ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`) }));
  on('products', () => ({
    filed_has_number: check('products_filed_has_number', sql`status in ('draft', 'submitted', 'rejected') or filing_number is not null`),
    filed_sells: check('products_filed_sells', sql`status in ('draft', 'submitted', 'rejected') or sales <> 0`),
  }));
}

/** One certification for a product and round, the lists of desk and company, one paper for each; a benchmark is named once. */
function certificationRules(on: On): void {
  on('certifications', (t) => ({
    once: uniqueIndex('certifications_once').on(t.round, t.product),
    desk: index('certifications_desk').on(t.round, t.status, t.id),
    own: index('certifications_own').on(t.enterprise, t.updatedAt.desc()),
    number: uniqueIndex('certifications_number').on(t.number),
    complete: check('certifications_complete', sql`status not in ('certified', 'expired') or (number is not null and issued_on is not null and valid_until is not null)`),
  }));
  on('certificates', (t) => ({
    one_certification: uniqueIndex('certificates_one_certification')
      .on(t.certification)
      .where(sql`kind = 'certification'`),
  }));
  on('objections', (t) => ({
    queue: index('objections_queue').on(t.status, t.submittedAt),
    open: index('objections_open')
      .on(t.product)
      .where(sql`status in ('submitted', 'accepted')`),
  }));
  on('benchmarks', (t) => ({ once: uniqueIndex('benchmarks_once').on(t.standard, t.metric, t.productClass) }));
}

/** Loans and repayments: what two requests at once could break, the lists of bank and company, balances that stay in their bounds. */
function loanRules(on: On): void {
  on('loans', (t) => ({
    contract: uniqueIndex('loans_one_contract').on(t.bank, t.contractNumber),
    own: index('loans_own').on(t.enterprise, t.dueOn),
    of_bank: index('loans_of_bank').on(t.bank, t.createdAt.desc()),
    by_code: index('loans_by_code').on(t.uscc),
    balance: check('loans_balance', sql`remaining between 0 and principal`),
    dates: check('loans_dates', sql`due_on >= disbursed_on`),
  }));
  on('repayments', (t) => ({
    one_open: uniqueIndex('repayments_one_open')
      .on(t.loan)
      .where(sql`status = 'submitted'`),
    queue: index('repayments_queue').on(t.bank, t.status, t.submittedAt),
  }));
}

/** Applications for a subsidy and their forms: one live for a loan and kind, amounts that stay below each other, one valid form. */
function subsidyRules(on: On): void {
  on('subsidy_applications', (t) => ({
    one_live: uniqueIndex('subsidy_applications_one_live')
      .on(t.loan, t.kind)
      .where(sql`status in ('submitted', 'rejected', 'approved', 'paperRejected', 'revised', 'paperAccepted', 'granted')`),
    queue: index('subsidy_applications_queue').on(t.status, t.submittedAt),
    own: index('subsidy_applications_own').on(t.enterprise, t.createdAt.desc()),
    of_round: index('subsidy_applications_of_round').on(t.round, t.status),
    granted: check('subsidy_applications_granted', sql`granted_fen is null or (granted_fen > 0 and granted_fen <= approved_fen and granted_fen <= requested_fen)`),
    approved: check('subsidy_applications_approved', sql`approved_fen is null or approved_fen >= 0`),
  }));
  on('certificates', (t) => ({
    one_form: uniqueIndex('certificates_one_form')
      .on(t.application)
      .where(sql`kind = 'form' and void_at is null`),
  }));
}
