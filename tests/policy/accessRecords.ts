import type pg from 'pg';
import { attachFiles, company, draftProduct, draftVerification, link, patent, type Company } from '../support/people.ts';
import { parsePatentNumber } from '../../src/domain/patentNumber.ts';
import { officerRow } from './accessBed.ts';
import { FORM_RECORDS } from './publicFormRecords.ts';
import { announcement, mediaOf, mediaRow } from '../support/announcements.ts';
import { CERTIFICATION_RECORDS } from './certificationRecords.ts';
import { FINANCE_RECORDS, loanOf } from './financeRecords.ts';
import { moveTo, row } from './recordRows.ts';

type Pool = pg.Pool;
/** Makes one record of `owner` and answers its id. */
type Make = (pool: Pool, owner: Company) => Promise<string>;

let serial = 0;
const next = () => (serial += 1);

/** One maker for each row of the table that speaks of an existing record: `<collection> <record>`. */
export const RECORDS: Record<string, Make> = {
  'users 他人的账号': (pool) => officerRow({ pool }, 'editor'),
  'enterprise-users 经办人账号': clerkOf,
  'enterprises 单位': async (pool, owner) => {
    await loanOf(pool, owner);
    return owner.id;
  },
  'verifications draft': (pool, owner) => draftVerification(pool, owner),
  ...caseStates('verifications', ['submitted', 'approved', 'rejected'], verificationIn),
  'asset-reports 上一年度': async (pool, owner) => {
    const lastYear = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear() - 1;
    await pool.query('delete from asset_reports where enterprise_id = $1 and year = $2', [owner.id, lastYear]);
    return row(pool, 'asset_reports', { enterprise_id: owner.id, year: lastYear, revision: 1 });
  },
  'asset-reports 更早年度': (pool, owner) => assetReportRow(pool, owner),
  'patents 导入的': (pool, owner) => patentRow(pool, owner, 'auto'),
  'patents 手工添加、未使用': (pool, owner) => patentRow(pool, owner, 'manual'),
  'patents 手工添加、产品在用': async (pool, owner) => used(pool, owner, await patentRow(pool, owner, 'manual')),
  'patents 已备案产品公开的': (pool, owner) => patentRow(pool, owner, 'auto', { is_public: true }),
  'products draft': (pool, owner) => draftProduct(pool, owner),
  ...caseStates('products', ['submitted', 'rejected', 'filed', 'withdrawing', 'withdrawn', 'revoked'], productIn),
  ...caseStates('product-updates', ['draft', 'submitted', 'rejected', 'updated', 'closed'], updateIn),
  'product-patents 未提交产品': (pool, owner) => linkIn(pool, owner, 'draft'),
  'product-patents 审核中产品': (pool, owner) => linkIn(pool, owner, 'submitted'),
  'product-patents 已备案公开': (pool, owner) => linkIn(pool, owner, 'filed', { is_public: true }),
  'product-patents 已备案不公开': (pool, owner) => linkIn(pool, owner, 'filed'),
  'certificates 备案证明': async (pool, owner) =>
    row(pool, 'certificates', {
      kind: 'filing',
      code: `CODE${next()}`,
      number: '20260000001',
      enterprise_id: owner.id,
      enterprise_name: owner.name,
      product_id: await productIn('filed')(pool, owner),
    }),
  'attachments 未提交产品的': (pool, owner) => fileOf(pool, owner, 'draft'),
  'attachments 审核中产品的': (pool, owner) => fileOf(pool, owner, 'submitted'),
  'announcements draft': (pool) => announcement(pool, 'draft'),
  'announcements scheduled': (pool) => announcement(pool, 'scheduled'),
  'announcements published': (pool) => announcement(pool, 'published'),
  'announcements withdrawn': (pool) => announcement(pool, 'withdrawn'),
  'public-media 没有公告使用的': (pool) => mediaRow(pool),
  'public-media 草稿使用的': (pool) => mediaOf(pool, 'draft'),
  'public-media 已发布公告使用的': (pool) => mediaOf(pool, 'published'),
  'public-media 已撤下公告使用的': (pool) => mediaOf(pool, 'withdrawn'),
  ...FORM_RECORDS,
  'notices 办件通知': (pool, owner) => notice(pool, { enterprise: owner.id, case_collection: 'products', case_id: `case-${next()}` }),
  'notices 账号通知': (pool, owner) => notice(pool, { enterprise: owner.id }),
  'notices 验证码短信': (pool) => notice(pool, {}),
  'notice-templates 短信模板': (pool) => row(pool, 'notice_templates', { key: `key-${next()}`, channel: 'sms', label: '模板', body: '正文' }),
  'case-log 办理记录': (pool, owner) => logRow(pool, owner),
  'access-log 查阅记录': (pool) => row(pool, 'access_log', { at: new Date(), actor_name: '审核员', what: 'contactPhone', case_id: `case-${next()}` }),
  'submissions 提交快照': (pool, owner) =>
    row(pool, 'submissions', { case_collection: 'products', case_id: `case-${next()}`, enterprise_id: owner.id, number: 1, data: '{"values":{}}' }),
  'patent-register 登记数据': (pool) =>
    row(pool, 'patent_register', { number: `N${next()}`, title: '装置', type: 'invention', holders: '["甲"]', legal_status: 'valid' }),
  'business-registry 登记信息': (pool) => row(pool, 'business_registry', { uscc: `U${next()}`, name: '单位' }),
  'holidays 节假日': (pool) => row(pool, 'holidays', { date: `${2100 + next()}-01-01`, kind: 'holiday' }),
  'reasons 退回理由': (pool) => row(pool, 'reasons', { case_collection: 'products', text: '证明材料不清楚' }),
  'product-classes 一项': (pool) => codeRow(pool, 'product_classes'),
  'industries 一项': (pool) => codeRow(pool, 'industries'),
  'regions 一项': (pool) => codeRow(pool, 'regions'),
  ...CERTIFICATION_RECORDS,
  ...FINANCE_RECORDS,
};

function caseStates(collection: string, states: string[], inState: (state: string) => Make): Record<string, Make> {
  return Object.fromEntries(states.map((state) => [`${collection} ${state}`, inState(state)]));
}

function verificationIn(state: string): Make {
  return async (pool, owner) => {
    // One submitted verification for each organisation: the one before makes room.
    const before = await pool.query<{ id: string }>(`select id from verifications where enterprise_id = $1 and status = 'submitted'`, [owner.id]);
    for (const { id } of before.rows) await moveTo(pool, 'verifications', id, { status: 'rejected' });
    return moveTo(pool, 'verifications', await draftVerification(pool, owner), { status: state });
  };
}

const NUMBERED = ['filed', 'withdrawing', 'withdrawn', 'revoked'];

export function productIn(state: string): Make {
  return async (pool, owner) => {
    const number = NUMBERED.includes(state) ? { filing_number: `2026${String(next()).padStart(7, '0')}`, filed_at: new Date(), filing_year: 2026 } : {};
    return moveTo(pool, 'products', await draftProduct(pool, owner), { status: state, ...number });
  };
}

/** A product filed in an earlier year, which is to be updated in this one. */
export async function filedEarlier(pool: Pool, owner: Company): Promise<string> {
  return moveTo(pool, 'products', await productIn('filed')(pool, owner), { filing_year: 2020 });
}

function updateIn(state: string): Make {
  return async (pool, owner) => {
    const product = await filedEarlier(pool, owner);
    const id = await row(pool, 'product_updates', { enterprise_id: owner.id, product_id: product, year: 2026, revision: 1, name: '等离子弧切割机' });
    return state === 'draft' ? id : moveTo(pool, 'product_updates', id, { status: state });
  };
}

async function clerkOf(pool: Pool, owner: Company): Promise<string> {
  const number = next();
  return row(pool, 'enterprise_users', {
    enterprise_id: owner.id,
    username: `jingban${number}`,
    email: `jingban${number}@example.test`,
    mobile: `136${String(number).padStart(8, '0')}`,
    is_owner: false,
  });
}

let year = 2001;
const assetReportRow: Make = (pool, owner) => row(pool, 'asset_reports', { enterprise_id: owner.id, year: (year += 1), revision: 1 });

const patentRow = (pool: Pool, owner: Company, source: string, more: object = {}) => patent(pool, owner, { number: validNumber(), source, ...more });

/** Another number with its right check character. */
export function validNumber(): string {
  const digits = `2019100${String(next()).padStart(5, '0')}`;
  return [...'0123456789X'].map((check) => digits + check).find((number) => parsePatentNumber(number).ok)!;
}

async function used(pool: Pool, owner: Company, patentId: string): Promise<string> {
  await link(pool, owner, await draftProduct(pool, owner), patentId);
  return patentId;
}

async function linkIn(pool: Pool, owner: Company, state: string, more: object = {}): Promise<string> {
  const product = await draftProduct(pool, owner);
  await link(pool, owner, product, await patentRow(pool, owner, 'auto'), { core: false, ...more });
  if (state !== 'draft') await moveTo(pool, 'products', product, { status: state, filing_number: `2025${String(next()).padStart(7, '0')}` });
  const { rows } = await pool.query<{ id: string }>('select id from product_patents where product_id = $1', [product]);
  return rows[0]!.id;
}

async function fileOf(pool: Pool, owner: Company, state: string): Promise<string> {
  const product = await draftProduct(pool, owner);
  await attachFiles(pool, owner, 'products', product, ['permits']);
  if (state !== 'draft') await moveTo(pool, 'products', product, { status: state });
  const { rows } = await pool.query<{ id: string }>(`select id from attachments where owner_id = $1 and slot = 'permits'`, [product]);
  return rows[0]!.id;
}

const notice = (pool: Pool, columns: object) =>
  row(pool, 'notices', { dedupe_key: `key-${next()}`, channel: 'sms', template: 'product-filed', recipient: '13900000009', body: '内容', ...columns });
const logRow: Make = (pool, owner) =>
  row(pool, 'case_log', {
    case_collection: 'products',
    case_id: `case-${next()}`,
    sequence: 1,
    enterprise_id: owner.id,
    action: 'submit',
    input: '{"remark":"内部备注"}',
  });
const codeRow = (pool: Pool, table: string) => row(pool, table, { code: `C${next()}`, name: '名称', level: 1 });

/** A company of its own, for what a test changes. */
export const freshCompany = (pool: Pool): Promise<Company> => company(pool);
