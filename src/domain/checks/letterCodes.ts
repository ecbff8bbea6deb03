import { ABBREVIATIONS, NUMBERED } from './lexicon.ts';

/** Letter codes in a half-width product name that look like a model: XK-200, HQ3000, ABX. Abbreviations in general use are none. */
export function letterCodes(name: string): string[] {
  const tokens = name.match(/[A-Za-z0-9]+(?:[-./][A-Za-z0-9]+)*/g) ?? [];
  return tokens.filter((token) => /[A-Za-z]/.test(token) && !isOrdinary(token));
}

const ELEMENTS =
  'He|Li|Be|Na|Mg|Al|Si|Cl|Ca|Ti|Cr|Mn|Fe|Co|Ni|Cu|Zn|Ga|Ge|As|Se|Br|Zr|Nb|Mo|Ag|Cd|In|Sn|Sb|Ba|Pt|Au|Hg|Pb|Bi|Ce|La|Nd|H|B|C|N|O|F|P|S|K|V|I|W|U|Y';
/** CO2, LiFePO4, GaN, and steels such as 42CrMo and GCr15. */
const FORMULA = new RegExp(`^(?=.*[\\da-z])[\\dG]{0,2}(?:(?:${ELEMENTS})\\d{0,2})+$`);

function isOrdinary(token: string): boolean {
  if (isKnown(token) || FORMULA.test(token)) return true;
  const parts = token.split(/[-./]/);
  const isModel = parts.length > 1 && parts.some((part) => /^\d{2,}[A-Za-z]*$/.test(part));
  return !isModel && parts.length > 1 && parts.every((part) => /^\d$/.test(part) || isKnown(part));
}

/** Known abbreviations, single letters, short marks (B12, Q10, 5G, 3D), numbered ones (PA66) and Latin words with small letters. */
function isKnown(token: string): boolean {
  const upper = token.toUpperCase();
  if (ABBREVIATIONS.has(upper) || /^(?:[A-Z]|[A-Z]\d{1,2}|\d{1,3}[A-Z])$/.test(upper)) return true;
  const numbered = /^([A-Z]+)[-.]?\d+(?:\.\d+)?[A-Z]?$/.exec(upper);
  if (numbered?.[1] && NUMBERED.has(numbered[1])) return true;
  return /^[A-Za-z]+$/.test(token) && /[a-z]/.test(token);
}
