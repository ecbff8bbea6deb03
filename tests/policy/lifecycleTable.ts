import { CERTIFICATION_CASES } from './certificationTable.ts';
import { FINANCE_CASES } from './financeTable.ts';

/**
 * Page 6 of the specification for the case types that exist, row by row, written by hand.
 * E 企业经办人, R 审核员, S 平台管理员, system 定时任务. `to` '=' : logged, no change of state.
 */
export type ActionRow = {
  action: string
  by: string
  from: string
  to: string
  asks?: string
  /** Words that the refusal of each guard must hold, in the order of the specification. */
  guards?: readonly RegExp[]
  /** The organisation gets a message. */
  notice?: boolean
  /** Not by whoever did this action. */
  notBy?: string
}

export type CaseTable = { states: Record<string, string>; initial: string; final: string; editable: string; open: string; rows: readonly ActionRow[] }

const MARKS = (from: string): ActionRow[] => [
  { action: 'take', by: 'R S', from, to: '=', guards: [/已由他人领取/] },
  { action: 'release', by: 'R S', from, to: '=', guards: [/没有人领取/] },
]

export const CASES: Record<'verifications' | 'products' | 'product-updates' | 'certifications' | 'objections' | 'loans' | 'repayments' | 'subsidy-applications', CaseTable> = {
  ...CERTIFICATION_CASES,
  ...FINANCE_CASES,
  verifications: {
    states: { draft: '未提交', submitted: '审核中', approved: '已通过', rejected: '未通过' },
    initial: 'draft',
    final: 'approved',
    editable: 'draft rejected',
    open: '',
    rows: [
      { action: 'submit', by: 'E', from: 'draft rejected', to: 'submitted', guards: [/没有填好/, /资产信息已过补报期限/, /稍后填写/, /已有一份认证在审核中/, /统一社会信用代码已由其他账号认证/, /法人资格/] },
      { action: 'recall', by: 'E', from: 'submitted', to: 'draft', guards: [/已开始审核/] },
      { action: 'approve', by: 'R', from: 'submitted', to: 'approved', guards: [/统一社会信用代码已由其他单位认证/, /与提交时不一致/], notice: true },
      { action: 'reject', by: 'R', from: 'submitted', to: 'rejected', asks: 'reason comments?', notice: true },
      ...MARKS('submitted'),
    ],
  },
  products: {
    states: { draft: '未提交', submitted: '审核中', rejected: '不通过', filed: '已备案', withdrawing: '撤销审核中', withdrawn: '已撤销', revoked: '平台撤销' },
    initial: 'draft',
    final: 'withdrawn revoked',
    editable: 'draft rejected',
    open: 'filed withdrawing',
    rows: [
      { action: 'submit', by: 'E', from: 'draft rejected', to: 'submitted', guards: [/实名认证，再提交/, /实名认证正在审核/, /资产信息已过补报期限/, /当前无效/, /没有填好/, /文字检查/, /销售额为 0/, /至少关联一件专利/] },
      { action: 'recall', by: 'E', from: 'submitted', to: 'draft', guards: [/已开始审核/] },
      { action: 'file', by: 'R', from: 'submitted', to: 'filed', guards: [/当前无效/, /与提交时不一致/], notBy: 'submit', notice: true },
      { action: 'reject', by: 'R', from: 'submitted', to: 'rejected', asks: 'reason comments?', notice: true },
      { action: 'requestWithdrawal', by: 'E', from: 'filed', to: 'withdrawing', asks: 'reason' },
      { action: 'approveWithdrawal', by: 'R', from: 'withdrawing', to: 'withdrawn', guards: [/异议/], notice: true },
      { action: 'refuseWithdrawal', by: 'R', from: 'withdrawing', to: 'filed', asks: 'reason', notice: true },
      { action: 'confirmLapse', by: 'E', from: 'filed', to: 'withdrawn', guards: [/仍有有效的关联专利/, /异议/], notice: true },
      { action: 'revoke', by: 'S system', from: 'filed withdrawing', to: 'revoked', asks: 'reason', notBy: 'file', notice: true },
      ...MARKS('submitted withdrawing'),
    ],
  },
  'product-updates': {
    states: { draft: '未更新', submitted: '审核中', rejected: '不通过', updated: '已更新', closed: '已终止' },
    initial: 'draft',
    final: 'updated closed',
    editable: 'draft rejected',
    open: '',
    rows: [
      {
        action: 'submit',
        by: 'E',
        from: 'draft rejected',
        to: 'submitted',
        guards: [/实名认证，再提交/, /实名认证正在审核/, /资产信息已过补报期限/, /不是“已备案”/, /从下一年起/, /年度已经结束/, /销售额为 0/, /全部失效或转让/, /新关联的专利/, /文字检查/, /没有填好/],
      },
      { action: 'recall', by: 'E', from: 'submitted', to: 'draft', guards: [/已开始审核/] },
      { action: 'accept', by: 'R', from: 'submitted', to: 'updated', guards: [/新关联的专利/, /与提交时不一致/], notice: true },
      { action: 'reject', by: 'R', from: 'submitted', to: 'rejected', asks: 'reason comments?', notice: true },
      { action: 'close', by: 'system', from: 'draft submitted rejected', to: 'closed' },
      ...MARKS('submitted'),
    ],
  },
}

export const WHO: Record<string, string> = { E: 'enterprise', B: 'bank', R: 'reviewer', S: 'staff', system: 'system' }
export const words = (text: string): string[] => text.split(' ').filter(Boolean)
