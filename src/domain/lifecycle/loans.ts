import { REASON } from './common.ts';
import { defineLifecycle, type CommonFacts } from './engine.ts';

/** A pledged loan (质押贷款). It moves by repayments its bank confirms; staff may correct. */
export const loans = defineLifecycle<CommonFacts>()({
  collection: 'loans',
  label: '质押贷款',
  initial: 'active',
  states: {
    active: { label: '还款中', tone: 'waiting' },
    settled: { label: '已结清', tone: 'good' },
    defaulted: { label: '违约终止', tone: 'bad' },
  },
  actions: {
    settle: { label: '结清', by: ['system'], from: ['active'], to: 'settled' },
    default: { label: '违约终止', by: ['system'], from: ['active'], to: 'defaulted' },
    correct: { label: '更正', by: ['staff'], from: ['active', 'settled', 'defaulted'], to: 'stay', asks: [REASON] },
    reopen: { label: '恢复还款中', by: ['staff'], from: ['settled', 'defaulted'], to: 'active', asks: [REASON], look: 'danger' },
  },
});
