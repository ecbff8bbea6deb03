import { CLOSING, type NoticeTemplate } from './template.ts';

const decision = (label: string, sms: string, subject: string, body: string, placeholders: readonly string[]) =>
  ({ label, purpose: 'decision', placeholders, sms, email: { subject, body: `您好：\n\n${body}${CLOSING}` } }) as const satisfies NoticeTemplate;

/** Decisions of the pledge-finance service. */
export const FINANCE_NOTICES = {
  'repayment-confirmed': decision(
    '还款已经银行确认',
    '贷款合同 {{contractNumber}} 的还款已经银行确认。可以登录平台申请补贴。',
    '还款已经银行确认：{{contractNumber}}',
    '贷款合同 {{contractNumber}} 的还款完成申请已经银行确认。\n\n符合申报通知的，可以申请补贴：{{link}}',
    ['contractNumber', 'link'],
  ),
  'repayment-returned': decision(
    '还款完成申请被退回',
    '贷款合同 {{contractNumber}} 的还款完成申请被银行退回。请登录平台查看原因，修改后重新提交。',
    '还款完成申请被退回：{{contractNumber}}',
    '贷款合同 {{contractNumber}} 的还款完成申请被银行退回。\n\n原因：{{reason}}\n\n请修改后重新提交：{{link}}',
    ['contractNumber', 'reason', 'link'],
  ),
  'loan-request-answered': decision(
    '银行已答复贷款信息请求',
    '{{bankName}}已答复您关于贷款合同 {{contractNumber}} 的请求。请登录平台查看。',
    '银行已答复：贷款合同 {{contractNumber}}',
    '{{bankName}}已答复您关于贷款合同 {{contractNumber}} 的请求。\n\n答复：{{answer}}\n\n查看：{{link}}',
    ['bankName', 'contractNumber', 'answer', 'link'],
  ),
  'loan-corrected': decision(
    '贷款信息已更正',
    '贷款合同 {{contractNumber}} 的{{item}}已更正，涉及您的补贴申请。请登录平台核对。',
    '贷款信息已更正：{{contractNumber}}',
    '贷款合同 {{contractNumber}} 的{{item}}已由平台管理员更正：由“{{before}}”改为“{{after}}”。\n\n理由：{{reason}}\n\n您正在办理的补贴申请使用这笔贷款，请核对：{{link}}',
    ['contractNumber', 'item', 'before', 'after', 'reason', 'link'],
  ),
  'subsidy-approved': decision(
    '补贴申请审核通过',
    '补贴申请 {{applicationNumber}} 审核通过。请下载申请表盖章，在 {{paperUntil}} 前寄送纸件。',
    '补贴申请审核通过，请寄送纸件：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 已通过审核，核算补贴 {{amount}} 元，以最后核定通知的金额为准。\n\n请下载申请表，盖单位公章，在 {{paperUntil}} 前连同材料寄送：{{link}}',
    ['applicationNumber', 'amount', 'paperUntil', 'link'],
  ),
  'subsidy-rejected': decision(
    '补贴申请审核不通过',
    '补贴申请 {{applicationNumber}} 审核不通过。请登录平台查看原因，修改后重新提交。',
    '补贴申请审核不通过，请修改：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 没有通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}',
    ['applicationNumber', 'reason', 'link'],
  ),
  'subsidy-refused': decision(
    '补贴申请不予受理',
    '补贴申请 {{applicationNumber}} 不予受理。请登录平台查看原因。',
    '补贴申请不予受理：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 不予受理。\n\n原因：{{reason}}\n\n查看详情：{{link}}',
    ['applicationNumber', 'reason', 'link'],
  ),
  'subsidy-paper-rejected': decision(
    '补贴申请纸件复审不通过',
    '补贴申请 {{applicationNumber}} 的纸件复审不通过。请登录平台查看意见，修改后提交。',
    '纸件复审不通过，请修改：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 的纸件复审没有通过。修改以后，原来的申请表作废。\n\n复审意见：{{reason}}\n\n请按意见修改后提交：{{link}}',
    ['applicationNumber', 'reason', 'link'],
  ),
  'subsidy-revision-accepted': decision(
    '补贴申请修改通过',
    '补贴申请 {{applicationNumber}} 的修改已通过。请按平台列出的清单补寄纸件。',
    '修改已通过，请补寄纸件：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 的修改已通过审核。\n\n需要补寄的纸件：\n{{postAgain}}\n\n原来寄到的其他纸件仍然有效，不用再寄。请在 {{paperUntil}} 前寄送：{{link}}',
    ['applicationNumber', 'postAgain', 'paperUntil', 'link'],
  ),
  'subsidy-lapsed': decision(
    '补贴申请逾期失效',
    '补贴申请 {{applicationNumber}} 没有在 {{paperUntil}} 前寄到纸件，已逾期失效。',
    '补贴申请逾期失效：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 没有在 {{paperUntil}} 前寄到纸件，已逾期失效。\n\n查看详情：{{link}}',
    ['applicationNumber', 'paperUntil', 'link'],
  ),
  'subsidy-granted': decision(
    '补贴已核定',
    '补贴申请 {{applicationNumber}} 已核定补贴 {{amount}} 元。',
    '补贴已核定：{{applicationNumber}}',
    '补贴申请 {{applicationNumber}} 已核定补贴 {{amount}} 元，将拨付到申请表上的账户。\n\n查看详情：{{link}}',
    ['applicationNumber', 'amount', 'link'],
  ),
} as const satisfies Record<string, NoticeTemplate>;
