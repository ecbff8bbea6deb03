import { parseArgs } from 'node:util';
import { startApp } from '../tests/support/app.ts';
import { table } from './bench/table.ts';
import { CATEGORIES, measurePage } from './lighthouse/measure.ts';
import { publicPages } from './lighthouse/pages.ts';

/**
 * `npm run lighthouse`: the public pages of a demo started for it, or of the platform at `--url`; `--runs 5` loads each,
 * `--page /help` only this one (may be repeated). Prints the medians and ends with 1 when one of them is below `--least 98`.
 * Performance is only meaningful while nothing else keeps the machine busy.
 */
const { values } = parseArgs({
  options: { url: { type: 'string' }, runs: { type: 'string', default: '5' }, least: { type: 'string', default: '98' }, page: { type: 'string', multiple: true } },
});
const say = (text: string) => process.stdout.write(`${text}\n`);
const app = values.url ? null : await startApp();
const isGood = await measure(values.url?.replace(/\/$/, '') ?? (app?.url as string)).finally(() => app?.stop());
process.exit(isGood ? 0 : 1);

async function measure(origin: string): Promise<boolean> {
  const least = Number(values.least);
  const rows: (string | number)[][] = [];
  let isEveryOneGood = true;
  for (const path of values.page ?? (await publicPages(origin))) {
    const { scores, failing } = await measurePage(origin, path, Number(values.runs));
    rows.push([path, ...CATEGORIES.map((category) => scores[category]), failing.slice(0, 4).join(', ')]);
    isEveryOneGood &&= CATEGORIES.every((category) => scores[category] >= least);
    say(`${path}  ${CATEGORIES.map((category) => scores[category]).join(' / ')}`);
  }
  say(`\n${table(['page', ...CATEGORIES, 'what cost points'], rows)}`);
  return isEveryOneGood;
}
