import { headers } from 'next/headers';
import type { Language } from '../../domain/language.ts';

export { htmlLang, pathIn, wordsIn, type Language, type Words } from '../../domain/language.ts';

/** The language this page was asked for in; src/server/requestContext.ts has read it from the address. */
export async function language(): Promise<Language> {
  return (await headers()).get('x-language') === 'en' ? 'en' : 'zh';
}

/** The page's own address without the language: path and query (with its question mark, or ''), both percent-encoded. */
export async function requestedAddress(): Promise<{ path: string; query: string }> {
  const sent = await headers();
  return { path: sent.get('x-requested-path') ?? '/', query: sent.get('x-requested-query') ?? '' };
}
