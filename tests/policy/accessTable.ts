/**
 * Who may do what with which records: page 10 of the specification, row by row, written by hand.
 * R read, C create, U change, D delete, – nothing. What is not in this table nobody may do.
 * "本企业": a clerk of the organisation the record belongs to; "他企业": a clerk of another one.
 * A status is never changed by editing; actions have their own table (`lifecycles.test.ts`).
 */
export const ACTORS = ['public', 'own', 'other', 'bank', 'reviewer', 'editor', 'staff', 'auditor', 'otherBank'] as const
export type ActorName = (typeof ACTORS)[number]

export const OPERATIONS = { C: 'create', R: 'read', U: 'update', D: 'delete' } as const
export type Operation = keyof typeof OPERATIONS

/**
 * [one cell for each actor in the order above, collection, which record]. 银行 is the bank of the loan; another bank is
 * like it where no cell of its own is written.
 */
export type Row = readonly [cells: string, collection: string, record: string]

export const ROWS: readonly Row[] = [
  // 公众 本企 他企 银行 审核 编辑 管理 审计 他行
  ['–    –    –    –    –    –    C    –    ', 'users', '新建账号'],
  ['–    –    –    –    –    –    RU   R    ', 'users', '他人的账号'],
  ['–    –    –    –    –    –    –    –    ', 'enterprise-users', '新建账号'],
  ['–    RU   –    –    R    –    RU   R    ', 'enterprise-users', '经办人账号'],

  ['–    –    –    –    –    –    –    –    ', 'enterprises', '新建单位'],
  // A bank reads name and code of those it lent to (access-fields.test.ts).
  ['–    RU   –    R    R    –    RU   R    –    ', 'enterprises', '单位'],

  ['–    C    –    –    –    –    –    –    ', 'verifications', '新建'],
  ['–    RUD  –    –    R    –    R    R    ', 'verifications', 'draft'],
  ['–    R    –    –    R    –    R    R    ', 'verifications', 'submitted'],
  ['–    R    –    –    R    –    R    R    ', 'verifications', 'approved'],
  ['–    RU   –    –    R    –    R    R    ', 'verifications', 'rejected'],

  ['–    C    –    –    –    –    –    –    ', 'asset-reports', '新建'],
  ['–    RU   –    –    R    –    R    R    ', 'asset-reports', '上一年度'],
  ['–    R    –    –    R    –    R    R    ', 'asset-reports', '更早年度'],

  ['–    C    –    –    –    –    –    –    ', 'patents', '新建'],
  ['–    R    –    –    R    –    R    R    ', 'patents', '导入的'],
  ['–    RUD  –    –    R    –    R    R    ', 'patents', '手工添加、未使用'],
  ['–    RU   –    –    R    –    R    R    ', 'patents', '手工添加、产品在用'],
  ['R    R    –    –    R    –    R    R    ', 'patents', '已备案产品公开的'],

  ['–    C    –    –    –    –    –    –    ', 'products', '新建'],
  ['–    RUD  –    –    R    –    R    R    ', 'products', 'draft'],
  ['–    R    –    –    R    –    R    R    ', 'products', 'submitted'],
  ['–    RU   –    –    R    –    R    R    ', 'products', 'rejected'],
  ['R    R    –    –    R    R    R    R    ', 'products', 'filed'],
  ['R    R    –    –    R    R    R    R    ', 'products', 'withdrawing'],
  ['R    R    –    –    R    R    R    R    ', 'products', 'withdrawn'],
  ['R    R    –    –    R    R    R    R    ', 'products', 'revoked'],

  // The public reads what an update wrote on the product itself; the update shows the company's figures.
  ['–    C    –    –    –    –    –    –    ', 'product-updates', '新建'],
  ['–    RUD  –    –    R    –    R    R    ', 'product-updates', 'draft'],
  ['–    R    –    –    R    –    R    R    ', 'product-updates', 'submitted'],
  ['–    RU   –    –    R    –    R    R    ', 'product-updates', 'rejected'],
  ['–    R    –    –    R    –    R    R    ', 'product-updates', 'updated'],
  ['–    R    –    –    R    –    R    R    ', 'product-updates', 'closed'],

  ['–    C    –    –    –    –    –    –    ', 'product-patents', '新建'],
  ['–    RUD  –    –    R    –    R    R    ', 'product-patents', '未提交产品'],
  ['–    R    –    –    R    –    R    R    ', 'product-patents', '审核中产品'],
  ['R    R    –    –    R    R    R    R    ', 'product-patents', '已备案公开'],
  ['–    R    –    –    R    –    R    R    ', 'product-patents', '已备案不公开'],

  ['–    –    –    –    –    –    –    –    ', 'certificates', '新建'],
  ['–    R    –    –    R    –    R    R    ', 'certificates', '备案证明'],

  ['–    R    –    –    R    –    R    R    ', 'certificates', '认定证书'],

  ['–    –    –    –    –    –    C    –    ', 'certification-rounds', '新建'],
  ['–    –    –    –    R    –    RU   R    ', 'certification-rounds', '还没有公示'],
  ['R    R    R    –    R    R    RU   R    ', 'certification-rounds', '已经公示'],
  ['–    –    –    –    –    –    C    –    ', 'benchmarks', '新建'],
  ['–    –    –    –    R    –    RUD  R    ', 'benchmarks', '基准值'],
  // Gathered by the platform; the public learns of them with the publicity.
  ['–    –    –    –    –    –    –    –    ', 'certifications', '新建'],
  ['–    R    –    –    R    –    R    R    ', 'certifications', 'candidate'],
  ['–    R    –    –    R    –    R    R    ', 'certifications', 'shortlisted'],
  ['–    R    –    –    R    –    R    R    ', 'certifications', 'excluded'],
  ['R    R    –    –    R    R    R    R    ', 'certifications', 'publicised'],
  ['R    R    –    –    R    R    R    R    ', 'certifications', 'certified'],
  ['R    R    –    –    R    R    R    R    ', 'certifications', 'expired'],
  ['R    R    –    –    R    R    R    R    ', 'certifications', 'revoked'],
  // The public hands them in and looks them up on the pages of the site (receipt code and mobile); own is the challenged company.
  ['–    –    –    –    –    –    –    –    ', 'objections', '新建'],
  ['–    R    –    –    R    –    R    R    ', 'objections', 'submitted'],
  ['–    R    –    –    R    –    R    R    ', 'objections', 'accepted'],
  ['–    R    –    –    R    –    R    R    ', 'objections', 'refused'],
  ['–    R    –    –    R    –    R    R    ', 'objections', 'upheld'],
  ['–    R    –    –    R    –    R    R    ', 'objections', 'dismissed'],

  ['–    –    –    –    –    –    C    –    ', 'banks', '新建'],
  ['–    R    R    R    R    –    RU   R    –    ', 'banks', '银行'],
  ['–    –    –    –    –    –    C    –    ', 'lpr', '新建'],
  ['–    R    R    R    R    –    RUD  R    ', 'lpr', '报价'],
  ['–    –    –    C    –    –    –    –    ', 'loans', '新建'],
  ['–    R    –    RU   R    –    R    R    –    ', 'loans', '还没有申请使用'],
  ['–    R    –    R    R    –    R    R    –    ', 'loans', '已有申请使用'],
  ['–    –    –    C    –    –    –    –    –    ', 'loan-pledges', '新建'],
  ['–    R    –    RUD  R    –    R    R    –    ', 'loan-pledges', '还没有申请使用'],
  ['–    C    –    –    –    –    –    –    ', 'loan-requests', '新建'],
  ['–    R    –    RU   –    –    R    R    –    ', 'loan-requests', '待答复'],
  ['–    R    –    R    –    –    R    R    –    ', 'loan-requests', '已答复'],
  ['–    C    –    –    –    –    –    –    ', 'repayments', '新建'],
  ['–    RUD  –    R    R    –    R    R    –    ', 'repayments', 'draft'],
  ['–    R    –    R    R    –    R    R    –    ', 'repayments', 'submitted'],
  ['–    RU   –    R    R    –    R    R    –    ', 'repayments', 'returned'],
  ['–    R    –    R    R    –    R    R    –    ', 'repayments', 'confirmed'],
  ['–    –    –    –    –    –    C    –    ', 'policy-rounds', '新建'],
  ['–    –    –    –    R    –    RU   R    ', 'policy-rounds', '未发布'],
  ['R    R    R    R    R    R    RU   R    ', 'policy-rounds', '已发布'],
  ['–    C    –    –    –    –    –    –    ', 'subsidy-applications', '新建'],
  ['–    RUD  –    –    R    –    R    R    ', 'subsidy-applications', 'draft'],
  ['–    R    –    –    R    –    R    R    ', 'subsidy-applications', 'submitted'],
  ['–    RU   –    –    R    –    R    R    ', 'subsidy-applications', 'rejected'],
  ['–    R    –    –    R    –    R    R    ', 'subsidy-applications', 'approved'],
  ['–    RU   –    –    R    –    R    R    ', 'subsidy-applications', 'paperRejected'],
  ['–    R    –    –    R    –    R    R    ', 'subsidy-applications', 'granted'],
  ['–    R    –    –    R    –    R    R    ', 'subsidy-applications', 'withdrawn'],

  ['–    C    –    –    –    –    –    –    ', 'attachments', '新建'],
  ['–    RD   –    –    R    –    R    R    ', 'attachments', '未提交产品的'],
  ['–    R    –    –    R    –    R    R    ', 'attachments', '审核中产品的'],
  ['–    R    –    R    R    –    R    R    –    ', 'attachments', '还款申请的'],
  // They tell who objected: opened one by one, each reading logged.
  ['–    –    –    –    –    –    –    –    ', 'attachments', '异议的'],

  ['–    –    –    –    –    C    C    –    ', 'announcements', '新建'],
  ['–    –    –    –    R    RUD  RUD  R    ', 'announcements', 'draft'],
  ['–    –    –    –    R    RUD  RUD  R    ', 'announcements', 'scheduled'],
  ['R    R    R    R    R    RUD  RUD  R    ', 'announcements', 'published'],
  ['–    –    –    –    R    RUD  RUD  R    ', 'announcements', 'withdrawn'],
  ['–    –    –    –    –    C    C    –    ', 'public-media', '新建'],
  ['–    –    –    –    R    RUD  RUD  R    ', 'public-media', '没有公告使用的'],
  ['–    –    –    –    R    RU   RU   R    ', 'public-media', '草稿使用的'],
  ['R    R    R    R    R    RU   RU   R    ', 'public-media', '已发布公告使用的'],
  ['–    –    –    –    R    RU   RU   R    ', 'public-media', '已撤下公告使用的'],

  ['–    –    –    –    –    C    C    –    ', 'forms', '新建'],
  ['–    –    –    –    –    RUD  RUD  R    ', 'forms', '草稿'],
  ['R    R    R    R    –    RUD  RUD  R    ', 'forms', '开放，面向公众'],
  ['–    R    R    –    –    RUD  RUD  R    ', 'forms', '开放，面向企业'],
  ['–    –    –    R    –    RUD  RUD  R    ', 'forms', '开放，面向银行'],
  ['–    –    –    –    –    RUD  RUD  R    ', 'forms', '未开始'],
  ['–    –    –    –    –    RUD  RUD  R    ', 'forms', '已截止'],
  // Answers to a form for the public are nobody's own: whoever sent one keeps its receipt.
  ['C    C    C    C    –    –    –    –    ', 'form-submissions', '新建'],
  ['–    –    –    –    –    –    R    R    ', 'form-submissions', '公众的答卷，他人设计的表单'],
  ['–    –    –    –    –    R    R    R    ', 'form-submissions', '公众的答卷，编辑自己的表单'],
  ['–    R    –    –    –    –    R    R    ', 'form-submissions', '企业的答卷'],
  ['–    –    –    R    –    –    R    R    –    ', 'form-submissions', '银行的答卷'],

  ['–    –    –    –    –    –    –    –    ', 'notices', '新建'],
  ['–    R    –    –    R    –    R    R    ', 'notices', '办件通知'],
  ['–    R    –    –    –    –    R    R    ', 'notices', '账号通知'],
  ['–    –    –    –    –    –    R    R    ', 'notices', '验证码短信'],
  ['–    –    –    –    –    –    C    –    ', 'notice-templates', '新建'],
  ['–    –    –    –    R    –    RU   R    ', 'notice-templates', '短信模板'],

  ['–    –    –    –    –    –    –    –    ', 'case-log', '新建'],
  ['–    R    –    –    R    –    R    R    ', 'case-log', '办理记录'],
  ['–    R    –    R    R    –    R    R    –    ', 'case-log', '还款的办理记录'],
  ['–    –    –    –    R    –    R    R    ', 'case-log', '异议的办理记录'],
  ['–    –    –    –    –    –    –    –    ', 'access-log', '新建'],
  ['–    –    –    –    –    –    –    R    ', 'access-log', '查阅记录'],
  // Not on page 10: what was submitted is read through pages that mask and log, never as a record.
  ['–    –    –    –    –    –    –    –    ', 'submissions', '新建'],
  ['–    –    –    –    –    –    –    –    ', 'submissions', '提交快照'],

  ['–    –    –    –    –    –    C    –    ', 'patent-register', '新建'],
  ['–    –    –    –    R    –    RUD  R    ', 'patent-register', '登记数据'],
  ['–    –    –    –    –    –    C    –    ', 'business-registry', '新建'],
  ['–    –    –    –    R    –    RUD  R    ', 'business-registry', '登记信息'],
  ['–    –    –    –    –    –    C    –    ', 'holidays', '新建'],
  ['–    –    –    –    R    –    RUD  R    ', 'holidays', '节假日'],
  ['–    –    –    –    –    –    C    –    ', 'reasons', '新建'],
  ['–    –    –    –    R    –    RUD  R    ', 'reasons', '退回理由'],
  ['–    –    –    –    –    –    C    –    ', 'product-classes', '新建'],
  ['–    R    R    –    R    –    RUD  R    ', 'product-classes', '一项'],
  ['–    –    –    –    –    –    C    –    ', 'industries', '新建'],
  ['–    R    R    –    R    –    RUD  R    ', 'industries', '一项'],
  ['–    –    –    –    –    –    C    –    ', 'regions', '新建'],
  ['–    R    R    –    R    –    RUD  R    ', 'regions', '一项'],
]

/** One record that everybody shares; it is neither made nor deleted. */
export const GLOBALS: readonly Row[] = [
  ['–    –    –    –    R    –    RU   R    ', 'settings', '平台设置'],
]

/** Payload's own collections. Preferences are each person's own; the rest has no door at all. */
export const INTERNAL = { closed: ['payload-kv', 'payload-migrations'], ownOnly: ['payload-preferences'] } as const

/** What a cell allows, e.g. `may(row, 'staff', 'U')`. */
export function may([cells]: Row, actor: ActorName, operation: Operation): boolean {
  const written = cellsOf(cells)
  const cell = actor === 'otherBank' ? (written[8] ?? written[ACTORS.indexOf('bank')]) : written[ACTORS.indexOf(actor)]
  return cell?.includes(operation) ?? false
}

export function cellsOf(cells: string): string[] {
  return cells.trim().split(/\s+/)
}

/** Rows that speak of making a record begin with 新建. */
export const isNew = ([, , record]: Row): boolean => record.startsWith('新建')
