import type { CollectionConfig, Field } from 'payload';
import { anyOf, CLOSED, onlyWhere, ownBank, ownEnterprise } from '../access/rules.ts';
import { attachmentEndpoints } from '../src/endpoints/attachments.ts';
import { bankField, enterpriseField } from './shared/caseFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { inWords } from './shared/recordLook.ts';

/**
 * Files of cases, private by default. Stored under random names; several rows may share one stored file
 * (an earlier file reused). Uploads, downloads and previews are endpoints of their own.
 */
export const Attachments: CollectionConfig = {
  slug: 'attachments',
  labels: { singular: '附件', plural: '附件' },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: {
    group: '记录',
    hidden: hiddenFor('editor', 'bank', 'reviewer'),
    useAsTitle: 'originalName',
    defaultColumns: ['originalName', 'ownerCollection', 'slot', 'byteSize', 'createdAt'],
  },
  access: { ...CLOSED, read: anyOf(ownEnterprise(), ownBank(), onlyWhere({ ownerCollection: { not_equals: 'objections' } }, 'reviewer', 'staff', 'auditor')) },
  endpoints: attachmentEndpoints,
  fields: [
    // Empty for the files of an objection, which no portal opens.
    { ...enterpriseField(), required: false } as Field,
    // Whose bank decides the record the file belongs to; empty for all others.
    bankField(),
    inWords({ name: 'ownerCollection', label: '业务类型', type: 'text', required: true }),
    { name: 'ownerId', label: '业务编号', type: 'text', required: true },
    inWords({ name: 'slot', label: '材料', type: 'text', required: true }),
    { name: 'originalName', label: '文件名', type: 'text', required: true },
    { name: 'format', label: '格式', type: 'text', required: true },
    { name: 'mimeType', label: '类型', type: 'text', required: true },
    { name: 'byteSize', label: '大小（字节）', type: 'number', required: true },
    { name: 'sha256', label: '摘要', type: 'text', required: true },
    { name: 'storageKey', label: '存储位置', type: 'text', required: true, access: { read: () => false }, admin: { hidden: true } },
    { name: 'uploadedBy', label: '上传人', type: 'text' },
  ],
};
