/** The people of the platform. One role per account; `system` is scheduled work, `public` a visitor. */
export const ROLES = {
  enterprise: '企业经办人',
  bank: '银行经办人',
  reviewer: '审核员',
  editor: '编辑',
  staff: '平台管理员',
  auditor: '审计员',
  system: '系统',
  public: '公众',
} as const;

export type Role = keyof typeof ROLES;

/** Roles an account in the back-office collection `users` may have. */
export const BACK_OFFICE_ROLES = ['bank', 'reviewer', 'editor', 'staff', 'auditor'] as const;
export type BackOfficeRole = (typeof BACK_OFFICE_ROLES)[number];

/** Who acts. `enterprise` and `bank` are set exactly for those two roles and name the organisation. */
export type Actor = {
  role: Role;
  id: string | null;
  name: string;
  enterprise?: string;
  bank?: string;
};

export const SYSTEM: Actor = { role: 'system', id: null, name: '系统' };
export const PUBLIC: Actor = { role: 'public', id: null, name: '公众' };
