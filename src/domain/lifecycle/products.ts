import type { Problem } from '../result.ts';
import { asSubmitted, COMPLETE, FIELD_COMMENTS, notTaken, REASON, workMarks } from './common.ts';
import { defineLifecycle, type CommonFacts, type Guard } from './engine.ts';

/** What decides a product filing (产品备案), read under the lock of its row. */
export type ProductFacts = CommonFacts & {
  verified: boolean;
  openVerification: boolean;
  /** Last year's asset report, as the duty stands today in Shanghai. */
  assetReport: 'present' | 'deferrable' | 'overdue';
  /** Numbers of linked patents that are not valid, or neither owned nor licensed, today. */
  unusablePatents: string[];
  patentCount: number;
  allPatentsLapsed: boolean;
  problems: Problem[];
  blockingFindings: Problem[];
  salesFen: number | null;
  openObjections: number;
  /** Form, files and links are what was submitted. */
  isAsSubmitted: boolean;
};

const patentsUsable: Guard<ProductFacts> = {
  label: '关联专利中有当前无效，或者不属于您单位、也未许可您单位使用的专利。',
  condition: '关联的专利中没有当前无效或者不能使用的',
  holds: (f) => f.unusablePatents.length === 0,
  problems: (f) => f.unusablePatents.map((number) => ({ field: 'patents', message: `专利 ${number} 当前不能用于备案。` })),
};
const noOpenObjection: Guard<ProductFacts> = {
  label: '该产品有异议正在处理，处理完毕前不能撤销备案。',
  holds: (f) => f.openObjections === 0,
};

export const products = defineLifecycle<ProductFacts>()({
  collection: 'products',
  label: '产品备案',
  initial: 'draft',
  states: {
    draft: { label: '未提交', editableBy: ['enterprise'], tone: 'neutral' },
    submitted: { label: '审核中', tone: 'waiting' },
    rejected: { label: '不通过', editableBy: ['enterprise'], tone: 'bad' },
    filed: { label: '已备案', isPublic: true, tone: 'good' },
    withdrawing: { label: '撤销审核中', isPublic: true, tone: 'waiting' },
    withdrawn: { label: '已撤销', isFinal: true, tone: 'neutral' },
    revoked: { label: '平台撤销', isFinal: true, tone: 'bad' },
  },
  actions: {
    submit: {
      label: '提交',
      by: ['enterprise'],
      from: ['draft', 'rejected'],
      to: 'submitted',
      look: 'primary',
      requires: [
        { label: '请先完成实名认证，再提交产品备案。', condition: '单位已通过实名认证', mendedAt: 'verification', holds: (f) => f.verified },
        {
          label: '您单位的实名认证正在审核，审核结束后才能提交备案。',
          condition: '没有正在审核的实名认证',
          mendedAt: 'verification',
          holds: (f) => !f.openVerification,
        },
        {
          label: '上一年度资产信息已过补报期限，请先补报，再提交备案。',
          condition: '上一年度资产信息已填报，或者还在补报期限内',
          mendedAt: 'assets',
          holds: (f) => f.assetReport !== 'overdue',
        },
        {
          label: '上一年度销售额为 0 的产品不符合备案条件。',
          condition: '上一年度销售额没有填为 0',
          holds: (f) => f.salesFen !== 0,
          problems: () => [{ field: 'sales', message: '上一年度销售额为 0 的产品不符合备案条件。' }],
        },
        {
          label: '请至少关联一件专利。',
          condition: '至少关联一件专利',
          holds: (f) => f.patentCount > 0,
          problems: () => [{ field: 'patents', message: '请至少关联一件专利。' }],
        },
        patentsUsable,
        {
          label: '文字检查发现必须改正的问题。',
          condition: '文字检查没有必须改正的问题',
          holds: (f) => f.blockingFindings.length === 0,
          problems: (f) => f.blockingFindings,
        },
        COMPLETE,
      ],
    },
    recall: { label: '撤回', by: ['enterprise'], from: ['submitted'], to: 'draft', requires: [notTaken] },
    file: {
      label: '备案通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'filed',
      look: 'primary',
      tells: 'product-filed',
      notBySameAs: { actions: ['submit'], label: '提交备案的人不能审核自己提交的备案。' },
      requires: [patentsUsable, asSubmitted],
    },
    reject: {
      label: '不通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'rejected',
      look: 'danger',
      asks: [REASON, FIELD_COMMENTS],
      tells: 'product-rejected',
    },
    requestWithdrawal: { label: '申请撤销', by: ['enterprise'], from: ['filed'], to: 'withdrawing', asks: [REASON] },
    approveWithdrawal: {
      label: '同意撤销',
      by: ['reviewer'],
      from: ['withdrawing'],
      to: 'withdrawn',
      look: 'primary',
      requires: [noOpenObjection],
      tells: 'withdrawal-approved',
    },
    refuseWithdrawal: {
      label: '不同意撤销',
      by: ['reviewer'],
      from: ['withdrawing'],
      to: 'filed',
      look: 'danger',
      asks: [REASON],
      tells: 'withdrawal-refused',
    },
    confirmLapse: {
      label: '确认失效',
      by: ['enterprise'],
      from: ['filed'],
      to: 'withdrawn',
      requires: [{ label: '仍有有效的关联专利，不能按失效撤销。', holds: (f) => f.allPatentsLapsed }, noOpenObjection],
      tells: 'lapse-confirmed',
    },
    revoke: {
      label: '平台撤销',
      by: ['staff', 'system'],
      from: ['filed', 'withdrawing'],
      to: 'revoked',
      look: 'danger',
      asks: [REASON],
      notBySameAs: { actions: ['file'], label: '通过该备案的人不能撤销它。' },
      tells: 'product-revoked',
    },
    ...workMarks(['submitted', 'withdrawing']),
  },
});
