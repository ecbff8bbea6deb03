import type { CollectionConfig, Field } from 'payload';
import { allOf, anyOf, CLOSED, only, ownBank, ownEnterprise } from '../access/rules.ts';
import { withoutRemarks } from '../hooks/caseLogHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { insiders, json, moment, record, text } from './shared/recordFields.ts';
import { inWords } from './shared/recordLook.ts';

/** A bank reads what was done with repayments of its own loans (spec 10). */
const bankOfRepayment = allOf(ownBank('bankId'), () => ({ caseCollection: { equals: 'repayments' } }));

/**
 * Case log (办理记录): one row per action, hash-chained per case, append-only in the database itself.
 * Text ids and no foreign keys, so that nothing can be blocked or blanked by it (trap 19).
 */
export const CaseLog: CollectionConfig = {
  slug: 'case-log',
  dbName: 'case_log',
  labels: { singular: '办理记录', plural: '办理记录' },
  ...record,
  timestamps: false,
  admin: { group: '记录', hidden: hiddenFor('editor', 'bank'), defaultColumns: ['at', 'caseCollection', 'action', 'actorName', 'toStatus'], components: { views: { edit: { root: { Component: '/src/admin/LogView.tsx#LogView' } } } } },
  access: { ...CLOSED, read: anyOf(ownEnterprise('enterpriseId'), bankOfRepayment, only('reviewer', 'staff', 'auditor')) },
  hooks: { afterRead: [withoutRemarks] },
  fields: [
    inWords(text('caseCollection', '业务类型')),
    text('caseId', '业务编号'),
    { name: 'sequence', label: '序号', type: 'number' },
    text('enterpriseId', '单位编号', true),
    insiders(text('bankId', '银行编号', true)),
    inWords(text('action', '动作')),
    inWords(text('fromStatus', '办理前状态')),
    inWords(text('toStatus', '办理后状态')),
    inWords(text('actorRole', '办理人角色')),
    insiders(text('actorId', '办理人编号')),
    text('actorName', '办理人'),
    { ...moment('at', '办理时间'), index: true } as Field,
    { name: 'revision', label: '版本', type: 'number' },
    json('input', '填写的内容'),
    text('submissionHash', '提交内容摘要'),
    text('previousHash', '前一条摘要'),
    text('hash', '本条摘要'),
  ],
};

/** Who opened which personal data, when, for which case. */
export const AccessLog: CollectionConfig = {
  slug: 'access-log',
  dbName: 'access_log',
  labels: { singular: '查阅记录', plural: '查阅记录' },
  ...record,
  timestamps: false,
  admin: { group: '记录', hidden: hiddenFor('editor', 'bank', 'reviewer', 'staff'), defaultColumns: ['at', 'actorName', 'caseCollection', 'caseId', 'what'] },
  access: { ...CLOSED, read: only('auditor') },
  fields: [
    { ...moment('at', '查阅时间'), index: true } as Field,
    inWords(text('actorRole', '角色')),
    text('actorId', '查阅人编号'),
    text('actorName', '查阅人'),
    inWords(text('caseCollection', '业务类型')),
    text('caseId', '业务编号'),
    inWords(text('what', '查阅内容')),
    text('hash', '本条摘要'),
    text('previousHash', '前一条摘要'),
  ],
};

/** What was submitted, as it was: differences are shown from these, the case log keeps the hash. Holds unmasked personal data: no door. */
export const Submissions: CollectionConfig = {
  slug: 'submissions',
  labels: { singular: '提交快照', plural: '提交快照' },
  ...record,
  admin: { hidden: true },
  access: CLOSED,
  fields: [
    inWords(text('caseCollection', '业务类型')),
    text('caseId', '业务编号'),
    text('enterpriseId', '单位编号', true),
    { name: 'number', label: '第几次提交', type: 'number' },
    json('data', '内容'),
    text('hash', '摘要'),
  ],
};

/** Issued documents; the code is what the QR code on the paper leads to. */
export const Certificates: CollectionConfig = {
  slug: 'certificates',
  labels: { singular: '证明', plural: '证明' },
  ...record,
  admin: { group: '备案服务', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'number', defaultColumns: ['kind', 'number', 'product', 'issuedAt'] },
  access: { ...CLOSED, read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor')) },
  fields: [
    {
      name: 'kind',
      label: '种类',
      type: 'select',
      options: [
        { value: 'filing', label: '备案证明' },
        { value: 'certification', label: '认定证书' },
        { value: 'form', label: '申请表' },
      ],
    },
    text('code', '验证码'),
    text('number', '编号'),
    { name: 'enterprise', label: '单位', type: 'relationship', relationTo: 'enterprises', index: true },
    text('enterpriseName', '签发时的单位名称'),
    { name: 'product', label: '产品', type: 'relationship', relationTo: 'products', index: true },
    { name: 'certification', label: '产品认定', type: 'relationship', relationTo: 'certifications', index: true },
    { name: 'application', label: '补贴申请', type: 'relationship', relationTo: 'subsidy-applications', index: true },
    insiders(text('contentHash', '内容摘要')),
    moment('issuedAt', '签发时间'),
    moment('voidAt', '作废时间'),
  ],
};
