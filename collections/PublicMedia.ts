import type { CollectionConfig } from 'payload';
import { publishedMedia } from '../access/announcements.ts';
import { anyOf, CLOSED, nobodyField, only } from '../access/rules.ts';
import { inspectMedia, keepUsedMedia, requireAlt, storeMedia } from '../hooks/publicMediaHooks.ts';
import { MEDIA_RULE } from '../src/adapters/files/publicMedia.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { formatBytes, listFormats } from '../src/domain/files.ts';
import { sendMedia } from '../src/endpoints/publicMedia.ts';

/** Pictures and files of announcements. Public exactly while a published announcement shows them; never stored under their own names. */
export const PublicMedia: CollectionConfig = {
  slug: 'public-media',
  labels: { singular: '图片和附件', plural: '图片和附件' },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: {
    group: '网站内容',
    hidden: hiddenFor('bank', 'reviewer'),
    useAsTitle: 'originalName',
    defaultColumns: ['originalName', 'alt', 'mimeType', 'updatedAt'],
    description: `公告里的图片和附件。可以上传 ${listFormats(MEDIA_RULE.formats)}、webp，每个不超过 ${formatBytes(MEDIA_RULE.maxBytes)}。图片会去掉拍摄地点等信息。`,
  },
  access: {
    ...CLOSED,
    read: anyOf(only('reviewer', 'editor', 'staff', 'auditor'), publishedMedia),
    create: only('editor', 'staff'),
    update: only('editor', 'staff'),
    delete: only('editor', 'staff'),
  },
  upload: {
    disableLocalStorage: true,
    pasteURL: false,
    crop: false,
    focalPoint: false,
    bulkUpload: false,
    displayPreview: true,
    adminThumbnail: ({ doc }) => (String(doc.mimeType).startsWith('image/') ? `/api/public-media/file/${String(doc.filename)}` : null),
    handlers: [sendMedia],
  },
  hooks: { beforeOperation: [inspectMedia], beforeChange: [requireAlt, storeMedia], beforeDelete: [keepUsedMedia] },
  fields: [
    {
      name: 'alt',
      label: '替代文字',
      type: 'text',
      maxLength: 200,
      admin: { description: '图片必须填写：用一句话说明图片上有什么，看不见图片的人靠它了解内容。附件不用填。' },
    },
    { name: 'originalName', label: '文件名', type: 'text', access: { create: nobodyField, update: nobodyField }, admin: { readOnly: true, description: '读者看到的名字，取自上传的文件。' } },
    { name: 'storageKey', label: '存储位置', type: 'text', access: { create: nobodyField, read: nobodyField, update: nobodyField }, admin: { hidden: true, disableListColumn: true, disableListFilter: true } },
  ],
};
