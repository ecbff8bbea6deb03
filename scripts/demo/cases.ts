import type pg from 'pg';
import { civilYear } from '../../src/domain/civilDate.ts';
import { localFileStore } from '../../src/adapters/files/storage.ts';
import { performAction } from '../../src/casework/performAction.ts';
import { columnOf } from '../../src/casework/rows.ts';
import type { CaseCollection } from '../../src/domain/lifecycle/index.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { playCertifications } from './certifications.ts';
import { playFinance } from './financeCases.ts';
import { madeUpMobile, person, type Company } from './companies.ts';
import type { DemoCast } from './demo.ts';
import { patentFacts, productFacts } from './filedProducts.ts';
import { madeUpUscc } from './numbers.ts';
import { playObjections } from './objections.ts';
import { playPatents } from './patentCases.ts';
import { scanPicture } from './scan.ts';
import { playUpdates } from './updateCases.ts';
import { KINDS, type Kind } from './vocabulary.ts';

/** `mend` stands for the edit between a refusal and the next submission. */
type Step = [action: string, by: 'clerk' | 'reviewer' | 'reviewer2' | 'staff', input?: { reason?: string; comments?: { field: string; text: string }[] }];
const REJECTION = { reason: '部分内容与证明材料不一致，请按逐项意见修改后重新提交。' };
const PRODUCT_REJECTION = { ...REJECTION, comments: [{ field: 'economicProof', text: '证明中的销售额与填写的不一致，请更正。' }, { field: 'introduction', text: '请补充产品的主要结构。' }] };
const VERIFICATION_REJECTION = { ...REJECTION, comments: [{ field: 'licence', text: '照片不清晰，请上传扫描件。' }] };

/** Where each demo product case ends, and how often. Played through the same `performAction` as everywhere. */
const PRODUCT_PLAYS: [times: number, steps: Step[]][] = [
  [6, []],
  [24, [['submit', 'clerk']]],
  [3, [['submit', 'clerk'], ['take', 'reviewer2']]],
  [6, [['submit', 'clerk'], ['reject', 'reviewer', PRODUCT_REJECTION]]],
  [2, [['submit', 'clerk'], ['reject', 'reviewer', PRODUCT_REJECTION], ['mend', 'clerk'], ['submit', 'clerk']]],
  [3, [['submit', 'clerk'], ['file', 'reviewer'], ['requestWithdrawal', 'clerk', { reason: '产品已停产，退出市场。' }]]],
  [3, [['submit', 'clerk'], ['file', 'reviewer'], ['requestWithdrawal', 'clerk', { reason: '产品已停产，退出市场。' }], ['approveWithdrawal', 'reviewer2']]],
  [2, [['submit', 'clerk'], ['file', 'reviewer'], ['revoke', 'staff', { reason: '核查发现备案内容与实际不符。' }]]],
];

const VERIFICATION_PLAYS: [times: number, steps: Step[]][] = [
  [3, []],
  [10, [['submit', 'clerk']]],
  [3, [['submit', 'clerk'], ['reject', 'reviewer', VERIFICATION_REJECTION]]],
  [2, [['submit', 'clerk'], ['approve', 'reviewer']]],
];

/** Cases in every state, moved there action by action, so that their logs, notices and certificates are true. */
export async function playCases(pool: pg.Pool, dataDir: string, cast: DemoCast): Promise<void> {
  const stage = await openStage(pool, dataDir, cast);
  for (const [index, steps] of expand(PRODUCT_PLAYS)) {
    const company = cast.companies[index % 3 === 0 ? 0 : index % 3 === 1 ? 1 : 2 + (index % 30)] as Company;
    await play(stage, 'products', await draftProduct(stage, company, index), company.id, steps);
  }
  for (const [index, steps] of expand(VERIFICATION_PLAYS)) {
    const enterprise = await registeredCompany(stage, index);
    await play(stage, 'verifications', await draftVerification(stage, enterprise, index), enterprise, steps);
  }
  await playUpdates(stage);
  await playPatents(stage);
  await playFinance(stage);
  await playCertifications(stage);
  await playObjections(stage);
}

/** Cases began within the last two weeks, so that ages differ. */
const HOUR = 3_600_000;

export type Stage = { pool: pg.Pool; cast: DemoCast; file: Row; staff: Actor };

async function openStage(pool: pg.Pool, dataDir: string, cast: DemoCast): Promise<Stage> {
  const picture = await scanPicture();
  const stored = await localFileStore(dataDir).write(picture);
  const { rows } = await pool.query<{ id: string; name: string }>(`select id, name from users where email = 'staff@demo.test'`);
  const file = { original_name: '示例扫描件.png', format: 'png', mime_type: 'image/png', byte_size: stored.bytes, sha256: stored.sha256, storage_key: stored.key };
  return { pool, cast, file, staff: { role: 'staff', id: rows[0]!.id, name: rows[0]!.name } };
}

function expand(plays: [number, Step[]][]): [number, Step[]][] {
  return plays.flatMap(([times, steps]) => Array.from({ length: times }, () => steps)).map((steps, index) => [index, steps]);
}

async function play(stage: Stage, collection: CaseCollection, id: string, enterprise: string, steps: Step[]): Promise<void> {
  const people: Record<Step[1], Actor> = {
    clerk: { role: 'enterprise', id: enterprise, name: '企业经办人', enterprise },
    reviewer: stage.cast.reviewers[0]!,
    reviewer2: stage.cast.reviewers[1]!,
    staff: stage.staff,
  };
  const begun = Math.max(newYear(stage.cast.now), stage.cast.now.getTime() - (2 + stage.cast.random.below(14 * 24)) * HOUR);
  for (const [index, [action, by, input]] of steps.entries()) {
    if (action === 'mend') {
      await mend(stage.pool, id);
      continue;
    }
    const at = new Date(begun + (index * (stage.cast.now.getTime() - begun)) / Math.max(steps.length, 1));
    const outcome = await performAction(stage.pool, { collection, id, action, actor: people[by], ...(input ? { input } : {}) }, () => at);
    if (!outcome.ok) throw new Error(`demo: ${collection} ${action}: ${JSON.stringify(outcome.errors)}`);
  }
}

/** What a company changes after the refusal above, saved as its form saves it. */
async function mend(pool: pg.Pool, id: string): Promise<void> {
  await pool.query(
    `update products set introduction = introduction || '主要结构见产品图片，各部分可以单独更换。', model = model || 'A', revision = revision + 1 where id = $1`,
    [id],
  );
}

/** Figures and reports are those of one year: a demo begun in January plays nothing in December. */
export function newYear(now: Date): number {
  return Date.parse(`${civilYear(now)}-01-01T00:00:00+08:00`);
}

async function draftProduct(stage: Stage, company: Company, index: number): Promise<string> {
  const { pool, cast } = stage;
  await reportAssets(stage, company.id);
  const kind = KINDS[(index * 5) % KINDS.length] as Kind;
  const id = uuidAt(cast.now);
  const stamps = { created_at: cast.now, updated_at: cast.now };
  const product = { id, enterprise_id: company.id, status: 'draft', revision: 1, figures_year: civilYear(cast.now) - 1, ...productFacts(cast.random, kind, kind.name), ...stamps };
  await bulkInsert(pool, 'products', [product]);
  await attach(stage, company.id, 'products', id, ['mainPicture', 'economicProof']);
  await linkPatents(stage, company, product, index);
  return id;
}

/** Far above the serials of filed products, far below those of the newcomer. */
const FIRST_SERIAL = 700_000;

/** Two patents of its own for a draft: a core one and another. */
async function linkPatents({ pool, cast }: Stage, company: Company, product: Row, index: number): Promise<void> {
  const stamps = { created_at: cast.now, updated_at: cast.now };
  for (const [each, digit] of (['1', '2'] as const).entries()) {
    const facts = patentFacts(product, company, digit, { year: civilYear(cast.now) - 3, serial: FIRST_SERIAL + index * 2 + each });
    const id = uuidAt(cast.now);
    await bulkInsert(pool, 'patent_register', [{ id: uuidAt(cast.now), ...facts, ...stamps }]);
    await bulkInsert(pool, 'patents', [{ id, enterprise_id: company.id, ...facts, obtained: 'original', source: 'auto', is_public: false, ...stamps }]);
    await bulkInsert(pool, 'product_patents', [{ id: uuidAt(cast.now), enterprise_id: company.id, product_id: product.id, patent_id: id, core: each === 0, upheld_after_invalidation: false, is_public: false, ...stamps }]);
  }
}

/** The reports of last year and of the year before it, once for each company. */
export async function reportAssets(stage: Stage, enterprise: string): Promise<void> {
  const year = civilYear(stage.cast.now) - 1;
  await reportYear(stage, enterprise, year, 1);
  await reportYear(stage, enterprise, year - 1, 0.88);
}

/** One year's report of a company, complete; one that is there stays. `scale` makes one year differ from another. */
export async function reportYear(stage: Stage, enterprise: string, year: number, scale: number): Promise<void> {
  const { pool, cast } = stage;
  const sum = (yuan: number, by = scale) => Math.round(yuan * by) * 100;
  const sums = { total_cost: sum(1.9e9), ip_spending: sum(6e7), net_profit: sum(2e8, scale * scale), product_sales: sum(2.5e9), operating_revenue: sum(2.6e9) };
  const figures = { ...sums, employees: Math.round(1_800 * scale), seal: 'finance' };
  const id = uuidAt(cast.now);
  const names = Object.keys(figures).join(', ');
  const { rows } = await pool.query(
    `insert into asset_reports (id, enterprise_id, year, revision, ${names}) values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10)
     on conflict (enterprise_id, year) do nothing returning id`,
    [id, enterprise, year, ...Object.values(figures)],
  );
  if (rows.length > 0) await attach(stage, enterprise, 'asset-reports', id, ['incomeStatement']);
}

export async function attach(stage: Stage, enterprise: string, collection: string, id: string, slots: string[]): Promise<void> {
  const at = stage.cast.now;
  const rows = slots.map((slot) => ({ id: uuidAt(at), enterprise_id: enterprise, owner_collection: collection, owner_id: id, slot, ...stage.file, created_at: at, updated_at: at }));
  await bulkInsert(stage.pool, 'attachments', rows);
}

async function registeredCompany({ pool, cast }: Stage, index: number): Promise<string> {
  const id = uuidAt(cast.now);
  const stamps = { created_at: cast.now, updated_at: cast.now };
  await bulkInsert(pool, 'enterprises', [{ id, is_verified: false, ...stamps }]);
  await bulkInsert(pool, 'enterprise_users', [{ id: uuidAt(cast.now), enterprise_id: id, username: `xinqiye${index + 1}`, email: `xinqiye${index + 1}@example.test`, mobile: madeUpMobile(5_000 + index), is_owner: true, ...stamps }]);
  return id;
}

async function draftVerification(stage: Stage, enterprise: string, index: number): Promise<string> {
  const { pool, cast } = stage;
  await reportAssets(stage, enterprise);
  const id = uuidAt(cast.now);
  const facts = {
    eligibility: 'maker', organisationType: 'enterprise', uscc: madeUpUscc('320505', cast.random), name: `示例新企业${index + 1}号有限公司`,
    registeredRegion: '320505', registeredAddress: '科技路 1 号', officeSameAsRegistered: true, registeredCapital: 500_000_000, industry: '3424',
    enterpriseType: 'private', sizeClass: 'small', legalRepresentative: person(cast.random), legalRepresentativePhone: madeUpMobile(6_000 + index),
    contact: person(cast.random), contactPhone: madeUpMobile(7_000 + index), contactEmail: `contact-new${index}@example.test`, assetReportDeferred: false,
  };
  const columns = Object.fromEntries(Object.entries(facts).map(([name, value]) => [columnOf(name), value]));
  await bulkInsert(pool, 'verifications', [{ id, enterprise_id: enterprise, status: 'draft', revision: 1, ...columns, created_at: cast.now, updated_at: cast.now }]);
  await attach(stage, enterprise, 'verifications', id, ['licence', 'pledge']);
  return id;
}
