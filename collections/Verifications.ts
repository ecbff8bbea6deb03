import type { CollectionConfig } from 'payload';
import { CLOSED, allOf, anyOf, only, ownEnterprise } from '../access/rules.ts';
import { checkForm } from '../hooks/formHooks.ts';
import { guardCaseDelete, guardCaseEdit } from '../hooks/guardCase.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { verificationEndpoints } from '../src/endpoints/verifications.ts';
import { verificationForm } from '../src/domain/forms/verification.ts';
import { caseAdmin, caseFields } from './shared/caseFields.ts';
import { formFields } from './shared/formFields.ts';
import { hiddenFor } from '../src/admin/visible.ts';

/** Real-name verification (实名认证): a case; its approval writes the profile of the enterprise. */
export const Verifications: CollectionConfig = {
  slug: 'verifications',
  labels: { singular: '实名认证', plural: '实名认证' },
  ...caseAdmin,
  admin: {
    group: '备案服务',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'name',
    defaultColumns: ['name', 'uscc', 'status', 'submittedAt', 'takenByName'],
    components: { views: { edit: { root: { Component: '/src/admin/CaseView.tsx#CaseView' } } } },
  },
  defaultSort: '-submittedAt',
  access: {
    ...CLOSED,
    read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor')),
    create: ownEnterprise(),
    update: ownEnterprise(),
    delete: allOf(ownEnterprise(), () => ({ status: { equals: 'draft' } })),
  },
  hooks: {
    beforeChange: [guardCaseEdit('verifications'), checkForm(verificationForm)],
    beforeDelete: [guardCaseDelete('verifications')],
  },
  endpoints: [...verificationEndpoints, ...caseEndpoints('verifications')],
  fields: [...caseFields('verifications'), ...formFields(verificationForm)],
};
