import { BoldFeature, FixedToolbarFeature, lexicalEditor, LinkFeature, OrderedListFeature, ParagraphFeature, UnorderedListFeature } from '@payloadcms/richtext-lexical';
import type { CollectionConfig, Field } from 'payload';
import { ownOpenForms } from '../access/publicForms.ts';
import { anyOf, CLOSED, fieldOnly, nobodyField, only } from '../access/rules.ts';
import { designForm, guardFormDelete } from '../hooks/publicFormDesign.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { AUDIENCES } from '../src/domain/publicForms/window.ts';
import { publicFormEndpoints } from '../src/endpoints/publicForms.ts';

const insiders = { read: fieldOnly('editor', 'staff', 'auditor') };
const byServer = { create: nobodyField, update: nobodyField, ...insiders };
const instant = (name: string, label: string, description: string): Field => ({
  ...{ name, label, type: 'date', required: true, index: true },
  admin: { description, width: '50%', date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } },
});

/** A few sentences above the questions: no pictures, tables or headings. */
const introductionEditor = lexicalEditor({ features: [ParagraphFeature(), BoldFeature(), OrderedListFeature(), UnorderedListFeature(), LinkFeature({ enabledCollections: [] }), FixedToolbarFeature()] });

const BEFORE: Field[] = [
  { name: 'way', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/forms/FormWays.tsx#FormWays' } } },
  { name: 'title', label: '名称', type: 'text', required: true, maxLength: 120 },
  {
    name: 'slug',
    label: '网址标识',
    type: 'text',
    required: true,
    unique: true,
    admin: { description: '小写字母、数字和短横线，如 service-survey-2026；表单的网址以它结尾，发布后请不要改动。' },
    validate: (value: unknown) => /^[a-z0-9-]{3,80}$/.test(String(value)) || '网址标识用 3–80 个小写字母、数字或短横线。',
  },
  { name: 'introduction', label: '说明', type: 'richText', editor: introductionEditor, admin: { description: '为什么填、谁来填、填了有什么用。' } },
  {
    type: 'row',
    fields: [
      { name: 'audience', label: '由谁填写', type: 'select', required: true, defaultValue: 'public', options: Object.entries(AUDIENCES).map(([value, label]) => ({ value, label })) },
      { name: 'isReleased', label: '发布', type: 'checkbox', defaultValue: false, admin: { description: '不勾选就是草稿，只有后台看得到。' } },
    ],
  },
  {
    name: 'onePerOrganisation',
    label: '每个单位只能提交一次',
    type: 'checkbox',
    defaultValue: false,
    admin: { condition: ({ audience }: { audience?: unknown }) => audience !== 'public' },
  },
  { type: 'row', fields: [instant('opensAt', '开放时间', '从这一刻起可以填写。'), instant('closesAt', '截止时间', '到这一刻为止，这一刻起不再接收。')] },
];

const AFTER: Field[] = [
  { name: 'thankYou', label: '提交后的话', type: 'textarea', maxLength: 500, admin: { description: '显示在回执上；不填就只显示回执。' } },
  { name: 'announcement', label: '通知公告', type: 'relationship', relationTo: 'announcements', index: true, admin: { allowCreate: false, allowEdit: false, description: '选了以后，这篇公告下面有“填写本表”。' } },
  { name: 'author', label: '设计人', type: 'relationship', relationTo: 'users', access: byServer, admin: { hidden: true } },
  { name: 'definition', label: '题目', type: 'json', hidden: true, access: byServer, admin: { hidden: true } },
];

/**
 * Forms (表单), designed by editors without a new release. The plugin brings the list of questions (`questions`); everything
 * else of its own (e-mails, payment, redirect) is left out (trap 15).
 */
export const publicForms = (questions: Field): Omit<CollectionConfig, 'slug'> => ({
  labels: { singular: '表单', plural: '表单' },
  ...{ disableBulkEdit: true, disableDuplicate: true, lockDocuments: false },
  admin: { group: '网站内容', hidden: hiddenFor('bank', 'reviewer'), useAsTitle: 'title', defaultColumns: ['title', 'audience', 'isReleased', 'opensAt', 'closesAt'] },
  defaultSort: '-createdAt',
  access: { ...CLOSED, read: anyOf(only('editor', 'staff', 'auditor'), ownOpenForms), create: only('editor', 'staff'), update: only('editor', 'staff'), delete: only('editor', 'staff') },
  hooks: { beforeValidate: [designForm], beforeDelete: [guardFormDelete] },
  endpoints: publicFormEndpoints,
  fields: [...BEFORE, questions, ...AFTER],
});
