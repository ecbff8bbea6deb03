import { join } from 'node:path';
import { readCoverage } from './fontCoverage.ts';

const FONT_PACKAGES = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@expo-google-fonts');

/**
 * Exactly the faces and weights the templates use. Every style of the templates falls back through
 * all three families, so a character is printable when any of these files has it.
 */
export const FONT_FILES: readonly string[] = [
  'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf',
].map((file) => join(FONT_PACKAGES, file));

/** One flag per Unicode code point: 1.1 MB, answers in constant time. */
let covered: Uint8Array | undefined;

/** The characters of the text that no font can draw, each once, in order of appearance. */
export function uncoveredCharacters(text: string): string[] {
  covered ??= readAllCoverage();
  const missing = new Set<string>();
  for (const character of text) {
    if (!isPrintable(character, covered)) missing.add(character);
  }
  return [...missing];
}

/** Variation selectors choose among shapes of the character before them and need no glyph of their own. */
function isPrintable(character: string, coverage: Uint8Array): boolean {
  return coverage[character.codePointAt(0) ?? 0] === 1 || /^\p{Variation_Selector}$/u.test(character);
}

function readAllCoverage(): Uint8Array {
  const flags = new Uint8Array(0x110000);
  for (const { first, last } of FONT_FILES.flatMap(readCoverage)) flags.fill(1, first, last + 1);
  return flags;
}
