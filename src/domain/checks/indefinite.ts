/**
 * True when 等 leaves open what else is meant: at the end (螺栓、螺母等), before punctuation, or before a collective noun
 * (阀门等产品). 等离子, 等温, 等级, 一等品, 高等, 中等 and the like are words of their own.
 */
export function hasIndefiniteEnding(text: string): boolean {
  return OPEN_LIST.test(text);
}

const COLLECTIVE = '产品|系列|设备|配件|零件|零部件|部件|材料|制品|物品|器材|器件|用品|商品|食品|药品|货物|服务|项目|型号|规格|多种|各类|其他|其它';
const OPEN_LIST = new RegExp(`(?<![一二三四五六特中高初优上下头平对相均同何超劣次])等等?(?:$|[,;，；、。.)）\\s]|${COLLECTIVE})`);
