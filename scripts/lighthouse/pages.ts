/** Pages to be measured, by their addresses; those that are not there yet are left out. */
export async function publicPages(origin: string): Promise<string[]> {
  const text = async (path: string) => (await fetch(origin + path)).text();
  const product = ((await (await fetch(`${origin}/api/public/products`)).json()) as { items: { filingNumber: string }[] }).items[0]?.filingNumber;
  const [announcements, sitemap] = await Promise.all([text('/announcements'), text('/sitemap.xml')]);
  const article = /href="(\/announcements\/[^"?]+?)"/.exec(announcements.replaceAll(/href="\/announcements\/(feed|preview)[^"]*"/g, ''))?.[1];
  const challenged = await firstMatch(text, ['/announcements?category=publicity', ...publicityArticles(await text('/announcements?category=publicity'))], /href="(\/objections\/new\?product=\d+)"/);
  const form = await firstMatch(text, ['/', '/announcements', ...(article ? [article] : [])], /href="(\/forms\/[^"?/]+)"/) ?? /(\/forms\/[^<?/]+)</.exec(sitemap)?.[1];
  const wanted = ['/', '/products', product && `/products/${product}`, '/announcements', article, '/verify', product && `/verify/${product}`, '/help', '/open-data', challenged, form, '/en', '/en/products'];
  const there = await Promise.all(wanted.map(async (path) => (path && (await fetch(origin + path)).status === 200 ? path : null)));
  return there.filter((path): path is string => path !== null);
}

function publicityArticles(list: string): string[] {
  return [...list.matchAll(/href="(\/announcements\/[^"?]+)"/g)].map((match) => match[1] as string).slice(0, 5);
}

async function firstMatch(text: (path: string) => Promise<string>, paths: readonly string[], pattern: RegExp): Promise<string | null> {
  for (const path of paths) {
    const found = pattern.exec(await text(path))?.[1];
    if (found) return found.replaceAll('&amp;', '&');
  }
  return null;
}
