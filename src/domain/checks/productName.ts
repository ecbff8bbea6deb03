import { hasChinese, normaliseInput, toHalfWidth } from '../text.ts';
import { finding, type Finding } from './findings.ts';
import { joinsTwoServices, joinsTwoThings } from './joined.ts';
import { EMPTY_MODIFIERS, FANCY_ENDINGS, GENERIC_NOUNS, PRAISE, TECHNICAL_TERMS } from './lexicon.ts';
import { letterCodes } from './letterCodes.ts';
import { hasIndefiniteEnding } from './indefinite.ts';
import { measuresIn } from './measures.ts';
import { nearlyEqualsTitle } from './similarity.ts';
import { trademarkIn } from './trademark.ts';

/** `patentTitles`: titles of the linked patents. `serviceClass`: the chosen product class is a service. */
export type NameContext = {
  patentTitles?: readonly string[];
  trademark?: string | null;
  serviceClass?: boolean | null;
};

/**
 * Checks a product name by the filing FAQ; at most one finding per code, those that block first. An empty name gives none:
 * that it is missing is for the form to say. A name without Chinese gives FOREIGN alone.
 */
export function checkProductName(name: string, context: NameContext = {}): Finding[] {
  const text = toHalfWidth(normaliseInput(name)).trim();
  if (text === '') return [];
  if (!hasChinese(text)) return [finding('FOREIGN', `“${text}”中没有中文，请改用中文产品名称。`)];
  return RULES.map((rule) => rule(text, context)).filter((found) => found !== undefined);
}

type Rule = (text: string, context: NameContext) => Finding | undefined;

const RULES: Rule[] = [
  method, indefinite, several, patentTitle, brand, measure, tooBroad, adjective, letterCode, coined,
];

const METHOD_ENDING =
  /(?:方法|制法|(?:制备|制造|生产|提取|检测|测定|加工|处理|合成|养殖|种植|栽培|培育)法|工艺|流程|工序|技术|技艺|技法|方案|办法|步骤)$/;
const METHOD_AND_MORE = /方法(?:及其|以及|[及和与、])其?(?:应用|用途|使用|装置|系统|设备|产品|制品|电子设备|存储介质|介质|终端)$/;
const PROCESS_AND_USE = /(?:工艺|技术)(?:及其|以及|[及和与、])其?(?:应用|用途)$/;
const ACTIVITY_ENDING = /的(?:制备|生产|制造|合成|加工|应用|用途|使用)$/;

function method(text: string, { serviceClass }: NameContext): Finding | undefined {
  const head = withoutBrackets(text);
  const named = [METHOD_ENDING, METHOD_AND_MORE, PROCESS_AND_USE].some((pattern) => pattern.test(head));
  if (!named && (serviceClass || !ACTIVITY_ENDING.test(head))) return undefined;
  return finding('METHOD', `“${text}”是方法、工艺、技术或方案，不是产品。请填写实际生产、销售的产品；提供技术服务的，请写明“×××服务”。`);
}

function indefinite(text: string): Finding | undefined {
  if (/^[^\p{L}\p{N}]*一种/u.test(text)) return finding('INDEFINITE_START', '产品名称不能以“一种”开头，请删去“一种”，写明产品的通用名称。');
  if (!hasIndefiniteEnding(text) && !INDEFINITE_WORDS.test(text)) return undefined;
  return finding('INDEFINITE', '产品名称中有“等”“系列”一类不确定的说法，请写明是哪一种产品。');
}

const INDEFINITE_WORDS = /^(?:一款|某种|某些|各种|各类|若干|几种)|[的,;(]一种|系列$|系列产品|及相关产品|及其他|及其它|之类/;

function several(text: string, { serviceClass }: NameContext): Finding | undefined {
  const head = withoutBrackets(text);
  const joins = serviceClass || head.endsWith('服务') ? joinsTwoServices(head) : joinsTwoThings(head);
  if (!joins) return undefined;
  return finding('MULTI', '产品名称中似有两种产品。一件备案只含一种产品，请分别备案；成套销售的，请写明“套装”。');
}

function patentTitle(text: string, { patentTitles = [] }: NameContext): Finding | undefined {
  const title = patentTitles.find((candidate) => nearlyEqualsTitle(text, candidate));
  if (title === undefined) return undefined;
  return finding('PATENT_TITLE', `产品名称与专利“${title.trim()}”的名称相同或相近，请改用市场上销售时使用的名称。`);
}

function brand(text: string, { trademark }: NameContext): Finding | undefined {
  const found = trademarkIn(text, trademark);
  return found === undefined ? undefined : finding('BRAND', `产品名称中含有商标“${found}”，请删去，商标填写在“商标”栏。`);
}

function measure(text: string): Finding | undefined {
  const found = measuresIn(text);
  if (found.length === 0) return undefined;
  return finding('SPEC', `产品名称中含有规格“${found.join('、')}”，请移到“型号规格”栏。`);
}

const ONLY_MODIFIERS = new RegExp(`^(?:(?:${EMPTY_MODIFIERS})[的型]?)+$`);
const GENERIC = new RegExp(`^(?:${GENERIC_NOUNS})$`);

function tooBroad(text: string): Finding | undefined {
  const head = withoutBrackets(text);
  if (!GENERIC.test(head) && !isGenericWithModifiers(head)) return undefined;
  return finding('TOO_BROAD', `“${text}”过于宽泛，请写明用途或应用领域，如“汽车座椅骨架结构件”。`);
}

/** Modifiers may begin a generic noun (电子产品), so every cut between the two is tried. */
function isGenericWithModifiers(head: string): boolean {
  for (let cut = 1; cut < head.length; cut += 1) {
    if (GENERIC.test(head.slice(cut)) && ONLY_MODIFIERS.test(head.slice(0, cut))) return true;
  }
  return false;
}

const PRAISE_WORDS = new RegExp(PRAISE, 'g');
const TERMS = new RegExp(TECHNICAL_TERMS, 'g');

function adjective(text: string): Finding | undefined {
  const found = [...new Set(text.replace(TERMS, '').match(PRAISE_WORDS) ?? [])];
  if (found.length === 0) return undefined;
  return finding('ADJECTIVE', `产品名称中的“${found.join('”“')}”是夸赞性词语，请删去。`);
}

function letterCode(text: string, { trademark }: NameContext): Finding | undefined {
  const measures = measuresIn(text);
  const rest = measures.reduce((left, found) => left.replaceAll(found, ' '), text);
  const found = letterCodes(rest).filter((code) => trademarkIn(code, trademark) === undefined);
  if (found.length === 0) return undefined;
  return finding('CODE', `产品名称中的“${found.join('、')}”像是型号或代号，请移到“型号规格”栏；如为通用缩写可以保留。`);
}

const QUOTED = /[“"「『《‘]([^”"」』》’]+)[”"」』》’]/;
const FANCY = new RegExp(`(?:${FANCY_ENDINGS})$`);

function coined(text: string, { trademark }: NameContext): Finding | undefined {
  const quoted = QUOTED.exec(text)?.[1];
  const fancy = quoted ?? FANCY.exec(withoutBrackets(text))?.[0];
  if (fancy === undefined || trademarkIn(fancy, trademark) !== undefined) return undefined;
  return finding('COINED', `产品名称中的“${fancy}”像是自造词，请改用行业通用名称。`);
}

/** The name without a bracket at its end, such as the （胶体金法） of a reagent, and without closing punctuation. */
function withoutBrackets(text: string): string {
  return text.replace(/(?:\([^()]*\)|[\s.。!;,])+$/, '');
}
