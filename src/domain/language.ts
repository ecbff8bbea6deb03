/** The languages of the public pages. Portal, back office and API speak Chinese. */
export type Language = 'zh' | 'en';

/** The same texts in both languages. */
export type Words<T = unknown> = Readonly<Record<Language, T>>;

/** What an address says: the language, and the same address as the Chinese page has it. */
export type LocalAddress = { language: Language; url: string };

const ENGLISH = /^\/en(?=[/?]|$)/;
/** First segments that have no English side. */
const CHINESE_ONLY = /^\/+(?:en|portal|admin|api|_next|livez|readyz|metrics)(?:[/?]|$)/;

/**
 * Reads `/en/products?q=x` as the English side of `/products?q=x`. What has no English side keeps its address, and so
 * is found nowhere.
 * @param url path and query as requested, still percent-encoded
 */
export function languageOf(url: string): LocalAddress {
  if (!ENGLISH.test(url)) return { language: 'zh', url };
  const rest = url.replace(ENGLISH, '');
  if (CHINESE_ONLY.test(rest)) return { language: 'en', url };
  const [path = '', query] = rest.split(/\?(.*)/s, 2);
  // One slash in front, none behind: Next would redirect to the Chinese page.
  const bare = `/${path.replaceAll(/^\/+|\/+$/g, '')}`;
  return { language: 'en', url: query === undefined ? bare : `${bare}?${query}` };
}

/** The address of a page in a language: `/products` is `/en/products` in English. Addresses without an English side stay. */
export function pathIn(language: Language, address: string): string {
  if (language === 'zh' || !address.startsWith('/') || address.startsWith('//') || CHINESE_ONLY.test(address)) return address;
  return address === '/' ? '/en' : `/en${address.replace(/^\/(?=[?#])/, '')}`;
}

/** The texts in one language; what one language has and the other lacks does not compile. */
export function wordsIn<T>(words: { readonly zh: T; readonly en: NoInfer<T> }, language: Language): T {
  return words[language];
}

/** The value of `lang` for a language. */
export function htmlLang(language: Language): 'zh-CN' | 'en' {
  return language === 'en' ? 'en' : 'zh-CN';
}
