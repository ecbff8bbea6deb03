import { describe, expect, test } from 'vitest';
import { antdTheme } from '../../src/app/antdTheme.ts';
import { tokens, tokensCss } from '../../src/app/tokens.ts';
import { contrast } from '../support/contrast.ts';

const { color, status } = tokens;
const TEXT = 4.5; // WCAG 2.2, 1.4.3
const GRAPHIC = 3; // 1.4.11

type Pair = [what: string, front: string, ground: string];

describe('people with weak sight can read every text', () => {
  test.each<Pair>([
    ['text on paper', color.text, color.paper],
    ['text on the grey bands', color.text, color.mist],
    ['text in table heads', color.text, color.stone],
    ['hints on paper', color.muted, color.paper],
    ['hints on the grey bands', color.muted, color.mist],
    ['hints in table heads', color.muted, color.stone],
    ['links on paper', color.accent, color.paper],
    ['links on the grey bands', color.accent, color.mist],
    ['links on the tinted ground', color.accent, color.accentTint],
    ['visited links on paper', color.visited, color.paper],
    ['buttons', color.onAccent, color.accent],
    ['buttons under the pointer', color.onAccent, color.accentHover],
    ['pressed buttons', color.onAccent, color.accentActive],
    ['words that were searched for', color.text, color.highlight],
    ['links that were searched for', color.accent, color.highlight],
    ['placeholders', color.disabled, color.paper],
    ['what cannot be changed now', color.disabled, color.stone],
    ...Object.entries(status).map(([tone, { text, ground }]): Pair => [`${tone} tags`, text, ground]),
    ...Object.entries(status).map(([tone, { text }]): Pair => [`${tone} text on paper`, text, color.paper]),
  ])('%s', (_what, front, ground) => {
    expect(contrast(front, ground)).toBeGreaterThanOrEqual(TEXT);
  });
});

describe('edges and marks that carry a meaning are seen', () => {
  test.each<Pair>([
    ['the edge of an input on paper', color.edge, color.paper],
    ['the edge of an input on the grey bands', color.edge, color.mist],
    ['the focus ring on paper', color.focusInner, color.paper],
    ['the focus ring on the grey bands', color.focusInner, color.mist],
    ['the focus ring on the blue header', color.focusOuter, color.accent],
    ...Object.entries(status).map(([tone, { mark }]): Pair => [`the ${tone} bar of a banner`, mark, color.paper]),
  ])('%s', (_what, front, ground) => {
    expect(contrast(front, ground)).toBeGreaterThanOrEqual(GRAPHIC);
  });
});

test('contrast agrees with the example values of WCAG', () => {
  expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2);
});

test('the style sheet the pages load says what the tokens say', async () => {
  await expect(tokensCss()).toMatchFileSnapshot('../../src/app/tokens.css');
});

test('every distance is a multiple of four pixels', () => {
  const lengths = [...Object.values(tokens.space), ...Object.values(tokens.text).map(({ line }) => line)];
  expect(lengths.filter((length) => length % 4 !== 0)).toEqual([]);
});

test('what one presses is large enough for a thumb', () => {
  expect(tokens.measure.control).toBeGreaterThanOrEqual(44);
  expect(antdTheme.token?.controlHeight).toBe(tokens.measure.control);
});

test('the portal takes its colours from the tokens and invents none', () => {
  const known = new Set(JSON.stringify(tokens).match(/#[0-9A-F]{6}/g));
  const used = JSON.stringify(antdTheme).match(/#[0-9A-Fa-f]{3,8}\b/g) ?? [];
  expect(used.filter((value) => !known.has(value))).toEqual([]);
});
