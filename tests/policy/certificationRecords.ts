import type pg from 'pg';
import { LIFECYCLES } from '../../src/domain/lifecycle/index.ts';
import { certification, certificationRound, objection } from '../support/certification.ts';
import type { Company } from '../support/people.ts';
import { row } from './recordRows.ts';

type Pool = pg.Pool;
type Make = (pool: Pool, owner: Company) => Promise<string>;

let serial = 0;
const next = () => (serial += 1);

/** Makers of the records of certification, as `RECORDS` has them. */
export const CERTIFICATION_RECORDS: Record<string, Make> = {
  'certification-rounds 还没有公示': (pool) => certificationRound(pool),
  'certification-rounds 已经公示': (pool) => certificationRound(pool, { publicised_at: new Date(), publicity_ends_on: '2099-12-31' }),
  'benchmarks 基准值': (pool) => row(pool, 'benchmarks', { standard: '标准', metric: `指标${next()}`, product_class: '3424', value: '1' }),
  ...states('certifications', certification),
  ...states('objections', objection),
  'certificates 认定证书': async (pool, owner) =>
    row(pool, 'certificates', { kind: 'certification', code: `RDCODE${next()}`, number: `RD2026${next()}`, enterprise_id: owner.id, enterprise_name: owner.name, certification_id: await certification(pool, owner, 'certified') }),
  'attachments 异议的': async (pool, owner) =>
    row(pool, 'attachments', {
      ...{ owner_collection: 'objections', owner_id: await objection(pool, owner, 'submitted'), slot: 'identityDocument', original_name: '身份证.jpg', format: 'jpg' },
      ...{ mime_type: 'image/jpeg', byte_size: 10, sha256: 'x', storage_key: `objection-${next()}` },
    }),
  'case-log 异议的办理记录': async (pool, owner) =>
    row(pool, 'case_log', { case_collection: 'objections', case_id: await objection(pool, owner, 'accepted'), sequence: 1, action: 'accept', input: '{"remark":"内部备注"}' }),
};

function states(collection: 'certifications' | 'objections', make: (pool: Pool, owner: Company, status: string) => Promise<string>): Record<string, Make> {
  return Object.fromEntries(Object.keys(LIFECYCLES[collection].states).map((status) => [`${collection} ${status}`, (pool: Pool, owner: Company) => make(pool, owner, status)]));
}

/** What somebody sends to make such a record, as `NEW` has it. */
export const CERTIFICATION_NEW: Record<string, (owner: Company, made: { product: string }) => Record<string, unknown>> = {
  'certification-rounds': () => ({
    ...{ title: '新批次', year: 2026, closesOn: '2026-06-30', standard: '标准 A', publicityDays: 10, validityMonths: 12 },
    criteria: [{ name: '专利密度', numerator: 'patents', denominator: 'employees', factor: 100, unit: '件/百人', direction: 'atLeast' }],
  }),
  benchmarks: () => ({ standard: '标准 A', metric: `新指标${next()}`, productClass: '34', value: '1.5' }),
  certifications: (owner, { product }) => ({ enterprise: owner.id, product, status: 'certified' }),
  objections: (owner, { product }) => ({ respondent: owner.id, product, statement: '不真实' }),
};

/** A small change that everybody who may change the record may make. */
export const CERTIFICATION_CHANGE: Record<string, Record<string, unknown>> = {
  'certification-rounds': { title: '改过的名称' },
  benchmarks: { value: '2' },
  certifications: { number: 'RD1' },
  objections: { finding: '改过的意见' },
};
