import { countCodePoints, hasChinese, normaliseInput, toHalfWidth } from '../text.ts';
import { finding, type Finding } from './findings.ts';
import { hasIndefiniteEnding } from './indefinite.ts';
import { modelsIn } from './models.ts';
import { trademarkIn } from './trademark.ts';

/** `reason`: what the company wrote about having several models. `productName`, `className`, `trademark` must not recur in the text. */
export type SpecificationContext = {
  reason?: string | null;
  productName?: string | null;
  className?: string | null;
  trademark?: string | null;
};

/** Checks a model or specification by the filing FAQ. Empty text, 无 and the like are fine. */
export function checkSpecification(text: string, context: SpecificationContext = {}): Finding[] {
  const specification = toHalfWidth(normaliseInput(text)).trim();
  if (NONE.test(specification)) return [];
  return [models(specification, context), series(specification), form(specification, context)].filter((found) => found !== undefined);
}

/** Ways to say that there is no model. */
const NONE = /^(?:无|没有|暂无|不适用|无型号|无规格|无规格型号|无型号规格|n\/a|none|[-—–/\\]*)[。.]?$/i;

function models(text: string, { reason }: SpecificationContext): Finding | undefined {
  if ((reason ?? '').trim() !== '') return undefined;
  if (!namesSeveral(text)) return undefined;
  return finding('MODELS', '填写了多个型号，请在“多个型号的理由”栏说明为何作为一件产品备案，或只保留一个型号。');
}

/** Whether a specification lists several models, or says that there are several. */
export function hasSeveralModels(text: string): boolean {
  return namesSeveral(toHalfWidth(normaliseInput(text)).trim());
}

function namesSeveral(text: string): boolean {
  return modelsIn(text).length > 1 || SEVERAL_WORDS.test(text);
}

const SEVERAL_WORDS = /(?:多[种个款]|各种|各类|若干)(?:型号|规格|尺寸)|(?:[2-9]|\d{2,}|[二两三四五六七八九十])[种个款](?:型号|规格|尺寸)/;

function series(text: string): Finding | undefined {
  if (!/系列|\bseries\b/i.test(text) && !hasIndefiniteEnding(text)) return undefined;
  return finding('SERIES', '型号规格中有“系列”“等”一类概括的说法，请逐一写明型号。');
}

function form(text: string, context: SpecificationContext): Finding | undefined {
  const repeated = repeatedText(text, context);
  if (repeated !== undefined) return finding('SPEC_FORM', `型号规格中含有“${repeated}”，请删去，只填写型号或规格。`);
  if (!/[A-Za-z0-9]/.test(text)) return finding('SPEC_FORM', '型号规格一般由字母和数字组成，请核对；没有型号的可以不填或填“无”。');
  if (!LONG_CHINESE.test(text.replace(MEASURE_WORDS, ' '))) return undefined;
  return finding('SPEC_FORM', '型号规格中似有产品名称或说明文字，请只填写型号或规格。');
}

/** Five Chinese characters in a row are a name or a sentence once the words of measurement and packing are taken out. */
const LONG_CHINESE = /\p{Script=Han}{5,}/u;
const MEASURE_WORDS =
  /直径|半径|外径|内径|口径|长度|宽度|高度|厚度|深度|长|宽|高|厚|重量|净含量|净重|毛重|容量|容积|体积|面积|额定|最大|最小|标称|公称|功率|电压|电流|频率|压力|流量|温度|转速|规格|型号|尺寸|单位|每|约|不大于|不小于|颜色|[英毫厘微]?[米寸]|毫?升|[毫千]?克|公斤|吨|[片粒支盒瓶袋包箱桶罐只个件台套卷张根条块板枚份组]/g;

function repeatedText(text: string, { productName, className, trademark }: SpecificationContext): string | undefined {
  const lower = text.toLowerCase();
  const name = [productName, className]
    .map((candidate) => toHalfWidth(normaliseInput(candidate ?? '')))
    .find((candidate) => countCodePoints(candidate) >= 2 && hasChinese(candidate) && lower.includes(candidate.toLowerCase()));
  return name ?? trademarkIn(text, trademark);
}
