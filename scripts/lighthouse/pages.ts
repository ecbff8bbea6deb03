/** One public page of every kind, by their addresses; kinds the platform has nothing of right now are left out. */
export async function publicPages(origin: string): Promise<string[]> {
  const text = async (path: string) => (await fetch(origin + path)).text();
  const products = (await (await fetch(`${origin}/api/public/products`)).json()) as { items: { filingNumber: string }[] };
  const number = products.items[0]?.filingNumber;
  const articles = [...(await articlesOf(text, '/announcements')), ...(await articlesOf(text, '/announcements?category=publicity'))];
  const challenged = await firstLink(text, articles, /href="(\/objections\/new\?product=\d+)"/);
  const form = await firstLink(text, articles, /href="(\/forms\/[^"?/]+)"/);
  const wanted = ['/', '/products', `/products/${number}`, '/announcements', articles[0], '/verify', `/verify/${number}`, '/help', '/open-data', challenged, form, '/en', '/en/products'];
  const there = await Promise.all(wanted.map(async (path) => (path && (await fetch(origin + path)).status === 200 ? path : null)));
  return there.filter((path): path is string => path !== null);
}

type Read = (path: string) => Promise<string>;

async function articlesOf(text: Read, list: string): Promise<string[]> {
  const links = (await text(list)).matchAll(/href="(\/announcements\/[^"?.]+)"/g);
  return [...new Set([...links].map((match) => match[1] as string))];
}

async function firstLink(text: Read, paths: readonly string[], pattern: RegExp): Promise<string | null> {
  for (const path of paths) {
    const found = pattern.exec(await text(path))?.[1];
    if (found) return found.replaceAll('&amp;', '&');
  }
  return null;
}
