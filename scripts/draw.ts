import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawLifecycle } from './draw/lifecycle.ts';
import { LIFECYCLES, lifecycleOf, type CaseCollection } from '../src/domain/lifecycle/index.ts';

/** `npm run draw`: writes docs/lifecycles/ anew from the declarations. A test fails while the folder differs from them. */
const folder = path.join(import.meta.dirname, '../docs/lifecycles');

mkdirSync(folder, { recursive: true });
for (const file of readdirSync(folder)) rmSync(path.join(folder, file));
for (const collection of Object.keys(LIFECYCLES) as CaseCollection[]) {
  writeFileSync(path.join(folder, `${collection}.md`), drawLifecycle(lifecycleOf(collection)));
}
process.stdout.write(`docs/lifecycles: ${Object.keys(LIFECYCLES).join(', ')}\n`);
