/**
 * What a filing officer expects of the checks of a product name, name by name. Written from the table of codes and severities
 * in the filing rules; it imports nothing but the function it judges. `block` stops the submission, `warn` needs a reason,
 * `hint` only informs.
 */
import { describe, expect, it } from 'vitest';
import { checkProductName } from '../../src/domain/checks/productName.ts';

type Context = Parameters<typeof checkProductName>[1];

const verdict = (name: string, context?: Context): string[] => checkProductName(name, context).map(({ code, severity }) => `${code} ${severity}`);

/** Names in use that no check may touch, by what makes them look suspicious. */
const FINE: Record<string, string[]> = {
  '等 is part of a word': [
    '等离子弧切割机', '等离子体增强化学气相沉积设备', '等静压石墨', '等温淬火球墨铸铁件', '等径三通', '等速万向节', '等渗氯化钠溶液', '等电位连接器', '等候椅', '高等级沥青',
    '一等舱座椅', '二等座椅', '特等面粉', '中等规模集成电路', '等级保护测评服务',
  ],
  '一 is no 一种': ['一次性使用无菌注射器', '一次性口罩', '一体化污水处理设备', '一体机', '一氧化氮检测仪', '单一种植机', '统一种子包衣机', '多种维生素片'],
  '和, 与 or 及 is part of a word': [
    '和面机', '双轴和面机', '和田玉手镯', '温和洗面奶', '饱和蒸汽锅炉', '不饱和聚酯树脂', '中和剂', '调和油', '亲和层析柱', '生物素-亲和素试剂盒', '舒肝和胃丸', '香砂和中丸', '日式和服', '拌和站',
    '政和白茶', '泰和乌鸡', '与非门集成电路', '参与式教学平台', '埃及棉床单', '普及型电动自行车', '及膝长靴',
  ],
  'what is joined describes one thing': [
    '温度与湿度传感器', '人脸与指纹识别门锁', '数据采集与监控系统', '加热和制冷一体机', '甲醛和苯检测仪', '高、低压开关柜', '冷、热饮水机', '红、黄、蓝三色信号灯', '有机和无机复混肥料',
    '手机和平板充电器', '水果和蔬菜清洗机', '冰箱及冷柜用压缩机', '家用和类似用途插座', '道路和桥梁检测车', '可与手机连接的血压计', '设计和施工服务', '检验检测与认证服务',
  ],
  'sold as a set': ['牙膏和牙刷套装', '螺栓和螺母套件', '茶杯和茶壶礼盒', '床单、被套四件套'],
  'chemical and drug names': [
    '1,4-丁二醇', '2,4-D丁酯', 'N,N-二甲基甲酰胺', 'L-谷氨酸', 'γ-氨基丁酸', 'β-胡萝卜素', '6-氨基青霉烷酸', '维生素C片', '维生素B12片', '辅酶Q10胶囊', '盐酸二甲双胍片', '阿莫西林克拉维酸钾片', '复方氨酚烷胺片', '高级脂肪酸',
  ],
  '方法, 工艺 or 技术 does not end the name': [
    '工艺蜡烛', '工艺品摆件', '方法学验证试剂盒', '铸造工艺模拟软件', '流程管理系统', '技术交易平台软件', '实验方法和数据管理软件', '新型冠状病毒抗原检测试剂盒（胶体金法）', '新型冠状病毒2019-nCoV核酸检测试剂盒（荧光PCR法）',
  ],
  'technical services named as such': ['污水处理技术服务', '软件技术开发服务', '工业设计服务', '云计算服务', '环境检测服务'],
  'abbreviations in general use': [
    'LED屏', '5G基站天线', '3D打印机', '4K摄像机', 'USB数据线', 'Type-C数据线', 'RFID标签', 'IGBT模块', 'AC/DC电源模块', 'TCP/IP转换器', 'GaN充电器', 'CT机', 'X光机', 'H型钢', 'U盘', 'T恤', 'O型密封圈', 'mRNA疫苗', 'pH计',
  ],
  'marks that belong to the name': [
    'PM2.5检测仪', 'N95口罩', 'KN95口罩', 'CO2灭火器', 'R410A制冷剂', 'RS485通信模块', 'USB3.0集线器', 'PA66工程塑料', 'T300碳纤维', 'LiFePO4正极材料', '42CrMo圆钢', 'GCr15轴承钢', '304不锈钢水杯', '2B铅笔', '18K金项链', '4A分子筛',
  ],
  'a figure that is no size': ['84消毒液', '24小时动态心电记录仪', '12导联心电图机', '360度全景摄像头', '400G光模块', '2克拉钻戒', '4升降平台', '3瓦楞纸板', '5米其林轮胎'],
  'praise words that are trade terms': ['高效液相色谱仪', '优质碳素结构钢', '先进先出存储器', '高级驾驶辅助系统', '酒精品质检测仪', '万能试验机', '超级电容器', '回转顶尖', '单一流道滴头', '优先进气阀'],
  'ordinary names': [
    '数据线', '甲醛检测仪', '充电宝', '珠宝首饰盒', '咖啡伴侣', '蜂王浆', '机器人', '太阳能热水器', '汽车座椅骨架结构件', '手机中框结构件', '航空发动机叶片', '锂离子电池', '财务软件', '婴儿配方奶粉', '㛃石手镯', '𠮷野杉木地板',
  ],
};

/** Names that must be found fault with, and exactly how. */
const FAULTY: Record<string, [name: string, ...expected: string[]][]> = {
  METHOD: [
    ['石墨烯制备方法', 'METHOD block'], ['污水处理工艺', 'METHOD block'], ['数据加密技术', 'METHOD block'], ['智慧城市解决方案', 'METHOD block'], ['钢材热处理工艺流程', 'METHOD block'],
    ['酱油酿造技艺', 'METHOD block'], ['茶叶加工法', 'METHOD block'], ['质量管理办法', 'METHOD block'], ['检测方法（A法）', 'METHOD block'], ['图像处理方法及装置', 'METHOD block'], ['图像处理方法及存储介质', 'METHOD block', 'MULTI warn'],
    ['石墨烯的制备', 'METHOD block'], ['一种污水处理方法', 'METHOD block', 'INDEFINITE block'],
  ],
  FOREIGN: [
    ['LED', 'FOREIGN block'], ['Smart Watch', 'FOREIGN block'], ['ABC-123', 'FOREIGN block'], ['ＸＫ－２００', 'FOREIGN block'], ['12345', 'FOREIGN block'], ['テレビ', 'FOREIGN block'], ['500ml', 'FOREIGN block'],
  ],
  'INDEFINITE at the start': [
    ['一种石墨烯散热装置', 'INDEFINITE block'], ['一种水杯', 'INDEFINITE block'], ['　一种水杯', 'INDEFINITE block'], ['“一种”水杯', 'INDEFINITE block', 'COINED hint'],
  ],
  'INDEFINITE elsewhere': [
    ['阀门等产品', 'INDEFINITE warn'], ['阀门等', 'INDEFINITE warn'], ['灯具系列', 'INDEFINITE warn'], ['水泥及相关产品', 'INDEFINITE warn'], ['一款电饭锅', 'INDEFINITE warn'], ['新型的一种水杯', 'INDEFINITE warn'],
    ['螺栓、螺母等', 'INDEFINITE warn', 'MULTI warn'],
  ],
  MULTI: [
    ['螺栓和螺母', 'MULTI warn'], ['牙膏与牙刷', 'MULTI warn'], ['手机、平板电脑', 'MULTI warn'], ['手机和平板电脑', 'MULTI warn'], ['空调及其控制系统', 'MULTI warn'], ['电机及控制器', 'MULTI warn'], ['苹果和香蕉', 'MULTI warn'],
    ['空调和风机', 'MULTI warn'], ['面霜和面膜', 'MULTI warn'], ['编码器和解码器', 'MULTI warn'], ['机器人和无人机', 'MULTI warn'], ['日历及时钟', 'MULTI warn'], ['水泵，阀门', 'MULTI warn'], ['电路板、电缆', 'MULTI warn'], ['水泵、电机', 'MULTI warn'], ['咨询服务和培训服务', 'MULTI warn'],
  ],
  TOO_BROAD: [
    ['结构件', 'TOO_BROAD hint'], ['金属部件', 'TOO_BROAD hint'], ['铝合金结构件', 'TOO_BROAD hint'], ['设备', 'TOO_BROAD hint'], ['电子产品', 'TOO_BROAD hint'], ['新材料', 'TOO_BROAD hint'], ['智能管理系统', 'TOO_BROAD hint'], ['技术服务', 'TOO_BROAD hint'],
  ],
  ADJECTIVE: [
    ['高级智能水杯', 'ADJECTIVE hint'], ['顶级豪华沙发', 'ADJECTIVE hint'], ['最新款电饭煲', 'ADJECTIVE hint'], ['优质大米', 'ADJECTIVE hint'], ['神奇洗碗布', 'ADJECTIVE hint'], ['高性能激光切割机', 'ADJECTIVE hint'],
  ],
  SPEC: [
    ['10kV变压器', 'SPEC warn'], ['500ml矿泉水', 'SPEC warn'], ['５００ｍｌ矿泉水', 'SPEC warn'], ['5英寸手机', 'SPEC warn'], ['5g茶包', 'SPEC warn'], ['120×60地砖', 'SPEC warn'], ['DN50球阀', 'SPEC warn'], ['Φ20钢筋', 'SPEC warn'],
    ['50吨起重机', 'SPEC warn'], ['大号垃圾袋', 'SPEC warn'], ['512GB固态硬盘', 'SPEC warn'],
  ],
  CODE: [
    ['XK-200型水泵', 'CODE hint'], ['HQ3000清洗机', 'CODE hint'], ['ABX控制器', 'CODE hint'], ['水泵（QJW-50）', 'CODE hint'],
  ],
  COINED: [
    ['“净立方”空气净化器', 'COINED hint'], ['厨房清洁神器', 'COINED hint'], ['洗衣宝', 'COINED hint'], ['护眼精灵', 'COINED hint'],
  ],
};

/** Names judged by what else the company entered. */
const IN_CONTEXT: [name: string, context: Context, ...expected: string[]][] = [
  ['高效节能水泵', { patentTitles: ['一种高效节能水泵'] }, 'PATENT_TITLE warn'],
  ['可折叠电动自行车', { patentTitles: ['散热装置', '一种折叠电动自行车'] }, 'PATENT_TITLE warn'],
  ['多功能智能电饭煲', { patentTitles: ['多功能智能电饭锅'] }, 'PATENT_TITLE warn'],
  ['水泵', { patentTitles: ['一种高效节能水泵'] }],
  ['扫地机器人', { patentTitles: ['一种扫地机器人的路径规划方法'] }],
  ['内六角螺栓', { patentTitles: ['外六角螺栓'] }],
  ['格力空调', { trademark: '格力' }, 'BRAND warn'],
  ['格力空调', { trademark: '美的、格力牌' }, 'BRAND warn'],
  ['ＨＡＩＥＲ洗衣机', { trademark: 'Haier®' }, 'BRAND warn'],
  ['“净立方”空气净化器', { trademark: '净立方' }, 'BRAND warn'],
  ['空调', { trademark: '格力' }],
  ['无线鼠标', { trademark: '无' }],
  ['和面机', { trademark: '和' }],
  ['PVC管材', { trademark: 'VC' }],
  ['污水处理技术服务', { serviceClass: true }],
  ['石墨烯的制备', { serviceClass: true }],
  ['污水处理技术', { serviceClass: true }, 'METHOD block'],
  ['检测方法', { serviceClass: true }, 'METHOD block'],
];

describe.each(Object.entries(FINE))('good names pass: %s', (_, names) => {
  it.each(names)('%s', (name) => {
    expect(verdict(name)).toEqual([]);
  });
});

describe.each(Object.entries(FAULTY))('%s is found', (_, rows) => {
  it.each(rows)('%s', (name, ...expected) => {
    expect(verdict(name)).toEqual(expected);
  });
});

describe('the name beside the rest of the form', () => {
  it.each(IN_CONTEXT)('%s with %j', (name, context, ...expected) => {
    expect(verdict(name, context)).toEqual(expected);
  });

  it('a missing name is for the form to say, not for the checks', () => {
    expect(verdict('  ')).toEqual([]);
  });

  it('every finding says in Chinese what to do and names the rule it rests on', () => {
    const faulty = Object.values(FAULTY).flat().map(([name]) => name);
    for (const { message, rule } of faulty.flatMap((name) => checkProductName(name))) {
      expect(message).toMatch(/请.+。$/);
      expect(rule).toMatch(/\p{Script=Han}.+。$/u);
    }
  });
});
