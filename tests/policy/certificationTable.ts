import type { CaseTable } from './lifecycleTable.ts';

/** Page 6 of the specification for certifications and objections, row by row, written by hand. `a>b`: leads from a to b. */
const QUALIFIES = [/不是“已备案”状态/, /没有完成本批次年度/, /没有公开关联专利/];

export const CERTIFICATION_CASES: Record<'certifications' | 'objections', CaseTable> = {
  certifications: {
    states: { candidate: '待评', shortlisted: '拟认定', excluded: '未通过', publicised: '公示中', certified: '已认定', expired: '已到期', revoked: '撤销认定' },
    initial: 'candidate',
    final: 'excluded expired revoked',
    editable: '',
    open: 'publicised certified expired revoked',
    rows: [
      { action: 'shortlist', by: 'R', from: 'candidate', to: 'shortlisted', guards: [/已经公示/, ...QUALIFIES] },
      { action: 'exclude', by: 'R', from: 'candidate shortlisted', to: 'excluded', asks: 'reason' },
      { action: 'publicise', by: 'S', from: 'shortlisted', to: 'publicised', guards: [/对整个批次一次办理/, ...QUALIFIES], notBy: 'shortlist' },
      { action: 'certify', by: 'S system', from: 'publicised', to: 'certified', guards: [/公示期还没有结束/, /异议正在处理/, ...QUALIFIES], notice: true },
      { action: 'drop', by: 'S', from: 'publicised', to: 'excluded', asks: 'reason' },
      { action: 'close', by: 'system', from: 'candidate shortlisted publicised certified', to: 'candidate>excluded shortlisted>excluded publicised>excluded certified>revoked' },
      { action: 'expire', by: 'system', from: 'certified', to: 'expired', guards: [/还在有效期内/] },
      { action: 'revoke', by: 'S system', from: 'publicised certified', to: 'revoked', asks: 'reason', notice: true },
    ],
  },
  objections: {
    states: { submitted: '待受理', accepted: '处理中', refused: '不予受理', upheld: '属实', dismissed: '不属实' },
    initial: 'submitted',
    final: 'refused upheld dismissed',
    editable: '',
    open: '',
    rows: [
      { action: 'accept', by: 'R', from: 'submitted', to: 'accepted', notice: true },
      { action: 'refuse', by: 'R', from: 'submitted', to: 'refused', asks: 'reason', notice: true },
      { action: 'uphold', by: 'S', from: 'accepted', to: 'upheld', asks: 'reason', notBy: 'accept', notice: true },
      { action: 'dismiss', by: 'S', from: 'accepted', to: 'dismissed', asks: 'reason', notice: true },
      // Telling both sides by telephone is kept as done; no state.
      { action: 'noteCall', by: 'S', from: 'upheld', to: '=', asks: 'remark' },
      { action: 'take', by: 'R S', from: 'submitted accepted', to: '=', guards: [/已由他人领取/] },
      { action: 'release', by: 'R S', from: 'submitted accepted', to: '=', guards: [/没有人领取/] },
    ],
  },
};
