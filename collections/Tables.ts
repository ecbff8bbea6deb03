import type { CollectionConfig } from 'payload';
import { CLOSED, only } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { importHint } from './shared/importHint.ts';
import { formItem } from './shared/recordLook.ts';

/**
 * Code tables that staff keep: a release of a national classification is loaded once and changed by hand or import.
 * `initials` are the pinyin initials, for the class search.
 */
function codeTable(slug: string, label: string, importKind?: string): CollectionConfig {
  return {
    slug,
    labels: { singular: label, plural: label },
    disableDuplicate: true,
    lockDocuments: false,
    admin: { group: '基础数据', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'name', defaultColumns: ['code', 'name', 'level', 'parent'], ...(importKind ? { components: importHint(importKind) } : {}) },
    defaultSort: 'code',
    access: { ...CLOSED, read: only('enterprise', 'reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
    fields: [
      { name: 'code', label: '代码', type: 'text', required: true, unique: true },
      { name: 'name', label: '名称', type: 'text', required: true },
      { name: 'level', label: '层级', type: 'number', required: true },
      { name: 'parent', label: '上级代码', type: 'text', index: true },
      { name: 'section', label: '门类', type: 'text' },
      { name: 'initials', label: '拼音首字母', type: 'text' },
    ],
  };
}

export const Regions = codeTable('regions', '行政区划');
export const ProductClasses: CollectionConfig = codeTable('product-classes', '产品分类', 'product-classes');

/** GB/T 4754-2017, with the mapping to patent-intensive industries once staff have loaded it (未判定 until then). */
export const Industries: CollectionConfig = (() => {
  const table = codeTable('industries', '国民经济行业', 'patent-intensive');
  table.fields.push({
    name: 'patentIntensive',
    label: '专利密集型',
    type: 'select',
    options: [
      { value: 'yes', label: '是' },
      { value: 'no', label: '否' },
    ],
    admin: { description: '没有导入对照表之前留空，前台显示“未判定”。' },
  });
  return table;
})();

/** Reasons for refusal that reviewers pick from. */
export const Reasons: CollectionConfig = {
  slug: 'reasons',
  labels: { singular: '退回理由', plural: '退回理由' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '平台管理', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'text', defaultColumns: ['caseCollection', 'field', 'text'] },
  access: { ...CLOSED, read: only('reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff'), delete: only('staff') },
  fields: [
    {
      name: 'caseCollection',
      label: '业务类型',
      type: 'select',
      required: true,
      options: [
        { value: 'verifications', label: '实名认证' },
        { value: 'products', label: '产品备案' },
        { value: 'certifications', label: '产品认定' },
        { value: 'objections', label: '社会公众异议' },
        { value: 'repayments', label: '还款完成申请' },
        { value: 'subsidy-applications', label: '补贴申请' },
        { value: 'product-updates', label: '备案信息更新' },
      ],
    },
    { name: 'field', label: '对应的项', type: 'text', admin: { components: formItem } },
    { name: 'text', label: '理由', type: 'textarea', required: true, maxLength: 500 },
  ],
};

/** Message texts. A key and channel without a record uses the text the product ships. */
export const NoticeTemplates: CollectionConfig = {
  slug: 'notice-templates',
  labels: { singular: '通知模板', plural: '通知模板' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '平台管理', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'label', defaultColumns: ['label', 'channel', 'body', 'enabled'] },
  access: { ...CLOSED, read: only('reviewer', 'staff', 'auditor'), create: only('staff'), update: only('staff') },
  fields: [
    { name: 'key', label: '标识', type: 'text', required: true },
    {
      name: 'channel',
      label: '渠道',
      type: 'select',
      required: true,
      options: [
        { value: 'sms', label: '短信' },
        { value: 'email', label: '电子邮件' },
      ],
    },
    { name: 'label', label: '名称', type: 'text', required: true },
    { name: 'subject', label: '标题', type: 'text' },
    { name: 'body', label: '内容', type: 'textarea', required: true },
    { name: 'providerTemplateCode', label: '短信平台模板编号', type: 'text' },
    { name: 'enabled', label: '启用', type: 'checkbox', defaultValue: true },
  ],
};
