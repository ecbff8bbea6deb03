/** Sizes, weights, ratings and dimensions in half-width text, as written: `10kV`, `500ml`, `DN50`, `120×60`, `5英寸`, `大号`. */
export function measuresIn(text: string): string[] {
  return [...new Set(text.match(MEASURE) ?? [])];
}

/**
 * Units are matched with their case: 5G is a generation of networks and 5g is five grams. One figure before A is a molecular
 * sieve (4A分子筛), two or more are amperes.
 */
const UNITS = [
  '[mcdkuμµn]?m', 'MM', 'CM', 'mg', 'k?g', 'K[gG]', 't', 'm[lL]', 'ML', '[lL]', '[kKM]?[wW]', '[kK]?VA', '[kKm]?[vV]', 'mA', '(?<=\\d\\d\\s*)A',
  'm?A[hH]', 'MAH', 'mah', '[kMG]?H[zZ]', 'hz', '[kKM]?[pP]a', 'bar', '℃', '°C', 'dB', 'lm', 'rpm', 'kN', '[GTM]B', '[KMG]bps', 'k?Wh', 'KWH',
].join('|');
const CHINESE_UNITS =
  '英寸|寸(?!照)|毫米|厘米|分米|微米|纳米|千米|公里|米(?!其林|粉|饭|酒|线|面|糊|色)|毫升|升(?![降级华压温])|毫克|千克|公斤|克(?![拉隆])|吨|千瓦|兆瓦|瓦(?![楞斯片])|千伏|伏(?!安)|安(?!全)|马力|匹';
const FIGURE = '(?<![A-Za-z\\d.]|(?<!\\d)-)\\d+(?:\\.\\d+)?(?:\\s*[-~×xX*]\\s*\\d+(?:\\.\\d+)?)*';
const MEASURE = new RegExp(
  [
    `${FIGURE}\\s*(?:${UNITS})(?![A-Za-z])`,
    `${FIGURE}\\s*(?:${CHINESE_UNITS})`,
    '\\d{2,}(?:\\.\\d+)?\\s*[×xX*]\\s*\\d+(?:\\.\\d+)?',
    '(?<![A-Za-z])(?:DN|PN)\\s?\\d+',
    '[ΦφØ]\\s*\\d+(?:\\.\\d+)?',
    '(?:特大|加大|超大|大|中)号(?=\\p{Script=Han})(?![角嘴])',
  ].join('|'),
  'gu',
);
