import industries from '../../src/domain/data/gbt4754-2017.json' with { type: 'json' };

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What a product is like; first in a name. */
export const QUALITIES = words(`
  智能 高速 数控 全自动 半自动 便携式 工业 医用 家用 车载 船用 矿用 农用 防爆 低功耗 高精度 多功能 微型 大型 立式 卧式 节能 环保 无线 液压 气动 电动 手持式
  光伏 锂电 新能源 一次性使用 双面 单相 三相 变频 伺服 永磁 水冷 风冷 真空 激光 超声波 红外 高频 中频 低压 高压 耐磨 耐腐蚀 阻燃 抗菌 可降解 柔性 折叠 模块化
  分布式 移动式 固定式 悬挂式 嵌入式 防水 静音 恒温 连续式 双螺杆 单晶 多晶 纳米 高强度 轻量化 可穿戴 远程 在线 立体 组合式 精密 重型 微波 磁悬浮`);

/** What it is made of, or works with. */
export const MATTERS = words(`
  石墨烯 碳纤维 不锈钢 铝合金 钛合金 镁合金 陶瓷 玻璃 橡胶 硅胶 聚氨酯 聚乙烯 聚丙烯 环氧树脂 铜箔 稀土 钕铁硼 磷酸铁锂 三元材料 氢燃料 生物质 沼气 污泥 废水 烟气
  粉尘 土壤 种子 水稻 小麦 玉米 大豆 茶叶 中药 疫苗 血液 骨科 牙科 眼科 心电 胰岛素 基因 蛋白 酶 乳酸菌 等离子弧 电子束 光纤 射频 毫米波 图像 语音 视频 数据 网络
  电池 电容 芯片 晶圆 线路板 电缆 齿轮 螺杆 轴承 模具 焊缝 管道 隧道 桥梁 混凝土 钢筋 墙体 门窗 幕墙 地板 涂料 胶粘剂 薄膜 纸张 纺织 针织 皮革 服装 鞋底 家具
  轨道 高铁 汽车 摩托 自行车 船舶 无人机 卫星 雷达 电梯 起重 矿山 煤炭 石油 天然气 页岩 冶金 轧钢 铸造 锻造 热处理 电镀`);

/** What it is. */
export const THINGS = words(`
  切割机 注射器 机器人 传感器 控制器 变压器 电动机 减速机 水泵 阀门 轴承 离心机 压缩机 发电机 空调机组 热泵 锅炉 干燥机 粉碎机 搅拌机 包装机 灌装机 印刷机 注塑机
  挤出机 压铸机 冲床 车床 磨床 铣床 加工中心 焊机 喷涂机 清洗机 检测仪 分析仪 显微镜 监护仪 呼吸机 透析器 导管 支架 缝合线 敷料 试剂盒 口罩 手套 轮椅 病床
  电池组 充电桩 逆变器 储能柜 组件 控制柜 断路器 继电器 连接器 线束 电缆 光缆 路由器 交换机 服务器 显示屏 摄像机 扫描仪 打印机 读写器 终端 平台软件 管理系统 操作系统
  播种机 收割机 拖拉机 喷雾机 饲料 肥料 农药 种子 大棚 灌溉设备 净水器 过滤器 除尘器 脱硫塔 焚烧炉 垃圾车 洒水车 挖掘机 装载机 起重机 叉车 输送机 提升机 电梯
  涂料 胶带 薄膜 板材 管材 型材 纤维 面料 地毯 密封圈 轮胎 玻璃 瓷砖 水泥 砂浆 保温板 防火门 锁具 灯具 座椅 书桌 橱柜 炉灶 油烟机 洗衣机 冰箱 电饭锅 手表 耳机 音箱
  胶囊 片剂 颗粒 注射液 口服液 疫苗 保健食品 饮料 乳粉 酱油 白酒 茶饮料 方便食品 洗衣液 护肤霜 牙刷 玩具 球拍 帐篷 雨伞 拉链 纽扣 箱包 童车 钢琴`);

export const LATIN = words('LED PLC USB 5G NFC IGBT PVC CNC AGV RFID OLED PET ABS WiFi GPS MRI CT PCR ABO SiC GaN HDMI AI UV DC AC EPS TPU PVDF LNG');

/** Industries say what things are for, in 1,900 different ways. */
export const FIELDS = [...new Set(industries.flatMap(({ name }) => name.split(/[、及和与的(),]|其他|制造|加工|服务|生产/)).filter((part) => part.length >= 2 && part.length <= 6))];

export const LEAF_INDUSTRIES = industries.filter(({ level }) => level === 4).map(({ code }) => code);

/** Characters companies like in their names; two or three of them make one that is known to nobody. */
export const BRAND_CHARACTERS = [
  ...'华中天大恒泰瑞祥盛源海洋东方新金银鑫龙凤鹏飞宏伟达通顺利丰和平安康健美佳嘉信诚德仁义礼智勇军建国兴旺富贵荣光明亮星辰日月山川江河湖泉林森木春夏秋冬青蓝红紫白云风雷电力远航博雅文思创科技能动迈腾跃进步升辉煌正元亨贞吉庆福禄寿喜长久永固坚强劲猛威武雄峰岭岳泽润沃野田园谷禾稼穑蓬勃茂荟萃英杰俊豪凯乐欣悦怡然淳朴尚品卓越超凡奇妙珍宝玉珠琳琅翡翠晶莹透彻冰雪霜露霞彩虹曦晨曙晓旭阳晖景域宇宙乾坤泓渊澜涛波浪汇聚众合联盟友邦亚欧美非洲宁静致远谦益谨慎勤奋朴实精细匠工巧艺术',
];

/** They must get through everything: outside the usual fonts, two of them outside the first plane. */
export const RARE_CHARACTERS = [...'𠮷㛃堃喆燚犇淼骉𬭚镕'];

export const TRADES = words(`
  科技 机械 电子 医疗器械 生物医药 新材料 环保设备 自动化 智能装备 电气 新能源 化工 食品 农业发展 软件 信息技术 光电 半导体 汽车零部件 轨道交通装备 船舶重工
  建材 纺织 服饰 家居 包装 精密制造 测控技术 通信 网络 仪器 航空 激光 模具 塑胶 五金 陶瓷 玻璃 茶业 中药 饲料`);

export const LEGAL_FORMS = [...Array<string>(14).fill('有限公司'), ...Array<string>(4).fill('股份有限公司'), '研究院', '集团有限公司'];
