/** The sections of the portal in the order of a company's way through it. */
export const PORTAL_SECTIONS = [
  { href: '/portal', label: '首页' },
  { href: '/portal/verification', label: '实名认证' },
  { href: '/portal/assets', label: '资产信息' },
  { href: '/portal/patents', label: '专利信息' },
  { href: '/portal/products', label: '产品备案' },
  { href: '/portal/updates', label: '信息更新' },
  { href: '/portal/certifications', label: '产品认定' },
  { href: '/portal/certificates', label: '证书' },
  { href: '/portal/loans', label: '质押融资' },
  { href: '/portal/subsidies', label: '利息和费用补贴' },
  { href: '/portal/forms', label: '问卷和征集' },
  { href: '/portal/account', label: '账号' },
] as const;

/** Whether a page belongs to a section: the home page only itself, the others with all below them. */
export function isCurrent(section: string, path: string): boolean {
  return section === '/portal' ? path === section : path === section || path.startsWith(`${section}/`);
}
