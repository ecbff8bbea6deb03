import type { CaseTable } from './lifecycleTable.ts';

/** Page 6 of the specification for the pledge-finance service, row by row, written by hand. B 银行经办人. */
export const FINANCE_CASES: Record<'loans' | 'repayments' | 'subsidy-applications', CaseTable> = {
  loans: {
    states: { active: '还款中', settled: '已结清', defaulted: '违约终止' },
    initial: 'active',
    final: '',
    editable: '',
    open: '',
    rows: [
      { action: 'settle', by: 'system', from: 'active', to: 'settled' },
      { action: 'default', by: 'system', from: 'active', to: 'defaulted' },
      { action: 'correct', by: 'S', from: 'active settled defaulted', to: '=', asks: 'reason' },
      { action: 'reopen', by: 'S', from: 'settled defaulted', to: 'active', asks: 'reason' },
    ],
  },
  repayments: {
    states: { draft: '未提交', submitted: '待银行审核', returned: '已退回', confirmed: '已确认' },
    initial: 'draft',
    final: 'confirmed',
    editable: 'draft returned',
    open: '',
    rows: [
      { action: 'submit', by: 'E', from: 'draft returned', to: 'submitted', guards: [/已经结清或终止/, /已有一份还款申请/, /没有填好/] },
      { action: 'recall', by: 'E', from: 'submitted', to: 'draft' },
      { action: 'confirm', by: 'B', from: 'submitted', to: 'confirmed', guards: [/已经结清或终止/, /与提交时不一致/], notice: true },
      { action: 'return', by: 'B', from: 'submitted', to: 'returned', asks: 'reason comments?', notice: true },
    ],
  },
  'subsidy-applications': {
    states: {
      draft: '草稿', submitted: '待审核', rejected: '审核不通过', approved: '待寄纸件', paperRejected: '纸件复审不通过', revised: '复审待审核',
      paperAccepted: '纸件复审通过', granted: '已核定', withdrawn: '已撤销', refused: '不予受理', lapsed: '逾期',
    },
    initial: 'draft',
    final: 'granted withdrawn refused lapsed',
    editable: 'draft rejected paperRejected',
    open: '',
    rows: [
      { action: 'submit', by: 'E', from: 'draft rejected', to: 'submitted', guards: [/申报时间/, /不能重复申请/, /不符合本期申报条件/, /不能核算/, /没有填好/] },
      { action: 'recall', by: 'E', from: 'submitted', to: 'draft', guards: [/已开始审核/] },
      { action: 'withdraw', by: 'E', from: 'draft submitted rejected paperRejected', to: 'withdrawn' },
      { action: 'approve', by: 'R', from: 'submitted', to: 'approved', guards: [/不符合本期申报条件/, /不能核算/, /与提交时不一致/], notice: true },
      { action: 'reject', by: 'R', from: 'submitted', to: 'rejected', asks: 'reason comments?', notice: true },
      { action: 'refuse', by: 'R', from: 'submitted', to: 'refused', asks: 'reason', notice: true },
      { action: 'lapse', by: 'S', from: 'approved paperRejected', to: 'lapsed', guards: [/截止日还没有过/], notice: true },
      { action: 'rejectPaper', by: 'R', from: 'approved', to: 'paperRejected', asks: 'reason comments?', notice: true },
      { action: 'revise', by: 'E', from: 'paperRejected', to: 'revised', guards: [/不能核算/, /没有填好/] },
      { action: 'acceptRevision', by: 'R', from: 'revised', to: 'approved', asks: 'remark?', guards: [/不能核算/, /与提交时不一致/], notice: true },
      { action: 'rejectRevision', by: 'R', from: 'revised', to: 'paperRejected', asks: 'reason comments?', notice: true },
      { action: 'acceptPaper', by: 'R', from: 'approved', to: 'paperAccepted', asks: 'reason?' },
      { action: 'grant', by: 'S', from: 'paperAccepted', to: 'granted', asks: 'amount? reason?', notBy: 'approve acceptRevision', notice: true },
      { action: 'take', by: 'R S', from: 'submitted revised approved', to: '=', guards: [/已由他人领取/] },
      { action: 'release', by: 'R S', from: 'submitted revised approved', to: '=', guards: [/没有人领取/] },
    ],
  },
};
