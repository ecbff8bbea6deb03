import type { CollectionConfig, Field } from 'payload';
import { publishedAnnouncements } from '../access/announcements.ts';
import { anyOf, CLOSED, nobodyField, only } from '../access/rules.ts';
import { describeState, newestFirst, prepareAnnouncement, rememberKindOfSave, tellReaders } from '../hooks/announcementHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { ANNOUNCEMENT_CATEGORIES } from '../src/domain/announcements.ts';
import { SLUG_RULE } from '../src/domain/announcementSlug.ts';
import { announcementEditor } from './shared/announcementEditor.ts';

const byServer = { create: nobodyField, update: nobodyField };
/** Derived by hooks and read by the server's own pages: nobody's to write, nobody's to see. */
const unseen = { access: { ...byServer, read: nobodyField }, admin: { hidden: true, disableListColumn: true, disableListFilter: true } };
const SCREENS = '/src/admin/announcements';

const text: Field[] = [
  { name: 'title', label: '标题', type: 'text', required: true, maxLength: 120 },
  { name: 'summary', label: '摘要', type: 'textarea', maxLength: 200, admin: { description: '一两句话，显示在列表和订阅里。可以不填。' } },
  { name: 'body', label: '正文', type: 'richText', required: true, editor: announcementEditor, admin: { description: '可以从 Word 粘贴，字体、颜色会自动去掉。图片请用工具栏上传，并填写替代文字。' } },
  {
    name: 'attachments',
    label: '附件',
    type: 'upload',
    relationTo: 'public-media',
    hasMany: true,
    maxRows: 20,
    admin: { description: '显示在正文下面，读者可以下载。pdf、doc、docx、xls、xlsx、zip、png、jpg，每个不超过 20 MB。' },
  },
];

const beside: Field[] = [
  { name: 'state', label: '状态', type: 'text', virtual: true, access: byServer, admin: { position: 'sidebar', components: { Field: `${SCREENS}/StateField.tsx#StateField`, Cell: `${SCREENS}/StateCell.tsx#StateCell` } } },
  { name: 'next', label: '说明', type: 'text', virtual: true, access: byServer, admin: { hidden: true } },
  {
    name: 'publishedAt',
    label: '发布时间',
    type: 'date',
    index: true,
    admin: {
      position: 'sidebar',
      description: '不填，点“发布”后立即发布；填将来的时间，点“定时发布”后到时自动发布。',
      date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm', timeIntervals: 15 },
    },
  },
  {
    name: 'category',
    label: '栏目',
    type: 'select',
    required: true,
    defaultValue: 'notice',
    options: Object.entries(ANNOUNCEMENT_CATEGORIES).map(([value, label]) => ({ value, label })),
    admin: { position: 'sidebar' },
  },
  {
    name: 'slug',
    label: '网址',
    type: 'text',
    unique: true,
    admin: { position: 'sidebar', description: '不填则在保存时由日期和标题拼音生成。发布以后请不要再改，否则别处的链接会失效。' },
    validate: (value: unknown) => value === null || value === undefined || value === '' || SLUG_RULE.test(String(value)) || '网址用 3–80 个小写字母、数字或短横线，也可以留空，由系统生成。',
  },
  { name: 'withdrawnAt', label: '撤下时间', type: 'date', access: byServer, admin: { hidden: true } },
  { name: 'media', label: '用到的文件', type: 'relationship', relationTo: 'public-media', hasMany: true, ...unseen },
  { name: 'searchText', label: '正文文字', type: 'textarea', ...unseen },
];

/** Announcements (通知公告), written by editors: drafts and versions are Payload's, the state follows from them (src/domain/announcements.ts). */
export const Announcements: CollectionConfig = {
  slug: 'announcements',
  labels: { singular: '通知公告', plural: '通知公告' },
  disableDuplicate: true,
  lockDocuments: false,
  admin: {
    group: '网站内容',
    hidden: hiddenFor('bank'),
    useAsTitle: 'title',
    defaultColumns: ['title', 'state', 'category', 'publishedAt', 'updatedAt'],
    // Opening the empty form makes a record; until somebody gives it a title it is no announcement.
    baseFilter: () => ({ title: { exists: true } }),
    livePreview: {
      url: ({ data }) => `/announcements/preview/${String(data.id)}`,
      breakpoints: [
        { name: 'responsive', label: '适应窗口', width: '100%', height: '100%' },
        { name: 'phone', label: '手机', width: 375, height: 740 },
        { name: 'desktop', label: '桌面', width: 1280, height: 800 },
      ],
    },
    components: { edit: { PublishButton: `${SCREENS}/PublishAnnouncement.tsx#PublishAnnouncement`, Status: `${SCREENS}/HeaderState.tsx#HeaderState` } },
  },
  defaultSort: '-updatedAt',
  versions: { drafts: { autosave: { interval: 1500, showSaveDraftButton: true } }, maxPerDoc: 50 },
  access: {
    ...CLOSED,
    read: anyOf(only('reviewer', 'editor', 'staff', 'auditor'), publishedAnnouncements),
    readVersions: only('reviewer', 'editor', 'staff', 'auditor'),
    create: only('editor', 'staff'),
    update: only('editor', 'staff'),
    delete: only('editor', 'staff'),
  },
  hooks: { beforeOperation: [newestFirst, rememberKindOfSave], beforeChange: [prepareAnnouncement], afterChange: [tellReaders], afterDelete: [tellReaders], afterRead: [describeState] },
  fields: [...text, ...beside],
};
