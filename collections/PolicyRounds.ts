import type { CollectionConfig, Field } from 'payload';
import { anyOf, CLOSED, nobodyField, only } from '../access/rules.ts';
import { keepVersion, nextVersion, rememberSeenVersion } from '../hooks/roundHooks.ts';
import { hiddenFor } from '../src/admin/visible.ts';
import { isCivilDate } from '../src/domain/civilDate.ts';
import { SIZE_CLASSES } from '../src/domain/sizeClass.ts';
import { MATERIAL_SLOTS, REQUIRED_WHEN } from '../src/domain/subsidy/materials.ts';
import { CONTRACT_OUTCOMES, IP_KINDS, SUBSIDY_KINDS } from '../src/domain/subsidy/round.ts';
import { roundEndpoints } from '../src/endpoints/rounds.ts';

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
const day = (name: string, label: string, required = true): Field => ({
  name,
  label,
  type: 'text',
  required,
  validate: (value: unknown) => (!value && !required) || isCivilDate(String(value ?? '')) || `请填写${label}，如 2026-03-31。`,
  admin: { placeholder: '如 2026-03-31' },
});
/** Payload lets a figure that is none pass where it may be left empty. */
const figure = (name: string, label: string, [min, max]: [number, number], required = false): Field => ({
  ...{ name, label, type: 'number', required, min, max },
  validate: (value: unknown) => (value ?? null) === null ? !required || `请填写${label}。` : (Number.isFinite(value) && Number(value) >= min && Number(value) <= max) || `${label}应在 ${min} 和 ${max} 之间。`,
});
const percent = (name: string, label: string, required = true): Field => figure(name, label, [0, 100], required);
const amount = (name: string, label: string): Field => ({
  ...{ name, label, type: 'number', admin: { components: { Field: '/src/admin/fields/WanField.tsx#WanField' }, description: '留空表示不限。' } },
  validate: (value: unknown) => (value ?? null) === null || (Number.isSafeInteger(value) && Number(value) > 0) || `${label}应为大于 0 的金额，最多 6 位小数；不限的请留空。`,
});
const flag = (name: string, label: string, defaultValue = false): Field => ({ name, label, type: 'checkbox', defaultValue });
const many = (name: string, label: string, labels: Record<string, string>): Field => ({ name, label, type: 'select', hasMany: true, options: optionsOf(labels), admin: { description: '不选表示不限。' } });
const row = (...fields: Field[]): Field => ({ type: 'row', fields });
/** Shown only where the rules make use of it. */
const shownWhen = (field: Field, condition: (data: { kind?: unknown; basis?: unknown; rateCap?: unknown; version?: unknown }) => boolean): Field => ({ ...field, admin: { ...field.admin, condition } }) as Field;
const hinted = (field: Field, description: string): Field => ({ ...field, admin: { ...field.admin, description } }) as Field;
const isInterest = ({ kind }: { kind?: unknown }) => kind !== 'fee';
const part = (label: string, ...fields: Field[]): Field => ({ type: 'collapsible', label, fields });

const BASES = { interestPaid: '实际支付的利息', computed: '按规则计算的利息', feesPaid: '实际支付的费用' };
const RATE_CAPS = { none: '不设上限', lprAtDisbursement: '放款时的一年期 LPR', lprAtContract: '合同起始日的一年期 LPR', lprDecember: '还款年度 12 月的一年期 LPR', benchmark: '基准利率 × 系数' };

/** A policy round (申报通知): every rule of a year's subsidy, edited by staff without a new release. Versions are kept by the hook. */
export const PolicyRounds: CollectionConfig = {
  slug: 'policy-rounds',
  labels: { singular: '申报通知', plural: '申报通知' },
  ...{ disableBulkEdit: true, disableDuplicate: true, lockDocuments: false },
  admin: { group: '质押融资', hidden: hiddenFor('editor', 'bank'), useAsTitle: 'title', defaultColumns: ['title', 'kind', 'opensOn', 'closesOn', 'isAnnounced', 'version'] },
  defaultSort: '-opensOn',
  access: {
    ...CLOSED,
    read: anyOf(only('reviewer', 'staff', 'auditor'), () => ({ isAnnounced: { equals: true } })),
    create: only('staff'),
    update: only('staff'),
  },
  hooks: { beforeOperation: [rememberSeenVersion], beforeChange: [nextVersion], afterChange: [keepVersion] },
  endpoints: roundEndpoints,
  fields: [
    { name: 'title', label: '名称', type: 'text', required: true, maxLength: 200 },
    row({ name: 'kind', label: '种类', type: 'select', required: true, options: optionsOf(SUBSIDY_KINDS) }, hinted(flag('isAnnounced', '已发布'), '发布后，申报单位才能看到并申请。')),
    {
      name: 'version',
      label: '版本',
      type: 'number',
      defaultValue: 0,
      access: { create: nobodyField, update: nobodyField },
      admin: { readOnly: true, condition: ({ version }) => Number(version) > 0, description: '改动规则后保存，就是新的一版。已经开始的申请仍按当时的版本办理。' },
    },
    hinted({ name: 'legalBasis', label: '政策依据', type: 'textarea', maxLength: 1000 }, '如办法的名称和文号。'),
    hinted({ name: 'announcement', label: '公告', type: 'relationship', relationTo: 'announcements', admin: { allowCreate: false, allowEdit: false } }, '申报单位从这里读到通知全文。'),
    part(
      '时间',
      row(hinted(day('opensOn', '申报开始日'), '首次提交的第一天。'), hinted(day('closesOn', '申报截止日'), '首次提交的最后一天。')),
      row(hinted(day('correctionsUntil', '退回后最后修改日'), '审核不通过后再次提交的最后一天。'), hinted(day('paperUntil', '纸件截止日'), '纸件寄到的最后一天。')),
    ),
    part(
      '条件',
      shownWhen(hinted(flag('repaymentConfirmed', '还款须经银行确认', true), '不勾选的，仍在履行的贷款也可以申请费用补贴。'), ({ kind }) => kind === 'fee'),
      row(day('disbursedFrom', '放款日自', false), flag('disbursedFromExcluded', '不含当日'), day('disbursedTo', '放款日至', false), flag('disbursedToExcluded', '不含当日')),
      row(day('repaidFrom', '还款日自', false), flag('repaidFromExcluded', '不含当日'), day('repaidTo', '还款日至', false), flag('repaidToExcluded', '不含当日')),
      row(many('ipKinds', '质押种类', IP_KINDS), many('outcomes', '合同履行情况', CONTRACT_OUTCOMES), many('sizeClasses', '企业规模', SIZE_CLASSES)),
      { name: 'regions', label: '注册地区代码', type: 'text', admin: { description: '多个用逗号隔开，如 320500。留空表示不限。' } },
      { name: 'discredited', label: '失信名单', type: 'textarea', admin: { description: '统一社会信用代码，每行一个。' } },
    ),
    part(
      '计算',
      row({ name: 'basis', label: '计算基数', type: 'select', required: true, options: optionsOf(BASES) }, hinted(percent('requestedPercent', '申请比例（%）'), '四舍五入到分。'), hinted(percent('approvedPercent', '核算比例（%）'), '舍去不足一元的部分。')),
      row(hinted(percent('guaranteedPercent', '有担保的核算比例（%）', false), '留空与核算比例相同。'), hinted(percent('insuredPercent', '有保险的核算比例（%）', false), '留空与核算比例相同；既有担保又有保险的，按有担保的比例。')),
      row(
        shownWhen({ name: 'rateCap', label: '利率上限', type: 'select', required: true, defaultValue: 'none', options: optionsOf(RATE_CAPS) }, isInterest),
        shownWhen(percent('benchmarkPercent', '基准利率（%）', false), ({ rateCap }) => rateCap === 'benchmark'),
        shownWhen(figure('benchmarkFactor', '系数', [0, 10]), ({ rateCap }) => rateCap === 'benchmark'),
      ),
      row(
        shownWhen({ name: 'daysOfYear', label: '一年天数', type: 'select', required: true, defaultValue: '360', options: optionsOf({ 360: '360 天', 365: '365 天' }) }, isInterest),
        shownWhen(flag('firstDayCounts', '放款日计息', true), isInterest),
        shownWhen(flag('lastDayCounts', '还款日计息'), isInterest),
        shownWhen(hinted(figure('settlementDay', '每月结息日', [1, 28]), '留空表示还款时一次结息。'), isInterest),
        shownWhen(hinted(figure('longestDays', '最长补贴天数', [1, 3660]), '从放款日起算，留空表示不限。'), isInterest),
      ),
      row(amount('capPerLoan', '单笔贷款上限'), amount('capPerEnterpriseYear', '每单位每年上限'), amount('budget', '本期预算')),
    ),
    {
      name: 'materials',
      label: '材料',
      type: 'array',
      labels: { singular: '材料', plural: '材料' },
      admin: { description: '没有列出的材料按平台的规定收取。' },
      fields: [
        row(
          { name: 'slot', label: '材料', type: 'select', required: true, options: optionsOf(MATERIAL_SLOTS) },
          { name: 'title', label: '名称', type: 'text', maxLength: 100, admin: { description: '留空用平台的名称。' } },
          { name: 'requiredWhen', label: '什么时候必须', type: 'select', required: true, options: optionsOf(REQUIRED_WHEN) },
          hinted(figure('megabytes', '每个最大（MB）', [1, 20]), '留空为 20 MB。'),
        ),
      ],
    },
    { name: 'effect', label: '影响', type: 'ui', admin: { disableListColumn: true, components: { Field: '/src/admin/rounds/EffectPanel.tsx#EffectPanel' } } },
  ],
};
