import type { CollectionConfig } from 'payload';
import { CLOSED, anyOf, nobodyField, only, ownEnterprise } from '../access/rules.ts';
import { guardAssetReport } from '../hooks/assetReportHooks.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { assetReportForm } from '../src/domain/forms/assetReport.ts';
import { enterpriseField } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';

/** Asset report (资产信息): one per enterprise and year; the unique index is in `afterSchemaInit`. */
export const AssetReports: CollectionConfig = {
  slug: 'asset-reports',
  labels: { singular: '资产信息', plural: '资产信息' },
  disableBulkEdit: true,
  disableDuplicate: true,
  lockDocuments: false,
  admin: { group: '备案服务', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'year', defaultColumns: ['enterprise', 'year', 'operatingRevenue', 'updatedAt'] },
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor')),
    create: ownEnterprise(),
    update: ownEnterprise(),
  },
  hooks: { beforeChange: [guardAssetReport, checkForm(assetReportForm)] },
  fields: [
    enterpriseField(),
    { name: 'year', label: '年度', type: 'number', required: true, access: { update: nobodyField }, admin: { readOnly: true } },
    { name: 'revision', label: '版本', type: 'number', required: true, defaultValue: 0, admin: { readOnly: true } },
    ...formFields(assetReportForm),
  ],
};
