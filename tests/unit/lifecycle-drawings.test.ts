import { readdirSync, readFileSync, globSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawLifecycle } from '../../scripts/draw/lifecycle.ts';
import { targetOf } from '../../src/domain/lifecycle/engine.ts';
import { LIFECYCLES, lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';

const root = path.join(import.meta.dirname, '../..');
const collections = Object.keys(LIFECYCLES) as CaseCollection[];

describe('the drawn lifecycles', () => {
  it('are those of the declarations: run `npm run draw` after changing one', () => {
    for (const collection of collections) {
      expect(readFileSync(path.join(root, 'docs/lifecycles', `${collection}.md`), 'utf8'), collection).toBe(drawLifecycle(lifecycleOf(collection)));
    }
    expect(readdirSync(path.join(root, 'docs/lifecycles')).toSorted()).toEqual(collections.map((name) => `${name}.md`).toSorted());
  });

  it('show every state and every edge', () => {
    for (const collection of collections) {
      const { states, actions } = lifecycleOf(collection);
      const text = drawLifecycle(lifecycleOf(collection));
      for (const state of Object.keys(states)) expect(text).toContain(` as ${state}`);
      for (const action of Object.values(actions)) {
        if (action.to !== 'stay') for (const state of action.from) expect(text).toContain(`  ${state} --> ${targetOf(action, state)}: ${action.label}`);
      }
    }
  });
});

describe('the glossary', () => {
  const rows = readFileSync(path.join(root, 'docs/glossary.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\|.*`/.test(line));
  const code = globSync(['src/**/*.{ts,tsx}', 'collections/**/*.ts', 'access/*.ts', 'hooks/*.ts'], { cwd: root })
    .filter((file) => !file.includes('payload-types'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .join('\n');

  it('has words', () => expect(rows.length).toBeGreaterThan(30));

  it.each(rows.filter((line) => !line.includes('计划')))('is the language of the code: %s', (line) => {
    const identifiers = [...line.matchAll(/`([^`…]+)`/g)].map(([, word]) => word!);
    expect(identifiers.filter((word) => !new RegExp(`\\b${word}|${word}\\b`, 'i').test(code))).toEqual([]);
  });
});
