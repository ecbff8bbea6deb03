import { isIdentityFault, reasonOf, type IdentityFault } from '../adapters/identity/provider.ts';

/** Why nobody came in by single sign-on; travels in the address of the page that says it. */
export type SsoProblem = IdentityFault | keyof typeof OURS;

const OURS = {
  stale: '这次登录已经用过、等待过久，或者不是在这个浏览器里开始的。请重新登录；仍不成功的，请检查浏览器是否禁止网站保存登录状态。',
  disabled: '与您的身份绑定的账号已停用，不能登录。如有疑问，请联系本单位的主账号，或者拨打服务热线。',
  often: '您所在的网络登录次数过多，请 15 分钟后再试。',
};

/** The sentence for a problem named in an address; an unknown name gets the most general one. @param provider as people call it */
export function ssoProblemText(why: string, provider: string): string {
  if (isIdentityFault(why)) return reasonOf(why, provider);
  return Object.hasOwn(OURS, why) ? OURS[why as keyof typeof OURS] : OURS.stale;
}
