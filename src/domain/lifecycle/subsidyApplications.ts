import type { Problem } from '../result.ts';
import { asSubmitted, COMPLETE, FIELD_COMMENTS, notTaken, REASON, workMarks } from './common.ts';
import { defineLifecycle, type Ask, type CommonFacts, type Guard } from './engine.ts';

/** What decides an application for a subsidy (补贴申请), read under the lock of its row. */
export type SubsidyFacts = CommonFacts & {
  /** The sentence that says why it comes at the wrong time; null when in time. */
  windowProblem: string | null;
  /** Rules of the round the loan fails, in words. */
  failedRules: string[];
  problems: Problem[];
  /** Another application for this loan and kind is under way. */
  otherLive: boolean;
  /** Why the amount cannot be computed (LPR missing …); null when it can. */
  calculationProblem: string | null;
  paperDeadlinePassed: boolean;
  isAsSubmitted: boolean;
};

const OPINION: Ask = { name: 'reason', label: '复审意见', kind: 'text', required: true };
const AMOUNT: Ask = { name: 'amount', label: '核定金额', kind: 'amount', required: false };
const POST_AGAIN: Ask = { name: 'remark', label: '需要重新邮寄的纸件', kind: 'text', required: false };

const problem = (message: string): Problem => ({ field: '', message });

const computable: Guard<SubsidyFacts> = {
  label: '现在还不能核算补贴金额。',
  condition: '补贴金额可以核算',
  holds: (f) => f.calculationProblem === null,
  problems: (f) => (f.calculationProblem ? [problem(f.calculationProblem)] : []),
};
const eligible: Guard<SubsidyFacts> = {
  label: '这笔贷款不符合本期申报条件。',
  condition: '贷款符合本期申报条件',
  holds: (f) => f.failedRules.length === 0,
  problems: (f) => f.failedRules.map(problem),
};

export const subsidyApplications = defineLifecycle<SubsidyFacts>()({
  collection: 'subsidy-applications',
  label: '补贴申请',
  initial: 'draft',
  states: {
    draft: { label: '草稿', editableBy: ['enterprise'], tone: 'neutral' },
    submitted: { label: '待审核', tone: 'waiting' },
    rejected: { label: '审核不通过', editableBy: ['enterprise'], tone: 'bad' },
    approved: { label: '待寄纸件', tone: 'waiting' },
    paperRejected: { label: '纸件复审不通过', editableBy: ['enterprise'], tone: 'bad' },
    revised: { label: '复审待审核', tone: 'waiting' },
    paperAccepted: { label: '纸件复审通过', tone: 'good' },
    granted: { label: '已核定', isFinal: true, tone: 'good' },
    withdrawn: { label: '已撤销', isFinal: true, tone: 'neutral' },
    refused: { label: '不予受理', isFinal: true, tone: 'bad' },
    lapsed: { label: '逾期', isFinal: true, tone: 'bad' },
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
          label: '现在不在本期申报时间内。',
          condition: '在本期申报时间内',
          holds: (f) => f.windowProblem === null,
          problems: (f) => (f.windowProblem ? [problem(f.windowProblem)] : []),
        },
        { label: '这笔贷款已有一份同类补贴申请正在办理，不能重复申请。', condition: '没有重复申请', holds: (f) => !f.otherLive },
        eligible,
        computable,
        COMPLETE,
      ],
    },
    recall: { label: '撤回', by: ['enterprise'], from: ['submitted'], to: 'draft', requires: [notTaken] },
    withdraw: { label: '撤销申请', by: ['enterprise'], from: ['draft', 'submitted', 'rejected', 'paperRejected'], to: 'withdrawn', look: 'danger' },
    approve: {
      label: '通过',
      by: ['reviewer'],
      from: ['submitted'],
      to: 'approved',
      look: 'primary',
      tells: 'subsidy-approved',
      requires: [eligible, computable, asSubmitted],
    },
    reject: { label: '不通过', by: ['reviewer'], from: ['submitted'], to: 'rejected', look: 'danger', asks: [REASON, FIELD_COMMENTS], tells: 'subsidy-rejected' },
    refuse: { label: '不予受理', by: ['reviewer'], from: ['submitted'], to: 'refused', look: 'danger', asks: [REASON], tells: 'subsidy-refused' },
    acceptPaper: {
      label: '纸件通过',
      by: ['reviewer'],
      from: ['approved'],
      to: 'paperAccepted',
      look: 'primary',
      asks: [{ ...REASON, label: '逾期收件理由', required: false }],
    },
    rejectPaper: { label: '纸件不通过', by: ['reviewer'], from: ['approved'], to: 'paperRejected', look: 'danger', asks: [OPINION, FIELD_COMMENTS], tells: 'subsidy-paper-rejected' },
    revise: {
      label: '修改提交',
      by: ['enterprise'],
      from: ['paperRejected'],
      to: 'revised',
      look: 'primary',
      requires: [computable, COMPLETE],
    },
    acceptRevision: {
      label: '复审通过',
      by: ['reviewer'],
      from: ['revised'],
      to: 'approved',
      look: 'primary',
      asks: [POST_AGAIN],
      tells: 'subsidy-revision-accepted',
      requires: [computable, asSubmitted],
    },
    rejectRevision: { label: '复审不通过', by: ['reviewer'], from: ['revised'], to: 'paperRejected', look: 'danger', asks: [OPINION, FIELD_COMMENTS], tells: 'subsidy-paper-rejected' },
    lapse: {
      label: '逾期失效',
      by: ['staff'],
      from: ['approved', 'paperRejected'],
      to: 'lapsed',
      look: 'danger',
      tells: 'subsidy-lapsed',
      requires: [{ label: '纸件截止日还没有过，不能按逾期处理。', holds: (f) => f.paperDeadlinePassed }],
    },
    grant: {
      label: '核定',
      by: ['staff'],
      from: ['paperAccepted'],
      to: 'granted',
      look: 'primary',
      asks: [AMOUNT, { ...REASON, label: '与核算金额不同的理由', required: false }],
      notBySameAs: { actions: ['approve', 'acceptRevision'], label: '审核通过的人不能核定同一申请的补贴。' },
      tells: 'subsidy-granted',
    },
    ...workMarks(['submitted', 'revised', 'approved']),
  },
});
