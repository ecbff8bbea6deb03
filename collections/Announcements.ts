import type { CollectionConfig } from 'payload';
import { anyOf, CLOSED, only, onlyWhere } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';

export const ANNOUNCEMENT_CATEGORIES = { notice: '通知公告', publicity: '结果公示', policy: '政策法规', help: '办事指南' };

/** Announcements (通知公告), written by editors. */
export const Announcements: CollectionConfig = {
  slug: 'announcements',
  labels: { singular: '通知公告', plural: '通知公告' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '网站内容', hidden: hiddenFor('bank'), useAsTitle: 'title', defaultColumns: ['title', 'category', 'status', 'publishedAt'] },
  defaultSort: '-publishedAt',
  access: {
    ...CLOSED,
    read: anyOf(only('reviewer', 'editor', 'staff', 'auditor'), onlyWhere({ status: { equals: 'published' } }, 'public', 'enterprise', 'bank')),
    create: only('editor', 'staff'),
    update: only('editor', 'staff'),
    delete: only('editor', 'staff'),
  },
  fields: [
    { name: 'title', label: '标题', type: 'text', required: true, maxLength: 120 },
    {
      name: 'slug',
      label: '网址标识',
      type: 'text',
      required: true,
      unique: true,
      admin: { description: '小写字母、数字和短横线，如 2026-filing-notice。' },
      validate: (value: unknown) => /^[a-z0-9-]{3,80}$/.test(String(value)) || '网址标识用 3–80 个小写字母、数字或短横线。',
    },
    {
      name: 'category',
      label: '栏目',
      type: 'select',
      required: true,
      defaultValue: 'notice',
      options: Object.entries(ANNOUNCEMENT_CATEGORIES).map(([value, label]) => ({ value, label })),
    },
    { name: 'summary', label: '摘要', type: 'textarea', maxLength: 200 },
    { name: 'body', label: '正文', type: 'richText', required: true },
    {
      name: 'status',
      label: '状态',
      type: 'select',
      required: true,
      defaultValue: 'draft',
      options: [
        { value: 'draft', label: '草稿' },
        { value: 'published', label: '已发布' },
        { value: 'withdrawn', label: '已撤下' },
      ],
    },
    {
      name: 'publishedAt',
      label: '发布时间',
      type: 'date',
      index: true,
      admin: { date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } },
    },
  ],
};
