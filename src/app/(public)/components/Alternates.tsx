import { language, pathIn, requestedAddress } from '../language.ts';

/** Parameters that make another page of content; a search or a filter shows the same products in another choice. */
const KEPT = ['page', 'category'];

/** Tells search engines the page's one address and its counterpart in the other language; React moves them to the head. */
export async function Alternates() {
  const { path, query } = await requestedAddress();
  const origin = (process.env.SERVER_URL ?? '').replace(/\/$/, '');
  const kept = new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => KEPT.includes(name)));
  const bare = kept.size > 0 ? `${path}?${kept}` : path;
  const address = (of: 'zh' | 'en') => origin + pathIn(of, bare);
  return (
    <>
      <link rel="canonical" href={address(await language())} />
      <link rel="alternate" hrefLang="zh-CN" href={address('zh')} />
      <link rel="alternate" hrefLang="en" href={address('en')} />
      <link rel="alternate" hrefLang="x-default" href={address('zh')} />
    </>
  );
}
