import type { GlobalConfig } from 'payload';
import { nobody, only } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { publicSettings } from './shared/publicSettings.ts';

const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** What changes from place to place: operator, hotline, registration numbers, dates, versions of the agreements. Pages show their share of it. */
export const Settings: GlobalConfig = {
  slug: 'settings',
  label: '平台设置',
  lockDocuments: false,
  admin: { hideAPIURL: true, group: '平台管理', hidden: hiddenFor('editor', 'bank') },
  access: { read: only('reviewer', 'staff', 'auditor'), update: only('staff'), readVersions: nobody },
  fields: [
    ...publicSettings,
    {
      name: 'assetReportDeadline',
      label: '资产信息补报截止日（月-日）',
      type: 'text',
      required: true,
      defaultValue: '04-30',
      validate: (value: unknown) => MONTH_DAY.test(String(value)) || '请按“04-30”的样子填写。',
    },
    {
      name: 'updateDeadline',
      label: '备案信息更新提醒截止日（月-日，可不填）',
      type: 'text',
      admin: { description: '填写后，在这一天的前 30 天、7 天和 1 天提醒还没有更新的企业；不填只在年初通知一次。' },
      validate: (value: unknown) => !value || MONTH_DAY.test(String(value)) || '请按“06-30”的样子填写。',
    },
    { name: 'agreementVersion', label: '用户协议版本', type: 'text', required: true, defaultValue: '2026-01' },
    { name: 'agreementText', label: '用户协议', type: 'textarea' },
    { name: 'privacyVersion', label: '隐私政策版本', type: 'text', required: true, defaultValue: '2026-01' },
    { name: 'privacyText', label: '隐私政策', type: 'textarea' },
  ],
};
