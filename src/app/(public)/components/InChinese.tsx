import type { ReactNode } from 'react';
import { language } from '../language.ts';

/** Content the register holds in Chinese alone; on English pages marked as such, so that it is read out and drawn right. */
export async function InChinese({ children }: { children: ReactNode }) {
  return (await language()) === 'en' ? <span lang="zh-CN">{children}</span> : children;
}
