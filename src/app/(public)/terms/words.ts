import type { Words } from '../language.ts';

/** Texts round the user agreement and the privacy policy; the texts themselves stand in the settings. */
export const WORDS = {
  zh: {
    terms: '用户协议',
    privacy: '隐私政策',
    version: (version: string) => `版本 ${version}`,
    missing: '这份文件还没有发布。有疑问请拨打页面底部的服务热线。',
    binding: '注册账号时同意的就是这份文本。',
  },
  en: {
    terms: 'Terms of use',
    privacy: 'Privacy policy',
    version: (version: string) => `Version ${version}`,
    missing: 'This document has not been published yet. If you have a question, call the hotline at the foot of this page.',
    binding: 'The text is in Chinese, and the Chinese text is binding.',
  },
} satisfies Words;
