/** The accounts every demo has, as the specification fixes them: the only list, for seeding and for printing. */
export const DEMO_PASSWORD = 'Demo#2026';

export const DEMO_ACCOUNTS = [
  { login: 'staff@demo.test', what: '平台管理员', at: '/admin' },
  { login: 'staff2@demo.test', what: '平台管理员', at: '/admin' },
  { login: 'reviewer@demo.test', what: '审核员', at: '/admin' },
  { login: 'reviewer2@demo.test', what: '审核员', at: '/admin' },
  { login: 'editor@demo.test', what: '编辑', at: '/admin' },
  { login: 'auditor@demo.test', what: '审计员', at: '/admin' },
  { login: 'bank@demo.test', what: '银行经办人', at: '/admin' },
  { login: 'bank2@demo.test', what: '银行经办人（另一家银行）', at: '/admin' },
  { login: 'qiye01', what: '企业经办人（已实名）', at: '/portal' },
  { login: 'qiye02', what: '企业经办人（已实名）', at: '/portal' },
  { login: 'qiye03', what: '企业经办人（未实名）', at: '/portal' },
] as const;
