/** Tabs, line ends and the spaces of other scripts; the space and the full-width space stay as they are. */
const OTHER_WHITE_SPACE = /[\s--[ \u3000]]+/gv;

/** Zero-width and direction marks: without a shape, and able to make a paper read other than it is recorded. */
const INVISIBLE = /[\p{Cf}&&\p{Default_Ignorable_Code_Point}]/gv;

/** Unassigned, control, private-use and unpaired code points: printing them would show nothing to go by. */
const WITHOUT_SHAPE = /^[\p{C}]$/v;

/** The text as one line of a paper: what shows stays untouched, what has no shape goes. */
export function printableText(text: string): string {
  return text.replace(INVISIBLE, '').replace(OTHER_WHITE_SPACE, ' ');
}

/** 「𪛖」(U+2A6D6), or the bare code point where the character itself has no shape. */
export function nameCharacter(character: string): string {
  const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return WITHOUT_SHAPE.test(character) ? `U+${codePoint}` : `「${character}」(U+${codePoint})`;
}
