import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import type { Values } from '../domain/forms/field.ts';
import { submitProblems } from '../domain/forms/schema.ts';
import { verificationForm } from '../domain/forms/verification.ts';
import type { CommonFacts } from '../domain/lifecycle/engine.ts';
import type { VerificationFacts } from '../domain/lifecycle/verifications.ts';
import { assetReportStanding } from './assetReports.ts';
import { attachmentsOf, columnOf, countBySlot, valuesOf } from './rows.ts';
import type { CaseContext, CaseRow, CaseType } from './types.ts';

export const verificationCases: CaseType<VerificationFacts> = {
  collection: 'verifications',
  table: 'verifications',
  form: verificationForm,
  loadFacts,
  effects: { approve: writeProfile },
  noticeVariables: async ({ row, input }) => ({
    enterpriseName: String(row.name ?? ''),
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/verification`,
  }),
};

async function loadFacts(tx: Queryable, row: CaseRow, common: CommonFacts, now: Date): Promise<VerificationFacts> {
  const values = valuesOf(verificationForm, row);
  const files = await attachmentsOf(tx, 'verifications', row.id);
  const others = await otherCases(tx, row);
  return {
    ...common,
    problems: submitProblems(verificationForm, values, countBySlot(files)),
    qualifies: values.eligibility === 'maker' || values.eligibility === null,
    assetReport: await assetReportFact(tx, row, values, now),
    ...others,
  };
}

/** Present, or put off by the tick while that is still allowed (spec 2: until 30 April). */
async function assetReportFact(tx: Queryable, row: CaseRow, values: Values, now: Date): Promise<VerificationFacts['assetReport']> {
  const { state } = await assetReportStanding(tx, row.enterprise_id, now);
  if (state === 'present') return 'present';
  return state === 'deferrable' && values.assetReportDeferred === true ? 'deferred' : 'missing';
}

async function otherCases(tx: Queryable, row: CaseRow): Promise<Pick<VerificationFacts, 'otherSubmitted' | 'usccTakenElsewhere'>> {
  const { rows } = await tx.query<{ other: boolean; taken: boolean }>(
    `select exists (select 1 from verifications where enterprise_id = $1::uuid and status = 'submitted' and id <> $2::uuid) as other,
            exists (select 1 from enterprises where uscc = $3 and is_verified and id <> $1::uuid) as taken`,
    [row.enterprise_id, row.id, row.uscc ?? null],
  );
  return { otherSubmitted: rows[0]?.other ?? false, usccTakenElsewhere: rows[0]?.taken ?? false };
}

const PROFILE = [
  'name', 'uscc', 'organisationType', 'enterpriseType', 'sizeClass', 'industry', 'registeredRegion', 'registeredAddress',
  'registeredCapital', 'legalRepresentative', 'contact', 'contactPhone', 'contactEmail',
] as const;

/** Approval writes the profile; a name that changed stays findable as a former name (spec 2). */
async function writeProfile({ tx, row, now }: CaseContext<VerificationFacts>): Promise<Record<string, unknown>> {
  const values = valuesOf(verificationForm, row);
  const columns = Object.fromEntries(PROFILE.map((name) => [columnOf(name), values[name]]));
  const office = values.officeSameAsRegistered === true;
  const profile: Record<string, unknown> = {
    ...columns,
    office_region: office ? values.registeredRegion : values.officeRegion,
    office_address: office ? values.registeredAddress : values.officeAddress,
  };
  const names = Object.keys(profile);
  await tx.query(
    `update enterprises set ${names.map((name, index) => `${name} = ${castOf(name)(`$${index + 4}`)}`).join(', ')},
       former_names = case when name is not null and name <> $2 then coalesce(former_names, '[]'::jsonb) || to_jsonb(name) else former_names end,
       is_verified = true, verified_at = $3, updated_at = $3
     where id = $1::uuid`,
    [row.enterprise_id, values.name, now, ...names.map((name) => profile[name])],
  );
  return {};
}

/** Choices are text in a case and an enum in the profile. */
function castOf(column: string): (value: string) => string {
  const enums = ['organisation_type', 'enterprise_type', 'size_class'];
  return (value) => (enums.includes(column) ? `nullif(${value}, '')::enum_enterprises_${column}` : value);
}
