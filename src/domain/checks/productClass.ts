import { normaliseInput } from '../text.ts';
import { finding, type Finding } from './findings.ts';
import { oneOf } from './lexicon.ts';

/** `className`: name of the chosen class of the statistical catalogue. `serviceClass`: whether it is a service; left out when unknown. */
export type ClassFacts = { productName: string; className?: string | null; serviceClass?: boolean | null };

/**
 * Warns when goods are classed as services or the reverse, or an intermediate material as the end product.
 * Software and platforms are sold either way and never warned about; what the name leaves open is not judged.
 */
export function checkProductClass({ productName, className, serviceClass }: ClassFacts): Finding[] {
  const name = normaliseInput(productName).replace(/[(（][^()（）]*[)）]$/, '');
  const kind = kindOf(name);
  if (serviceClass === true && kind === 'goods') {
    return [finding('CLASS_KIND', `“${name}”是货物，所选类别${quoted(className)}是服务，请改选货物类别。`)];
  }
  if (serviceClass === false && kind === 'service') {
    return [finding('CLASS_KIND', `“${name}”是服务，所选类别${quoted(className)}是货物，请改选服务类别。`)];
  }
  if (className && INTERMEDIATE.test(name) && END_PRODUCT.test(className)) {
    return [finding('CLASS_KIND', `“${name}”是材料或中间产品，所选类别“${className}”是最终产品，请改选材料或中间产品的类别。`)];
  }
  return [];
}

/**
 * Whether a class of the statistical catalogue is a service, by the division its code begins with: 51 and above are services,
 * below 47 goods; construction (47–50) and codes of another form are left open. Software (division 65) is left open too.
 */
export function isServiceClass(code: string): boolean | undefined {
  const division = /^\d{2}/.exec(code)?.[0];
  if (division === undefined || division === '65') return undefined;
  if (Number(division) >= 51) return true;
  return Number(division) < 47 ? false : undefined;
}

const SERVICE = /(?:服务|咨询|培训|维修|维保|运维|检测认证|技术开发|技术转让|代理|租赁|运输|施工|监理)$/;
const GOODS = new RegExp(
  `(?:${oneOf(`
    机 器 仪 泵 阀 车 灯 管 箱 柜 盒 瓶 桶 杯 锅 炉 刀 锯 钳 钉 螺栓 螺母 轴 轮 盘 鞋 帽 袜 衣 裤 裙 椅 桌 床 门 窗 锁 膏 霜 药丸 胶囊 药片 注射液 口服液 颗粒剂 针剂
    酒 茶叶 饼干 糕点 电池 芯片 轴承 齿轮 电缆 电线 钢板 钢管 玻璃 水泥 瓷砖 树脂 薄膜 纤维 面料 涂料 化肥 农药 饲料 玩具 家具 模具 设备 装置 手机 电脑 洗衣液 口罩 手套`)})$`,
);
const INTERMEDIATE = new RegExp(
  `(?:${oneOf(`
    原料 原材料 材料 坯料 毛坯 坯 半成品 中间体 前驱体 母粒 粒料 颗粒料 浆料 粉料 粉体 粉末 树脂 板材 片材 卷材 管材 型材 棒材 线材 带材 面料 布料 鞋料 纱线 坯布 皮料 薄膜 基膜 箔 晶圆 硅片`)})$`,
);
const END_PRODUCT = new RegExp(
  `(?:${oneOf(`
    机 器 仪 泵 阀 车 灯 电池 蓄电池 设备 装置 整机 电脑 计算机 手机 家具 玩具 服装 衣 鞋 帽 箱包 包 家用电器 电器 汽车 船舶 飞机 医疗器械 药品 制剂 食品 饮料 门窗 轮胎 轴承 餐具 容器`)})$`,
);

function quoted(className: string | null | undefined): string {
  return className ? `“${className}”` : '';
}

function kindOf(name: string): 'goods' | 'service' | undefined {
  if (/(?:软件|系统|平台|程序|算法)$/.test(name)) return undefined;
  if (SERVICE.test(name)) return 'service';
  return GOODS.test(name) ? 'goods' : undefined;
}
