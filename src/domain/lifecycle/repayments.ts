import type { Problem } from '../result.ts';
import { asSubmitted, COMPLETE, FIELD_COMMENTS, REASON } from './common.ts';
import { defineLifecycle, type CommonFacts } from './engine.ts';

/** What decides a repayment (还款完成申请), read under the lock of its row. */
export type RepaymentFacts = CommonFacts & {
  /** Everything missing or wrong in the form, its upload, and against the loan. */
  problems: Problem[];
  loanIsActive: boolean;
  /** Another repayment of this loan waits for the bank. */
  otherOpen: boolean;
  isAsSubmitted: boolean;
};

const loanActive = { label: '这笔贷款已经结清或终止，不能再办理还款。', condition: '贷款仍在还款中', holds: (f: RepaymentFacts) => f.loanIsActive };

export const repayments = defineLifecycle<RepaymentFacts>()({
  collection: 'repayments',
  label: '还款完成申请',
  initial: 'draft',
  states: {
    draft: { label: '未提交', editableBy: ['enterprise'], tone: 'neutral' },
    submitted: { label: '待银行审核', tone: 'waiting' },
    returned: { label: '已退回', editableBy: ['enterprise'], tone: 'bad' },
    confirmed: { label: '已确认', isFinal: true, tone: 'good' },
  },
  actions: {
    submit: {
      label: '提交',
      by: ['enterprise'],
      from: ['draft', 'returned'],
      to: 'submitted',
      look: 'primary',
      requires: [
        loanActive,
        { label: '这笔贷款已有一份还款申请在银行审核，请等待结果。', condition: '没有其他还款申请在审核', holds: (f) => !f.otherOpen },
        COMPLETE,
      ],
    },
    recall: { label: '撤回', by: ['enterprise'], from: ['submitted'], to: 'draft' },
    confirm: {
      label: '确认',
      by: ['bank'],
      from: ['submitted'],
      to: 'confirmed',
      look: 'primary',
      tells: 'repayment-confirmed',
      requires: [loanActive, asSubmitted],
    },
    return: { label: '退回', by: ['bank'], from: ['submitted'], to: 'returned', look: 'danger', asks: [REASON, FIELD_COMMENTS], tells: 'repayment-returned' },
  },
});
