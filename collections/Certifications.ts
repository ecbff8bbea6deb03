import type { CollectionConfig, Field, FieldAccess } from 'payload';
import { requestActor } from '../access/actor.ts';
import { anyOf, CLOSED, nobodyField, only, onlyWhere, ownEnterprise } from '../access/rules.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { certifications } from '../src/domain/lifecycle/certifications.ts';
import { statesWhere, type Lifecycle } from '../src/domain/lifecycle/engine.ts';
import { caseEndpoints } from '../src/endpoints/actions.ts';
import { caseAdmin, caseFields } from './shared/caseFields.ts';

const publicStates = statesWhere(certifications as unknown as Lifecycle, (state) => state.isPublic === true);
const byAction = { create: nobodyField, update: nobodyField };
const isInsider: FieldAccess = ({ req }) => ['reviewer', 'staff', 'auditor'].includes(requestActor(req).role);
const isPartyTo: FieldAccess = ({ req }) => !['public', 'editor', 'bank'].includes(requestActor(req).role);
/** The public learns of which product and organisation, the state and the dates; the company its own results too. */
const READERS: Record<string, FieldAccess> = { status: () => true, enterprise: () => true };

const fact = (name: string, label: string, type: Field['type'] = 'text', read?: FieldAccess): Field =>
  ({ name, label, type, access: { ...byAction, ...(read ? { read } : {}) }, admin: { readOnly: true } }) as Field;

/** Certification of a product as patent-intensive (专利密集型产品认定): a case, one for each product and round. All of it is written by the server. */
export const Certifications: CollectionConfig = {
  slug: 'certifications',
  labels: { singular: '产品认定', plural: '产品认定' },
  ...caseAdmin,
  admin: {
    group: '专利密集型产品认定',
    hidden: hiddenFor('editor', 'bank'),
    useAsTitle: 'productName',
    defaultColumns: ['productName', 'enterprise', 'round', 'status', 'metricsMet', 'number', 'validUntil'],
    components: { views: { edit: { root: { Component: '/src/admin/certification/CertificationView.tsx#CertificationView' } } } },
  },
  defaultSort: '-updatedAt',
  access: { ...CLOSED, read: anyOf(ownEnterprise(), only('reviewer', 'staff', 'auditor'), onlyWhere({ status: { in: publicStates } }, 'public', 'editor')) },
  endpoints: caseEndpoints('certifications'),
  fields: [
    ...caseFields('certifications').map((field) => ({ ...field, access: { ...('access' in field ? field.access : {}), read: READERS['name' in field ? field.name : ''] ?? isPartyTo } }) as Field),
    { ...(fact('round', '认定批次', 'relationship') as object), relationTo: 'certification-rounds', required: true, index: true } as Field,
    { ...(fact('product', '产品', 'relationship') as object), relationTo: 'products', required: true, index: true } as Field,
    fact('productName', '产品名称'),
    fact('metrics', '评价指标', 'json', isInsider),
    fact('metricsMet', '达到的指标数', 'number', isInsider),
    fact('metricsKnown', '能比较的指标数', 'number', isInsider),
    fact('number', '证书编号'),
    fact('issuedOn', '认定日期'),
    fact('validUntil', '有效期至'),
    fact('endedAt', '终止时间', 'date'),
    fact('reason', '理由', 'textarea', isPartyTo),
  ],
};
