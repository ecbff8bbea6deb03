import { countCodePoints, normaliseInput, toHalfWidth } from '../text.ts';
import { finding, type Finding } from './findings.ts';

/** `enterpriseName`: the company's own name, which has no place in the text about its product. */
export type IntroductionContext = { enterpriseName?: string | null };

/** Checks the introduction of a product for praise (ADVERT) and for talk about the company or its patents (OFF_TOPIC). */
export function checkIntroduction(text: string, context: IntroductionContext = {}): Finding[] {
  const introduction = toHalfWidth(normaliseInput(text));
  return [advert(introduction), offTopic(introduction, context)].filter((found) => found !== undefined);
}

/** Praise; the looks ahead spare technical statements such as 最佳工作温度, 最优路径, 国家级标准. */
const PRAISE = new RegExp(
  [
    '(?:行业|国内|国际|全国|全球|世界|技术|业内|同行|遥遥)领先', '领先(?:水平|地位|优势|全国|全球|同行)',
    '(?:全国|全球|世界|行业|国内|销量|市场|排名)第一', '最佳(?!使用|工作|食用|赏味|饮用|效果|适用|服用|温度|状态|角度|比例|配比|位置)',
    '最优(?!解|化|控制|路径|参数|配置|值)', '最好的?', '最先进', '最受欢迎', '最畅销', '首屈一指', '独一无二', '无与伦比', '无可比拟', '举世无双',
    '一流(?![量体道速程动])', '顶级', '顶尖', '极致', '卓越', '完美', '尊贵', '奢华', '首选(?!项)', '王牌', '神奇', '奇迹', '国家级(?!标准|检测|实验室|文物|非)',
    '世界级', '驰名', '享誉', '誉满', '畅销', '热销', '爆款', '网红', '深受[^,，。;；]{0,12}(?:欢迎|好评|喜爱|青睐|信赖)', '广受(?:好评|欢迎|赞誉)', '一致好评', '赞不绝口',
    '性价比', '物美价廉', '质优价廉', '物超所值', '超值', '欢迎[^,，。;；]{0,8}(?:订购|选购|购买|来电|咨询|洽谈|垂询|惠顾)', '促销', '特价', '限时', '打折', '抢购', '赶快',
    '填补[^,，。;；]{0,10}空白', '打破[^,，。;；]{0,10}垄断', '匠心', '值得(?:信赖|拥有|选择)', '放心(?:使用|食用|选购|购买)', '百分之百', '绝对(?:安全|可靠|有效)', '包治', '根治', '永不',
  ].join('|'),
  'g',
);

/** Talk about the company: who it is, when it was founded, what it won. */
const COMPANY_TALK = new RegExp(
  [
    '(?:我|本|该)(?:公司|司|单位|企业|厂)', '公司(?:成立|创立|创建|创办|坐落|位于|拥有|始终|秉承|秉持|致力)', '企业(?:文化|精神|宗旨|愿景)', '经营理念', '注册资本', '占地面积',
    '高新技术企业', '专精特新', '小巨人', '瞪羚', '独角兽企业', '上市公司', '(?:荣获|荣膺|斩获)', '获得?[^,，。;；]{0,16}(?:奖|荣誉|称号)', '创始人', '董事长', '总经理',
  ].join('|'),
  'g',
);

/** Talk about patents: numbers, claims, the language of a description. */
const PATENT_TALK =
  /(?:发明|实用新型|外观设计)?专利(?!药)|知识产权|权利要求|说明书附图|本(?:发明|实用新型|外观设计)|(?:所述|其特征在于)|\b(?:ZL|CN)\s?\d{8,}/g;

function advert(text: string): Finding | undefined {
  const found = distinct(text.match(PRAISE));
  if (found.length === 0) return undefined;
  return finding('ADVERT', `产品介绍中的“${found.join('”“')}”像广告用语，请改为客观介绍产品的用途、结构和性能。`);
}

function offTopic(text: string, { enterpriseName }: IntroductionContext): Finding | undefined {
  const own = normaliseInput(enterpriseName ?? '');
  const named = countCodePoints(own) >= 4 && text.includes(toHalfWidth(own)) ? [own] : [];
  const found = distinct([...named, ...(text.match(COMPANY_TALK) ?? []), ...(text.match(PATENT_TALK) ?? [])]);
  if (found.length === 0) return undefined;
  return finding('OFF_TOPIC', `产品介绍中的“${found.join('”“')}”是在介绍企业或专利，请只介绍产品本身。`);
}

/** The first three words are enough to find the place. */
function distinct(words: readonly string[] | null): string[] {
  return [...new Set(words ?? [])].slice(0, 3);
}
