/**
 * The models listed in a half-width specification. One model with its ratings (`XK-200, 220V`, `长20cm、宽10cm`, `220V/50Hz`,
 * `10片/盒`, `1,000ml`) counts as one; several sizes of one kind (`500ml、1000ml`) and a range of models (`A1~A5`) as several.
 */
export function modelsIn(text: string): string[] {
  const listed = withoutBrackets(text).split(SEPARATOR).flatMap(unfold).map((part) => part.trim()).filter((part) => NAMES_A_MODEL.test(part));
  const models = listed.filter((part) => dimensionOf(part) === undefined);
  if (models.length > 0) return [...new Set(models)];
  const dimensions = new Set(listed.map(dimensionOf));
  return dimensions.size === listed.length ? listed.slice(0, 1) : [...new Set(listed)];
}

/** 、 ; line breaks and 和 always part models; a comma does, unless it groups the digits of one number. */
const SEPARATOR = /[、;；，\n\r]|,(?!\d{3}(?!\d))|(?<!\d),|[和与及或]/;
/** A figure, or a letter or two as in S, XL, A款. */
const NAMES_A_MODEL = /\d|^[A-Za-z]{1,4}[款型号类]?$/;
const GARMENT_SIZE = /^(?:\d?X*[SL]|M|F)码?$/i;

function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/g, ' ');
}

/** A slash, a blank or a sign of range parts models only when both sides are of one make: the same letters, other figures. */
function unfold(part: string): string[] {
  for (const separator of [/\s*\/\s*/, /\s*[~～]\s*|\s*[至到]\s*/, /\s+/]) {
    const pieces = part.trim().split(separator);
    if (pieces.length > 1 && areOfOneMake(pieces)) return pieces;
  }
  return [part];
}

function areOfOneMake(pieces: string[]): boolean {
  const makes = new Set(pieces.map((piece) => /^([A-Za-z]+)[-.]?\d/.exec(piece)?.[1]?.toUpperCase()));
  return (makes.size === 1 && !makes.has(undefined)) || pieces.every((piece) => GARMENT_SIZE.test(piece));
}

/** What a part measures: its Chinese word (长, 净含量) or else its unit; undefined for what is a model. */
function dimensionOf(part: string): string | undefined {
  const rating = /^(IP|USB|HDMI|WIFI|DN|PN)[-\s]?\d[\d.]*$/i.exec(part)?.[1];
  if (rating) return rating.toUpperCase();
  const match = /^(\p{Script=Han}*)[:≤≥<>Φφ\s]*\d[\d.,×xX*~-]*\s*([A-Za-zμ℃°%\p{Script=Han}]*)$/u.exec(part);
  return match?.[1] || match?.[2] || undefined;
}
