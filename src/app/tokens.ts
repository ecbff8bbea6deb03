/**
 * The one visual language of public site, portal and documents (docs/design.md). Plain data: `tokens.css` (custom
 * properties for CSS modules), `antdTheme.ts` and the document templates are derived from it.
 * Lengths are CSS pixels as numbers; `tokensCss` writes text sizes in rem, so that the reader's own setting counts.
 */
export const tokens = {
  color: {
    text: '#1B2430',
    /** Second-rank text: hints, dates, labels of a summary list. */
    muted: '#4F5863',
    paper: '#FFFFFF',
    /** Warm grey ground of bands: search, footer, hints. */
    mist: '#F6F5F1',
    /** Ground of table heads and disabled controls. */
    stone: '#EBE9E2',
    /** Hairlines between rows; carries no meaning, so no contrast is asked of it. */
    line: '#D6D3CA',
    /** Edge of an input: must be seen, 3 : 1. */
    edge: '#686F78',
    disabled: '#5F656D',
    accent: '#1D4F91',
    accentHover: '#163D71',
    accentActive: '#102E55',
    accentTint: '#E9EFF7',
    onAccent: '#FFFFFF',
    visited: '#553A80',
    /** Words that were searched for. */
    highlight: '#FFE9A8',
    /** Two-tone focus ring: the dark part shows on light grounds, the bright part on dark ones. */
    focusInner: '#1B2430',
    focusOuter: '#FFC629',
  },
  status: {
    neutral: { text: '#434B56', ground: '#EBE9E2', mark: '#686F78' },
    info: { text: '#1D4F91', ground: '#E9EFF7', mark: '#1D4F91' },
    waiting: { text: '#754600', ground: '#FCF0D6', mark: '#A86200' },
    good: { text: '#17593A', ground: '#E2F1E8', mark: '#1F7A4D' },
    bad: { text: '#9A1B1E', ground: '#FBE8E6', mark: '#B3261E' },
  },
  font: {
    sans: '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif',
    /** Numbers people compare or read out: filing numbers, codes. */
    mono: 'ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace',
  },
  weight: { regular: 400, strong: 600 },
  text: {
    small: { size: 14, line: 24 },
    body: { size: 16, line: 28 },
    /** Running text of an announcement. */
    reading: { size: 18, line: 32 },
    heading3: { size: 18, line: 28 },
    heading2: { size: 22, line: 32 },
    /** The h1 of a phone; wider screens use `title`. */
    heading1: { size: 26, line: 36 },
    title: { size: 32, line: 44 },
    /** A single figure or a state that must be read from an arm's length. */
    figure: { size: 36, line: 44 },
  },
  space: { 1: 4, 2: 8, 3: 12, 4: 16, 5: 24, 6: 32, 7: 48, 8: 64 },
  /** Widths: one column of text, a page with tables, and the height of everything one can press. */
  measure: { reading: 672, page: 1024, control: 44 },
  radius: { control: 2 },
  border: { strong: 2, bar: 5, focus: 3 },
  /** For `@media`, where custom properties do not work: written out there as 40rem. */
  breakpoint: { wide: 640 },
} as const;

export type Tokens = typeof tokens;

/** A state of a case or a document, as the five shades of a tag or banner. */
export type Tone = keyof Tokens['status'];

type Branch = { readonly [name: string]: string | number | Branch };

/**
 * The custom-property sheet `src/app/tokens.css`; a test holds the file to it. A step of the type scale is one value for
 * the `font` property, `font: var(--weight-strong) var(--text-heading2)`, so that size and line never part.
 */
export function tokensCss(): string {
  const { breakpoint: _onlyForMediaQueries, text, ...sheet } = tokens;
  const scale = Object.entries(text).map(([step, { size, line }]) => [`text-${kebab(step)}`, `${rem(size)}/${rem(line)} var(--font-sans)`]);
  const lines = [...properties(sheet, []), ...scale].map(([name, value]) => `  --${name}: ${value};`);
  return `/* Derived from tokens.ts: npx vitest run tests/unit/tokens.test.ts -u */\n:root {\n${lines.join('\n')}\n}\n`;
}

function properties(branch: Branch, path: readonly string[]): [string, string][] {
  return Object.entries(branch).flatMap(([key, value]): [string, string][] => {
    const here = [...path, kebab(key)];
    return typeof value === 'object' ? properties(value, here) : [[here.join('-'), cssValue(here, value)]];
  });
}

function cssValue([group]: readonly string[], value: string | number): string {
  if (typeof value === 'string' || group === 'weight') return String(value);
  return group === 'measure' ? rem(value) : `${value}px`;
}

function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
