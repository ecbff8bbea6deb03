import type { Queryable } from '../../src/adapters/database.ts';
import industries from '../../src/domain/data/gbt4754-2017.json' with { type: 'json' };
import regions from '../../src/domain/data/regions.json' with { type: 'json' };
import type { CodeEntry } from '../../src/domain/codes.ts';
import { defaultTemplateRecords } from '../../src/domain/noticeTemplates.ts';
import { withInitials } from '../../src/domain/pinyinInitials.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { knownHolidays } from './holidays.ts';
import { lprRows } from './loans.ts';
import { PRODUCT_CLASSES, REASONS } from './referenceTexts.ts';

/**
 * What every instance begins with, demo or not: code tables, message texts, reasons, one row of settings.
 * A table that has rows is left alone: from then on it belongs to the staff.
 * @returns the labels of the tables that were filled.
 */
export async function loadReferenceData(db: Queryable): Promise<string[]> {
  const now = new Date();
  const tables: [label: string, table: string, rows: () => Row[]][] = [
    ['国民经济行业分类', 'industries', () => codeRows(industries as CodeEntry[], now)],
    ['行政区划', 'regions', () => codeRows(regions as CodeEntry[], now)],
    ['产品分类（样表）', 'product_classes', () => codeRows(PRODUCT_CLASSES, now)],
    ['节假日安排', 'holidays', () => knownHolidays().map((row) => ({ ...row, ...stamps(now) }))],
    ['通知模板', 'notice_templates', () => defaultTemplateRecords().map((record) => ({ ...camelToSnake(record), ...stamps(now), enabled: true }))],
    ['退回理由', 'reasons', () => REASONS.map((reason) => ({ ...reason, ...stamps(now) }))],
    ['LPR 报价', 'lpr', () => lprRows(now)],
    ['平台设置', 'settings', () => [{ ...stamps(now), ...DEMO_SETTINGS }]],
  ];
  const filled: string[] = [];
  for (const [label, table, rows] of tables) {
    const { rows: found } = await db.query<{ full: boolean }>(`select exists (select 1 from ${table}) as full`);
    if (found[0]?.full) continue;
    await bulkInsert(db, table, rows());
    filled.push(label);
  }
  if (filled.includes('平台设置')) await addLinks(db);
  return filled;
}

/** Sites a filing often leads to; staff change them in the settings. */
async function addLinks(db: Queryable): Promise<void> {
  await db.query(
    `insert into settings_links (_order, _parent_id, id, label, label_english, url)
     select l.place, s.id, 'link-' || l.place, l.label, l.english, l.url
     from settings s, jsonb_to_recordset($1::jsonb) as l (place int, label text, english text, url text)`,
    [JSON.stringify(SITE_LINKS)],
  );
}

const SITE_LINKS = [
  { place: 1, label: '国家知识产权局', english: 'China National Intellectual Property Administration', url: 'https://www.cnipa.gov.cn/' },
  { place: 2, label: '专利检索及分析系统', english: 'Patent search (CNIPA)', url: 'https://pss-system.cponline.cnipa.gov.cn/' },
  { place: 3, label: '国家企业信用信息公示系统', english: 'National Enterprise Credit Information', url: 'https://www.gsxt.gov.cn/' },
];

/** Staff change these first; they are obviously examples. */
const DEMO_SETTINGS = {
  platform_name: '知识产权服务平台',
  platform_name_english: 'Intellectual Property Service Platform',
  operator: '示例市知识产权局',
  operator_english: 'Example City Intellectual Property Office',
  hotline: '0000-12345678',
  hours: '工作日 9:00–12:00，13:30–17:30',
  hours_english: 'Working days 9:00–12:00 and 13:30–17:30, China Standard Time',
  address: '示例市示例区示例路 1 号',
  address_english: '1 Example Road, Example District, Example City',
  postcode: '000000',
  icp: '示例ICP备00000000号',
  police_record: '示例公网安备 00000000000000号',
  asset_report_deadline: '04-30',
  agreement_version: '2026-01',
  privacy_version: '2026-01',
  agreement_text: '一、您注册的账号供您所在的单位办理专利产品备案等业务使用，请妥善保管，不要转借他人。\n二、您填写和上传的内容应当真实、准确、合法，由您单位负责。\n三、平台按规定审核和公开备案信息；不公开的内容只供审核使用。\n四、如发现账号被他人使用，请立即修改密码并联系服务热线。',
  privacy_text: '一、我们收集您的手机号、电子邮箱和单位联系人信息，用于登录、通知和审核。\n二、个人信息只由办理业务的工作人员查看，每次查看均有记录。\n三、我们不向无关第三方提供您的个人信息，法律另有规定的除外。\n四、您可以联系服务热线，查询、更正您的个人信息。',
};

function codeRows(entries: readonly CodeEntry[], now: Date): Row[] {
  return withInitials(entries).map(({ code, name, level, parent, section, initials }) => ({ code, name, level, parent, section: section ?? null, initials, ...stamps(now) }));
}

function stamps(now: Date): Row {
  return { id: uuidAt(now), created_at: now, updated_at: now };
}

function camelToSnake(record: object): Row {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
}
