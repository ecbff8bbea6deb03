/**
 * The models listed in a half-width specification. One model with its measures (`长20cm、宽10cm`, `220V/50Hz`, `10片/盒`,
 * `1,000ml`) counts as one; a range of models (`A1~A5`) as two.
 */
export function modelsIn(text: string): string[] {
  const listed = text.split(SEPARATOR).flatMap(unfold).map((part) => part.trim()).filter((part) => /[A-Za-z0-9]/.test(part));
  return areMeasuresOfOne(listed) ? listed.slice(0, 1) : [...new Set(listed)];
}

/** 、 ; line breaks and 和 always part models; a comma does, unless it groups the digits of one number. */
const SEPARATOR = /[、;；，\n\r]|,(?!\d{3}(?!\d))|(?<!\d),|[和与及或]/;

/** A slash, a blank or a sign of range parts models only when both sides are of one make: the same letters, other figures. */
function unfold(part: string): string[] {
  for (const separator of [/\s*\/\s*/, /\s*[~～]\s*|\s*[至到]\s*/, /\s+/]) {
    const pieces = part.trim().split(separator);
    if (pieces.length > 1 && pieces.every((piece) => isOfOneMake(piece, pieces[0] ?? ''))) return pieces;
  }
  return [part];
}

function isOfOneMake(piece: string, first: string): boolean {
  const make = /^([A-Za-z]+)[-.]?\d/;
  const letters = make.exec(piece)?.[1]?.toUpperCase();
  return letters !== undefined && letters === make.exec(first)?.[1]?.toUpperCase();
}

/** Every part names its own dimension (长、宽、高), or carries a unit no other part has (220V、50Hz). */
function areMeasuresOfOne(parts: string[]): boolean {
  if (parts.length < 2) return false;
  const dimensions = parts.map(dimensionOf);
  return dimensions.every((dimension) => dimension !== undefined) && new Set(dimensions).size === parts.length;
}

function dimensionOf(part: string): string | undefined {
  const match = /^(\p{Script=Han}*)[:≤≥<>约Φφ]*\s*\d[\d.,×xX*~-]*\s*([A-Za-zμ℃°%\p{Script=Han}]*)$/u.exec(part);
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  return match[1] === '' ? match[2] : match[1];
}
