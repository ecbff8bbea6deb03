import type { CollectionConfig, Field } from 'payload'
import { anyOf, CLOSED, fieldOnly, only, onlyWhere, ownEnterprise } from '../access/rules.ts'
import { personalField } from '../hooks/maskPersonal.ts'
import { withoutRemarks } from '../hooks/caseLogHooks.ts'
import { hiddenFor } from '../src/admin/visible.ts'
import { noticeEndpoints } from '../src/endpoints/notices.ts'

const text = (name: string, label: string, index = false): Field => ({ name, label, type: 'text', index })
const moment = (name: string, label: string): Field => ({ name, label, type: 'date', admin: { date: { pickerAppearance: 'dayAndTime' } } })
const json = (name: string, label: string): Field => ({ name, label, type: 'json' })
/** How the platform works inside is not for the company or the bank. */
const insiders = (field: Field): Field => ({ ...field, access: { read: fieldOnly('reviewer', 'staff', 'auditor') } }) as Field

/** Written by the server alone; nobody changes them through any door. */
const record: Pick<CollectionConfig, 'disableBulkEdit' | 'disableDuplicate' | 'lockDocuments'> = {
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
}

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
  admin: { group: '记录', hidden: hiddenFor('editor', 'bank'), defaultColumns: ['at', 'caseCollection', 'action', 'actorName', 'toStatus'] },
  access: { ...CLOSED, read: anyOf(ownEnterprise('enterpriseId'), only('reviewer', 'staff', 'auditor')) },
  hooks: { afterRead: [withoutRemarks] },
  fields: [
    text('caseCollection', '业务类型'),
    text('caseId', '业务编号'),
    { name: 'sequence', label: '序号', type: 'number' },
    text('enterpriseId', '单位编号', true),
    text('action', '动作'),
    text('fromStatus', '办理前状态'),
    text('toStatus', '办理后状态'),
    text('actorRole', '办理人角色'),
    insiders(text('actorId', '办理人编号')),
    text('actorName', '办理人'),
    { ...moment('at', '办理时间'), index: true } as Field,
    { name: 'revision', label: '版本', type: 'number' },
    json('input', '填写的内容'),
    text('submissionHash', '提交内容摘要'),
    text('previousHash', '前一条摘要'),
    text('hash', '本条摘要'),
  ],
}

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
    text('actorRole', '角色'),
    text('actorId', '查阅人编号'),
    text('actorName', '查阅人'),
    text('caseCollection', '业务类型'),
    text('caseId', '业务编号'),
    text('what', '查阅内容'),
    text('hash', '本条摘要'),
    text('previousHash', '前一条摘要'),
  ],
}

/** What was submitted, as it was: differences are shown from these, the case log keeps the hash. Holds unmasked personal data: no door. */
export const Submissions: CollectionConfig = {
  slug: 'submissions',
  labels: { singular: '提交快照', plural: '提交快照' },
  ...record,
  admin: { hidden: true },
  access: CLOSED,
  fields: [
    text('caseCollection', '业务类型'),
    text('caseId', '业务编号'),
    text('enterpriseId', '单位编号', true),
    { name: 'number', label: '第几次提交', type: 'number' },
    json('data', '内容'),
    text('hash', '摘要'),
  ],
}

/** Issued documents; the code is what the QR code on the paper leads to. */
export const Certificates: CollectionConfig = {
  slug: 'certificates',
  labels: { singular: '证明', plural: '证明' },
  ...record,
  admin: { group: '备案服务', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'number', defaultColumns: ['kind', 'number', 'product', 'issuedAt'] },
  access: { ...CLOSED, read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor')) },
  fields: [
    { name: 'kind', label: '种类', type: 'select', options: [{ value: 'filing', label: '备案证明' }, { value: 'certification', label: '认定证书' }, { value: 'form', label: '申请表' }] },
    text('code', '验证码'),
    text('number', '编号'),
    { name: 'enterprise', label: '单位', type: 'relationship', relationTo: 'enterprises', index: true },
    text('enterpriseName', '签发时的单位名称'),
    { name: 'product', label: '产品', type: 'relationship', relationTo: 'products', index: true },
    moment('issuedAt', '签发时间'),
  ],
}

/** The outbox: one row per message to one recipient, written with the decision, sent by the worker. */
export const Notices: CollectionConfig = {
  slug: 'notices',
  labels: { singular: '通知', plural: '通知' },
  ...record,
  defaultSort: '-createdAt',
  admin: {
    group: '平台管理',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'subject',
    defaultColumns: ['createdAt', 'channel', 'subject', 'body', 'recipient', 'status'],
    components: { edit: { beforeDocumentControls: ['/src/admin/ResendButton.tsx#ResendButton'] } },
  },
  endpoints: noticeEndpoints,
  access: { ...CLOSED, read: anyOf(onlyWhere({ caseId: { exists: true } }, 'reviewer'), ownEnterprise('enterprise'), only('staff', 'auditor')) },
  fields: [
    insiders({ ...text('dedupeKey', '去重键'), unique: true, admin: { hidden: true } } as Field),
    { name: 'channel', label: '渠道', type: 'select', options: [{ value: 'sms', label: '短信' }, { value: 'email', label: '电子邮件' }] },
    text('template', '模板'),
    insiders(text('purpose', '用途')),
    personalField(text('recipient', '接收地址')),
    text('recipientName', '接收人'),
    insiders(text('recipientUser', '接收账号')),
    text('enterprise', '单位编号', true),
    text('caseCollection', '业务类型'),
    text('caseId', '业务编号', true),
    text('subject', '标题'),
    { name: 'body', label: '内容', type: 'textarea' },
    { ...json('variables', '变量'), admin: { hidden: true }, access: { read: () => false } } as Field,
    {
      name: 'status',
      label: '状态',
      type: 'select',
      defaultValue: 'pending',
      options: [
        { value: 'pending', label: '待发送' },
        { value: 'sending', label: '发送中' },
        { value: 'sent', label: '已发送' },
        { value: 'dead', label: '发送失败' },
      ],
    },
    insiders({ name: 'attempts', label: '已尝试次数', type: 'number', defaultValue: 0 }),
    insiders(moment('nextAttemptAt', '下次发送时间')),
    insiders(moment('leaseUntil', '占用到')),
    insiders({ ...text('leaseOwner', '占用者'), admin: { hidden: true } } as Field),
    insiders(text('providerId', '通道回执')),
    insiders(text('lastError', '失败原因')),
    moment('sentAt', '发送时间'),
  ],
}
