import type { Company } from '../support/people.ts';
import { CERTIFICATION_CHANGE, CERTIFICATION_NEW } from './certificationRecords.ts';
import { FINANCE_CHANGE, FINANCE_NEW } from './financeRecords.ts';
import { FORM_NEW } from './publicFormRecords.ts';

/** What somebody who wants to make a record of `owner` sends; complete, so that only access decides. */
export const NEW: Record<string, (owner: Company, made: { product: string; patent: string; filedEarlier: string; loan: string; bank: string; round: string }) => Record<string, unknown>> = {
  users: () => ({ name: '新人', role: 'editor', email: `new${unique()}@example.test`, password: 'Demo#2026' }),
  'enterprise-users': (owner) => ({
    username: `xinren${unique()}`,
    email: `x${unique()}@example.test`,
    mobile: '13512345678',
    password: 'Demo#2026',
    enterprise: owner.id,
  }),
  enterprises: () => ({ name: '新单位' }),
  verifications: (owner) => ({ enterprise: owner.id, name: '新名称' }),
  'asset-reports': (owner) => ({ enterprise: owner.id, totalCost: 100 }),
  patents: (owner) => ({
    enterprise: owner.id,
    number: '2004100090818',
    title: '装置',
    type: 'invention',
    holders: ['甲'],
    legalStatus: 'valid',
    obtained: 'original',
    source: 'manual',
  }),
  products: (owner) => ({ enterprise: owner.id, name: '等离子弧切割机' }),
  'product-updates': (owner, { filedEarlier }) => ({ enterprise: owner.id, product: filedEarlier, marketShare: 3 }),
  'product-patents': (owner, { product, patent }) => ({ enterprise: owner.id, product, patent, core: true }),
  certificates: (owner) => ({ enterprise: owner.id, kind: 'filing', code: 'X', number: '1' }),
  announcements: () => ({ title: '新通知', slug: `new-${unique()}`, category: 'notice', body: LEXICAL, _status: 'draft' }),
  notices: (owner) => ({ enterprise: owner.id, channel: 'sms', recipient: '13900000000', body: '内容' }),
  'notice-templates': () => ({ key: `new-${unique()}`, channel: 'sms', label: '新模板', body: '正文' }),
  'case-log': (owner) => ({ enterpriseId: owner.id, action: 'file', caseCollection: 'products' }),
  'access-log': () => ({ what: 'contactPhone' }),
  submissions: (owner) => ({ enterpriseId: owner.id, data: {} }),
  'patent-register': () => ({ number: `NEW${unique()}`, title: '装置', type: 'invention', holders: ['甲'], legalStatus: 'valid' }),
  'business-registry': () => ({ uscc: `NEW${unique()}`, name: '新单位' }),
  holidays: () => ({ date: `${3000 + unique()}-05-01`, kind: 'holiday', name: '新假日' }),
  reasons: () => ({ caseCollection: 'products', text: '理由' }),
  'product-classes': () => code(),
  industries: () => code(),
  regions: () => code(),
  ...FORM_NEW,
  ...CERTIFICATION_NEW,
  ...FINANCE_NEW,
};

/** A small change that everybody who may change the record may make. */
export const CHANGE: Record<string, Record<string, unknown>> = {
  users: { name: '改名' },
  'enterprise-users': { isDisabled: true },
  enterprises: { contact: '新联系人' },
  verifications: { contact: '新联系人' },
  'asset-reports': { totalCost: 200 },
  patents: { title: '改正的名称' },
  products: { introduction: '由电源和割炬组成。' },
  'product-updates': { marketShare: 4 },
  'product-patents': { core: true },
  certificates: { number: '2' },
  attachments: { originalName: 'x.png' },
  announcements: { title: '改过的标题' },
  'public-media': { alt: '改过的替代文字' },
  notices: { body: '改' },
  'notice-templates': { label: '改' },
  'case-log': { action: 'file' },
  'access-log': { what: 'x' },
  submissions: { data: {} },
  'patent-register': { title: '改' },
  'business-registry': { name: '改' },
  holidays: { name: '改' },
  reasons: { text: '改' },
  'product-classes': { name: '改' },
  industries: { name: '改' },
  regions: { name: '改' },
  forms: { title: '改过的名称' },
  'form-submissions': { submissionData: [] },
  ...CERTIFICATION_CHANGE,
  ...FINANCE_CHANGE,
};

export const LEXICAL = {
  root: {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', text: '正文', version: 1 }], version: 1 }],
    direction: null,
    format: '',
    indent: 0,
    version: 1,
  },
};

let serial = 0;
const unique = (): number => (serial += 1);
const code = () => ({ code: `NEW${unique()}`, name: '新的一项', level: 1 });
