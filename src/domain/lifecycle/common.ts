import type { Problem } from '../result.ts';
import type { Action, Ask, CommonFacts, Guard } from './engine.ts';

export const REASON: Ask = { name: 'reason', label: '理由', kind: 'text', required: true };
export const FIELD_COMMENTS: Ask = { name: 'comments', label: '逐项意见', kind: 'fieldComments', required: false };

/** The enterprise may take a submission back only while nobody works on it. */
export const notTaken: Guard<CommonFacts> = {
  label: '审核员已开始审核，不能撤回。如需修改，请等待审核结果。',
  holds: (facts) => facts.takenBy === null,
};

/** Nothing is missing or wrong in the form, its files and what belongs to it. */
export const COMPLETE: Guard<CommonFacts & { problems: Problem[] }> = {
  label: '还有内容没有填好，请按提示补充后再提交。',
  condition: '内容和材料都已填好',
  holds: (facts) => facts.problems.length === 0,
  problems: (facts) => facts.problems,
};

/** A reviewer decides on what was submitted, and nothing else is approved. */
export const asSubmitted: Guard<CommonFacts & { isAsSubmitted: boolean }> = {
  label: '这件的内容与提交时不一致，不能通过。请退回，由企业核对后重新提交。',
  holds: (facts) => facts.isAsSubmitted,
};

/** `take` and `release` mark who is working on a case: logged, no state (spec 6). */
export function workMarks<S extends string>(from: readonly S[]) {
  const mark = { by: ['reviewer', 'staff'], from, to: 'stay' } as const;
  return {
    take: {
      ...mark,
      label: '领取',
      requires: [{ label: '这件已由他人领取，请先与对方联系。', holds: (facts: CommonFacts) => facts.takenBy === null }],
    },
    release: {
      ...mark,
      label: '放回',
      requires: [{ label: '这件目前没有人领取。', holds: (facts: CommonFacts) => facts.takenBy !== null }],
    },
  } satisfies Record<string, Action<S, CommonFacts>>;
}
