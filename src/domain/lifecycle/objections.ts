import { REASON, workMarks } from './common.ts';
import { defineLifecycle, type Ask, type CommonFacts } from './engine.ts';

const FINDING: Ask = { name: 'reason', label: '认定意见', kind: 'text', required: true };
const CALL: Ask = { name: 'remark', label: '通话情况', kind: 'text', required: true };

/** An objection of the public against a product in publicity (社会公众异议), spec 5 and 6. Who objected is no fact any decision rests on. */
export const objections = defineLifecycle<CommonFacts>()({
  collection: 'objections',
  label: '社会公众异议',
  initial: 'submitted',
  states: {
    submitted: { label: '待受理', tone: 'waiting' },
    accepted: { label: '处理中', tone: 'waiting' },
    refused: { label: '不予受理', isFinal: true, tone: 'neutral' },
    upheld: { label: '属实', isFinal: true, tone: 'bad' },
    dismissed: { label: '不属实', isFinal: true, tone: 'good' },
  },
  actions: {
    accept: { label: '受理', by: ['reviewer'], from: ['submitted'], to: 'accepted', look: 'primary', tells: 'objection-accepted' },
    refuse: { label: '不予受理', by: ['reviewer'], from: ['submitted'], to: 'refused', look: 'danger', asks: [REASON], tells: 'objection-refused' },
    uphold: {
      label: '认定属实',
      by: ['staff'],
      from: ['accepted'],
      to: 'upheld',
      look: 'danger',
      asks: [FINDING],
      notBySameAs: { actions: ['accept'], label: '受理异议的人不能认定同一异议属实。' },
      tells: 'objection-upheld',
    },
    dismiss: { label: '认定不属实', by: ['staff'], from: ['accepted'], to: 'dismissed', look: 'primary', asks: [FINDING], tells: 'objection-dismissed' },
    // Both sides are also told by telephone (spec 5): who did it and how it went is kept.
    noteCall: { label: '记录电话告知', by: ['staff'], from: ['upheld'], to: 'stay', asks: [CALL] },
    ...workMarks(['submitted', 'accepted']),
  },
});
