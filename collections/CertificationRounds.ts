import type { CollectionConfig, Field } from 'payload';
import { anyOf, CLOSED, fieldOnly, nobodyField, only, onlyWhere } from '../access/rules.ts';
import { guardRound } from '../hooks/certificationRoundHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { METRIC_DIRECTIONS, METRIC_SOURCES } from '../src/domain/certification/metrics.ts';
import { isCivilDate } from '../src/domain/civilDate.ts';
import { certificationRoundEndpoints } from '../src/endpoints/certificationRounds.ts';

const byServer = { create: nobodyField, update: nobodyField };
const row = (...fields: Field[]): Field => ({ type: 'row', fields });
const sources = Object.entries(METRIC_SOURCES).map(([value, { label, unit }]) => ({ value, label: `${label}（${unit}）` }));
const whole = (name: string, label: string, [min, max]: [number, number], defaultValue: number, description: string): Field => ({
  ...{ name, label, type: 'number', required: true, defaultValue, admin: { description } },
  validate: (value: unknown) => (Number.isInteger(value) && Number(value) >= min && Number(value) <= max) || `${label}应为 ${min} 到 ${max} 之间的整数。`,
});

/** A certification round (认定批次): dates, criteria and publicity of a year, edited by staff without a new release (spec 5). */
export const CertificationRounds: CollectionConfig = {
  slug: 'certification-rounds',
  labels: { singular: '认定批次', plural: '认定批次' },
  ...{ disableBulkEdit: true, disableDuplicate: true, lockDocuments: false },
  admin: { group: '专利密集型产品认定', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'title', defaultColumns: ['title', 'year', 'closesOn', 'publicisedAt', 'publicityEndsOn'] },
  defaultSort: '-year',
  access: {
    ...CLOSED,
    read: anyOf(only('reviewer', 'staff', 'auditor'), onlyWhere({ publicisedAt: { exists: true } }, 'public', 'enterprise', 'editor')),
    create: only('staff'),
    update: only('staff'),
  },
  hooks: { beforeChange: [guardRound] },
  endpoints: certificationRoundEndpoints,
  fields: [
    { name: 'desk', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/certification/DeskLink.tsx#DeskLink' } } },
    { name: 'title', label: '名称', type: 'text', required: true, maxLength: 120, admin: { placeholder: '如 2026 年度第一批专利密集型产品认定' } },
    row(
      whole('year', '年度', [2000, 2200], 2026, '这一年备案或者更新过的产品参加。'),
      {
        name: 'closesOn',
        label: '备案和更新截止日',
        type: 'text',
        required: true,
        admin: { placeholder: '如 2026-06-30', description: '在这一天以前（含当天）提交备案或者信息更新、后来通过的产品参加。' },
        validate: (value: unknown) => isCivilDate(String(value ?? '')) || '请填写备案和更新截止日，如 2026-06-30。',
      },
    ),
    { name: 'standard', label: '评价标准及版本', type: 'text', required: true, maxLength: 120, admin: { description: '基准值按这个名称导入，名称须与基准值表中的一致。' } },
    {
      name: 'criteria',
      label: '评价指标',
      type: 'array',
      required: true,
      minRows: 1,
      maxRows: 12,
      labels: { singular: '指标', plural: '指标' },
      access: { read: fieldOnly('reviewer', 'staff', 'auditor') },
      fields: [
        row(
          { name: 'name', label: '指标名称', type: 'text', required: true, maxLength: 60 },
          { name: 'numerator', label: '数据', type: 'select', required: true, options: sources },
          { name: 'denominator', label: '除以', type: 'select', options: sources, admin: { description: '不选表示不除。' } },
        ),
        row(
          { name: 'factor', label: '乘以', type: 'number', required: true, defaultValue: 1, validate: (value: unknown) => (Number.isFinite(value) && Number(value) > 0 && Number(value) <= 1_000_000) || '“乘以”应为大于 0 的数。' },
          { name: 'unit', label: '单位', type: 'text', required: true, maxLength: 20 },
          { name: 'direction', label: '怎样算达到', type: 'select', required: true, defaultValue: 'atLeast', options: Object.entries(METRIC_DIRECTIONS).map(([value, label]) => ({ value, label })) },
        ),
      ],
    },
    row(whole('publicityDays', '公示期（工作日）', [1, 60], 10, '从办理公示的次日起算，节假日不计。'), whole('validityMonths', '有效期（月）', [1, 60], 12, '从认定之日起算。')),
    { name: 'announcement', label: '公示公告', type: 'relationship', relationTo: 'announcements', admin: { allowCreate: false, allowEdit: false, description: '编辑写好的公告草稿。办理公示时随之发布。' } },
    ...['gatheredAt', 'publicisedAt'].map(
      (name, index): Field => ({ name, label: ['最近一次归集候选产品', '公示开始'][index] as string, type: 'date', access: byServer, admin: { readOnly: true, date: { pickerAppearance: 'dayAndTime', displayFormat: 'yyyy-MM-dd HH:mm' } } }),
    ),
    { name: 'publicityEndsOn', label: '公示截止日', type: 'text', access: byServer, admin: { readOnly: true } },
  ],
};
