import lighthouse, { desktopConfig } from 'lighthouse';
import { nextFreePort } from '../../src/adapters/processes.ts';
import { launchBrowser } from '../../tests/support/browser.ts';
import { percentile } from '../bench/backend.ts';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** Scores from 0 to 100 and what cost points, by the audit's id: the worst first. */
export type PageScores = { path: string; scores: Record<Category, number>; failing: string[] };

/** Median scores of one page over `runs` loads with an empty cache, desktop, offline but for the page's own server. */
export async function measurePage(origin: string, path: string, runs: number): Promise<PageScores> {
  const results: Awaited<ReturnType<typeof once>>[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await once(origin + path));
  const median = (category: Category) => percentile(results.map(({ scores }) => scores[category]), 0.5);
  const scores = Object.fromEntries(CATEGORIES.map((category) => [category, median(category)])) as Record<Category, number>;
  return { path, scores, failing: [...new Set(results.flatMap(({ failing }) => failing))] };
}

/** Results of a verification stay out of search engines on purpose: a snippet found later would show a state that has passed. */
const NOT_FOR_SEARCH = /\/verify\/[^/]+$/;

/** A browser of its own for each load, so that nothing is warm. */
async function once(url: string): Promise<Pick<PageScores, 'scores' | 'failing'>> {
  const port = await nextFreePort('127.0.0.1', 9_300);
  if (!port) throw new Error('no free port for the browser');
  const browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  try {
    const skipAudits = NOT_FOR_SEARCH.test(url) ? ['is-crawlable'] : [];
    const run = await lighthouse(url, { port, output: 'json', logLevel: 'silent', onlyCategories: [...CATEGORIES], skipAudits }, desktopConfig);
    if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.message ?? `no result for ${url}`);
    const { categories, audits } = run.lhr;
    const scores = Object.fromEntries(CATEGORIES.map((category) => [category, Math.round((categories[category]?.score ?? 0) * 100)])) as Record<Category, number>;
    const weighed = Object.values(categories).flatMap(({ auditRefs }) => auditRefs).filter(({ weight }) => weight > 0);
    const lost = weighed.map(({ id, weight }) => ({ id, points: (1 - (audits[id]?.score ?? 1)) * weight })).filter(({ points }) => points > 0);
    return { scores, failing: lost.toSorted((a, b) => b.points - a.points).map(({ id }) => id) };
  } finally {
    await browser.close();
  }
}
