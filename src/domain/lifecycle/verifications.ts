import type { Problem } from '../result.ts';
import { asSubmitted, COMPLETE, FIELD_COMMENTS, notTaken, REASON, workMarks } from './common.ts';
import { defineLifecycle, type CommonFacts } from './engine.ts';

/** What decides a real-name verification (实名认证), read under the lock of its row. */
export type VerificationFacts = CommonFacts & {
  /** Everything missing or wrong in the form and its uploads. */
  problems: Problem[];
  /** A branch without legal personality, or an institution that neither makes nor sells, does not qualify. */
  qualifies: boolean;
  /** Last year's asset report is complete, or deferred by tick while that is still allowed; `overdue` when it no longer is. */
  assetReport: 'present' | 'deferred' | 'missing' | 'overdue';
  /** What the report lacks, while it is missing or overdue. */
  assetReportProblems: Problem[];
  otherSubmitted: boolean;
  usccTakenElsewhere: boolean;
  /** Form, files and asset report are what was submitted. */
  isAsSubmitted: boolean;
};

export const verifications = defineLifecycle<VerificationFacts>()({
  collection: 'verifications',
  label: '实名认证',
  initial: 'draft',
  states: {
    draft: { label: '未提交', editableBy: ['enterprise'], tone: 'neutral' },
    submitted: { label: '审核中', tone: 'waiting' },
    approved: { label: '已通过', isFinal: true, tone: 'good' },
    rejected: { label: '未通过', editableBy: ['enterprise'], tone: 'bad' },
  },
  actions: {
    submit: {
      label: '提交',
      by: ['enterprise'],
      from: ['draft', 'rejected'],
      to: 'submitted',
      look: 'primary',
      requires: [
        {
          label: '只有具有法人资格、生产或销售产品（提供服务）的单位才能认证。',
          condition: '单位具有法人资格，生产或销售产品（提供服务）',
          holds: (f) => f.qualifies,
          problems: () => [{ field: 'eligibility', message: '只有具有法人资格、生产或销售产品（提供服务）的单位才能认证。' }],
        },
        COMPLETE,
        {
          label: '上一年度资产信息已过补报期限，请填写完整后再提交。',
          condition: '上一年度资产信息没有超过补报期限',
          holds: (f) => f.assetReport !== 'overdue',
          problems: (f) => f.assetReportProblems,
        },
        {
          label: '请填写上一年度资产信息，或者勾选“稍后填写”。',
          condition: '上一年度资产信息已填好，或者选了稍后填写',
          holds: (f) => f.assetReport !== 'missing',
          problems: (f) => f.assetReportProblems,
        },
        { label: '您单位已有一份认证在审核中，请等待结果。', condition: '没有另一份正在审核的认证', holds: (f) => !f.otherSubmitted },
        {
          label: '这个统一社会信用代码已由其他账号认证。如有疑问，请联系平台。',
          condition: '统一社会信用代码没有被其他账号认证',
          holds: (f) => !f.usccTakenElsewhere,
          problems: () => [{ field: 'uscc', message: '这个统一社会信用代码已由其他账号认证。如有疑问，请联系平台。' }],
        },
      ],
    },
    recall: { label: '撤回', by: ['enterprise'], from: ['submitted'], to: 'draft', requires: [notTaken] },
    approve: {
      label: '通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'approved',
      look: 'primary',
      tells: 'verification-approved',
      requires: [{ label: '这个统一社会信用代码已由其他单位认证，不能通过。', holds: (f) => !f.usccTakenElsewhere }, asSubmitted],
    },
    reject: {
      label: '不通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'rejected',
      look: 'danger',
      asks: [REASON, FIELD_COMMENTS],
      tells: 'verification-rejected',
    },
    ...workMarks(['submitted']),
  },
});
