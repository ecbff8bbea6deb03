import type { CollectionConfig, Field } from 'payload';
import { anyOf, CLOSED, only, onlyWhere, ownEnterprise } from '../access/rules.ts';
import { personalField } from '../hooks/maskPersonal.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { noticeEndpoints } from '../src/endpoints/notices.ts';
import { insiders, json, moment, record, text } from './shared/recordFields.ts';
import { inWords } from './shared/recordLook.ts';

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
    {
      name: 'channel',
      label: '渠道',
      type: 'select',
      options: [
        { value: 'sms', label: '短信' },
        { value: 'email', label: '电子邮件' },
      ],
    },
    inWords(text('template', '模板')),
    insiders(inWords(text('purpose', '用途'))),
    personalField(text('recipient', '接收地址')),
    text('recipientName', '接收人'),
    insiders({ ...text('recipientUser', '接收账号'), admin: { hidden: true } } as Field),
    { ...text('enterprise', '单位编号', true), admin: { hidden: true } } as Field,
    inWords(text('caseCollection', '业务类型')),
    { ...text('caseId', '业务编号', true), admin: { hidden: true } } as Field,
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
};
