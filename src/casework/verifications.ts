import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { profileOf } from '../domain/forms/profile.ts';
import { inFormOrder, submitProblems } from '../domain/forms/schema.ts';
import { verificationForm } from '../domain/forms/verification.ts';
import type { VerificationFacts } from '../domain/lifecycle/verifications.ts';
import { prepared } from '../queries/prepared.ts';
import { assetReportStanding, holdReport, type AssetReportStanding } from './assetReports.ts';
import { codeProblems, knownCodes } from './codeFacts.ts';
import { adoptLoans } from './loans.ts';
import { restartImport } from './patentImports.ts';
import { attachmentsOf, columnOf, countBySlot, valuesOf } from './rows.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { CaseContext, CaseRow, CaseType, FactsRequest, Loaded } from './types.ts';

/** `isChange`: the enterprise is verified, and this case changes its details. */
type Facts = VerificationFacts & { isChange: boolean };

export const verificationCases: CaseType<Facts> = {
  collection: 'verifications',
  table: 'verifications',
  form: verificationForm,
  loadFacts,
  effects: { approve: writeProfile },
  noticeVariables: async ({ row, input, facts }) => ({
    enterpriseName: String(row.name ?? ''),
    matter: facts.isChange ? '单位信息变更' : '实名认证',
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/verification`,
  }),
};

async function loadFacts(db: Queryable, { row, common, now, lock }: FactsRequest): Promise<Loaded<Facts>> {
  const values = valuesOf(verificationForm, row);
  // What is under review came with the report that was due that day, also when the year has ended since.
  const at = row.status === 'submitted' && row.submitted_at ? new Date(row.submitted_at as string) : now;
  if (lock) await holdReport(db, row.enterprise_id, at);
  const files = await attachmentsOf(db, 'verifications', row.id);
  const standing = await assetReportStanding(db, row.enterprise_id, at);
  const formProblems = submitProblems(verificationForm, values, countBySlot(files));
  const problems = [...formProblems, ...codeProblems(verificationForm, values, await knownCodes(db, verificationForm, values))];
  const isDeferred = values.assetReportDeferred === true;
  const material = { files, report: isDeferred ? null : standing.report };
  return {
    ...common,
    ...(await otherCases(db, row)),
    material,
    problems: inFormOrder(verificationForm, problems),
    qualifies: values.eligibility === 'maker' || values.eligibility === null,
    ...assetReportFacts(standing, isDeferred),
    isAsSubmitted: common.submissionHash === null || common.submissionHash === contentHash(snapshotOf(verificationForm, row, material)),
  };
}

/** Present, or put off by the tick while that is still allowed (spec 2: until 30 April); else what the report lacks. */
function assetReportFacts({ state, problems, report }: AssetReportStanding, isDeferred: boolean): Pick<VerificationFacts, 'assetReport' | 'assetReportProblems'> {
  if (state === 'present') return { assetReport: 'present', assetReportProblems: [] };
  if (state === 'overdue') return { assetReport: 'overdue', assetReportProblems: problems };
  if (isDeferred) return { assetReport: 'deferred', assetReportProblems: [] };
  const begin = { field: 'assetReportDeferred', message: '请填写上一年度资产信息，或者在“资产信息稍后填写”中选“是”。' };
  return { assetReport: 'missing', assetReportProblems: report ? problems : [begin] };
}

async function otherCases(db: Queryable, row: CaseRow): Promise<Pick<Facts, 'otherSubmitted' | 'usccTakenElsewhere' | 'isChange'>> {
  const { rows } = await prepared<{ other: boolean; taken: boolean; verified: boolean }>(
    db,
    `select exists (select 1 from verifications where enterprise_id = $1::uuid and status = 'submitted' and id <> $2::uuid) as other,
            exists (select 1 from enterprises where uscc = $3 and is_verified and id <> $1::uuid) as taken,
            exists (select 1 from enterprises where id = $1::uuid and is_verified) as verified`,
    [row.enterprise_id, row.id, row.uscc ?? null],
  );
  return { otherSubmitted: rows[0]?.other ?? false, usccTakenElsewhere: rows[0]?.taken ?? false, isChange: rows[0]?.verified ?? false };
}

/** Approval writes the profile; a name that changed stays findable as a former name (spec 2), one taken up again is the present one. */
async function writeProfile({ tx, row, now }: CaseContext<Facts>): Promise<Record<string, unknown>> {
  const values = valuesOf(verificationForm, row);
  const profile = Object.fromEntries(Object.entries(profileOf(values)).map(([name, value]) => [columnOf(name), value]));
  const names = Object.keys(profile);
  await tx.query(
    `update enterprises set ${names.map((name, index) => `${name} = ${castOf(name)(`$${index + 4}`)}`).join(', ')},
       former_names = case when name is not null and name <> $2 then (coalesce(former_names, '[]'::jsonb) || to_jsonb(name)) - $2::text else former_names end,
       is_verified = true, verified_at = $3, updated_at = $3
     where id = $1::uuid`,
    [row.enterprise_id, values.name, now, ...names.map((name) => profile[name])],
  );
  await restartImport(tx, row.enterprise_id);
  await adoptLoans(tx, row.enterprise_id, String(values.uscc));
  return {};
}

/** Choices are text in a case and an enum in the profile. */
function castOf(column: string): (value: string) => string {
  const enums = ['organisation_type', 'enterprise_type', 'size_class'];
  return (value) => (enums.includes(column) ? `nullif(${value}, '')::enum_enterprises_${column}` : value);
}
