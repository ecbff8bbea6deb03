/** Builds an alternation from words (or small patterns without blanks) separated by blanks, longest first. */
export function oneOf(words: string): string {
  return words.trim().split(/\s+/).sort((a, b) => b.length - a.length).join('|');
}

/**
 * Words that contain 和, 与 or 及 without joining two things. The looks ahead and behind keep real joins visible:
 * 空调和风机, 手机和平板, 面霜和面膜, 编码器和解码器, 日历及时钟.
 */
export const JOINER_WORDS = oneOf(`
  温和 饱和 中和 缓和 (?<!空)调和 柔和 (?<![天水])平和 谐和 和谐 总和 融和 混和 拌和 搅和 掺和 捏和 揉和 亲和 祥和 谦和 协和 共和 违和
  和面(?=[机器桶盆刀钩缸]) 和馅机 和泥机 和灰机 和料机 和田(?=[玉枣大红羊地县青白籽墨]) 和服(?![装务饰]) (?<=[洲本品级])和牛 和牛(?=雪花|上脑|眼肉) 和平(?=[鸽区路街门])
  和弦(?=[音乐发琴铃]) 和声(?=[器效]) 和合(?=[茶酒仙香]) 和纸(?=[胶灯]) 和风(?![机扇道管筒琴阀门力速冷电压帽叶]) 和胃(?!镜|蛋|管|肠道) 和中(?=丸|颗粒) 和血(?=丸|片|颗粒|明目|通络) 和络 和营
  和肝(?![素脏炎功]) 和县 和果子 和煦 仁和 泰和(?=[乌县]) 永和(?=豆浆|县) 政和(?=[白工县]) 太和(?=板面|殿|县) 雍和 昭和 呼和 保和丸 义和
  参与 给与 赋与 授与 与否 与非 与或 与门(?=电路|芯片|集成)
  普及 及时(?![钟间]) 涉及 触及 波及 危及 顾及 遍及 提及 埃及 企及 累及 及膝 及踝`);

/** Endings of names of things. What stands before 和 and ends so is a thing of its own. Bulk materials are left out: 水泥和砂浆搅拌机 is one machine. */
export const THING_ENDINGS = oneOf(`
  机 器 仪 泵 阀 车 灯 箱 柜 盒 瓶 桶 罐 杯 碗 壶 锅 炉 灶 刀 剪 锯 钳 锤 钉 栓 螺母 轴 轮 盘 盖 帽 鞋 袜 衣 裤 裙 衫 巾 被 枕 垫 毯 帘 壳 架 椅 桌 床 凳 门 窗 锁 膏 霜 剂 丸
  刷 笔 琴 球 船 艇 罩 套 包 袋 伞 镜 表 钟 秤 尺 卡 屏 缆 芯片 电路板 线路板 电池 电容 电阻 电感 开关 插座 插头 设备 装置 系统 软件 平台 组件 部件 零件 配件 模块 支架 容器 工具 电脑 平板
  玩具 家具 灯具 模具 夹具 刀具 量具 餐具 茶具 文具 面膜 洗发水 沐浴露 轴承 齿轮 螺钉 电线 服装 香皂 肥皂 洗衣液 洗衣粉`);

/** What is no thing although it ends like one, and attributes and activities: joined, they describe one product. */
export const ATTRIBUTE_ENDINGS = oneOf(`
  有机 无机 随机 武器 脏器 植被 部门 肛门 眼球 地球 全球 胎盘 模型 仪表 路灯杆
  温度 湿度 压力 流量 液位 速度 角度 距离 位移 电压 电流 功率 频率 浓度 硬度 厚度 长度 亮度 高度 重量 声音 图像 视频 音频 语音 数据 信息 文本 人脸 指纹 虹膜 掌纹
  采集 检测 监测 监控 监视 控制 测量 分析 处理 管理 存储 储存 传输 识别 加热 制冷 制热 通风 除湿 加湿 净化 除尘 清洗 消毒 灭菌 干燥 烘干 冷却 切割 焊接 打磨 抛光
  研磨 混合 搅拌 粉碎 输送 包装 灌装 封口 装卸 搬运 起重 升降 旋转 驱动 传动 制动 转向 照明 显示 触摸 通信 通讯 定位 导航 遥控 遥测 测试 试验 实验 计量 称重
  报警 预警 防火 防水 防盗 保护 绝缘 隔热 隔音 保温 降噪 减震 密封 固定 连接 支撑 安装 拆卸 收集 回收 分离 过滤 提取 浓缩 蒸馏 发酵 种植 养殖 播种 施肥 灌溉
  收割 脱粒 设计 制造 开发 研发 生产 加工 维护 维修 保养 运营 服务 咨询 培训 教学 教育 训练 检查 诊断 治疗 康复 护理 监护 手术 打印 复印 扫描 充电 放电 发电 输电 配电
  调度 查询 统计 决策 评估 预测 交易 支付 结算 采购 销售 供应 仓储 配送 运输 追溯 审核 审批 办公 学习 娱乐 运动 健身 按摩 烹饪 冲压 折弯 铣削 车削 钻孔 变频 无线 远程 电动 手动`);

/** Things that serve other things: in 手机和平板充电器 there is one charger, for both. */
export const ACCESSORY_HEADS = oneOf(`
  支架 充电器 适配器 保护套 保护壳 保护膜 贴膜 外壳 遥控器 控制器 控制柜 控制板 检测仪 测试仪 分析仪 监测仪 试验机 测试机 检测设备 监测系统 监控系统 管理系统 控制系统 生产线 清洗机 切割机 搅拌机
  包装机 加工机 喷洒机 清洗剂 清洁剂 润滑油 润滑脂 生产设备 加工设备 清洗设备 连接器 连接线 数据线 转接头 收纳盒 收纳箱 包装盒 包装箱 模具 轴承 密封圈 挂架 背包 胶 芯片 软件 驱动器 变频器 散热器`);

/** Said of a product that unites two functions: one thing, not two. */
export const UNITING_WORDS = oneOf(`一体 两用 二合一 三合一 多合一 组合 复合 混合 共混 集成 联用 通用 兼用 多功能 切换 转换 互联 之间 复方 联合 套装 套件 套盒 套组 组套 成套 礼盒 礼包 件套`);

/** Nouns so wide that alone, or with a mere praise or material word before them, they name no product. */
export const GENERIC_NOUNS = oneOf(`
  产品 制品 商品 物品 用品 设备 装置 装备 系统 机器 机械 仪器 仪表 仪器仪表 材料 原料 原材料 软件 应用软件 平台 工具 零件 部件 配件 零部件 零配件 构件 结构件 组件 元件 器件 元器件
  模块 模组 总成 器材 耗材 药品 食品 化学品 化工产品 化工原料 电子产品 机械设备 电子设备 电气设备 自动化设备 加工设备 生产设备 检测设备 处理设备 控制系统 控制装置 管理系统 管理平台
  服务平台 新材料 复合材料 功能材料 高分子材料 塑料制品 橡胶制品 金属制品 五金制品 五金件 冲压件 注塑件 铸件 锻件 钣金件 机加件 机加工件 塑料件 橡胶件 金属件 连接件 技术服务 信息服务 服务`);

/** Modifiers that add no field of use. */
export const EMPTY_MODIFIERS = oneOf(`
  新型 新式 智能 智慧 多功能 高效 高性能 高精度 高强度 精密 专用 通用 全自动 半自动 自动 节能 环保 绿色 先进 优质 便携式 小型 大型 微型 特种 专业 其他 各类 各种 相关
  金属 塑料 塑胶 橡胶 不锈钢 铝合金 合金 钢 铁 铜 铝 机械 电子 电气`);

/** Praise in a name. The looks behind and ahead spare 酒精品质检测仪, 单一流道, 首选项. */
export const PRAISE = oneOf(`
  豪华 高性能 高级 高档 高端 高品质 优质 优秀 优良 (?<!酒|香|味|糖)精品 (?<!电|阴|阳|磁)极品 珍品 臻品 顶级 一流(?![量体道速动场]) 卓越 完美 极致 尊贵 尊享 至尊 著名 (?<!已|未)知名 驰名
  领先 首选(?!项) 王牌 神奇 奇效 强效 最佳 最优 最新 最好 最强 最先进 先进 超值 爆款 网红 热销 畅销 世界级 国家级 国际级 绝佳 无敌`);

/** Trade terms that contain a praise word. */
export const TECHNICAL_TERMS = oneOf(`
  高性能混凝土 高性能纤维 高性能计算 高性能减水剂 高性能液相 高级醇 高级烷 高级烯 高级脂肪 高级氧化 高级驾驶 高级语言 高级加密 高级别 优质碳素 优质合金 优质钢 先进先出 先进封装 先进过程控制 先进制程 先进陶瓷 优先进 最优控制 最优化`);

/** Endings of fancy names. The looks behind spare goods whose ordinary name ends so. */
export const FANCY_ENDINGS = oneOf(`
  神器 精灵 卫士 大王 达人 超人 大师 小子 宝贝 一点通 一滴灵 (?<!充电|珠|元|国|瑰|至|财)宝 (?<![之天])侠`);

/** Abbreviations in general use inside Chinese names; letter case does not matter. */
export const ABBREVIATIONS = new Set(`
  LED OLED AMOLED LCD QLED MINILED MICROLED TFT CRT DLP CPU GPU MCU FPGA ASIC SOC IC IGBT MOSFET MEMS CMOS CCD PCB PCBA FPC SMT SMD DC AC UPS PLC DCS CNC NC CAD CAM CAE ERP MES PLM WMS CRM OA HIS
  LIS PACS SAAS PAAS IAAS APP PC AI VR AR MR XR IOT NB LORA ZIGBEE WIFI WI-FI BLE NFC RFID ETC GPS GNSS GIS BIM RTK INS AGV AMR RGV UAV USB HDMI VGA DVI TYPE-C TYPEC MICRO-USB SATA SSD HDD SD TF SIM ESIM
  DVD CD DVR NVR TV IPTV KTV POS ATM DNA RNA PCR QPCR CT MRI PET DR CR ECG EEG ICU ELISA HPLC GC MS ICP XRF XRD SEM TEM AFM PH ORP COD BOD TOC VOC VOCS TVOC UV IR UVC EMC ESD EMI
  PE PP PVC UPVC CPVC PPR PP-R PET PETG PBT PC ABS PMMA PTFE PVDF PA POM PPS PEEK PI PU TPU TPE TPR TPV EVA EPS XPS EPE PLA PBAT PBS PHA HDPE LDPE LLDPE PERT PE-RT PEX XLPE BOPP CPP BOPET PVDC SAN SOD NMN APA ACA DSC TGA FTIR HIC MOS TVS ESOP AED CPR RTU DTU FTU TTU HMI SCADA DDS PWM PFC EV HEV PHEV EVSE GFRC UHPC PHEMA PMI PBO HID EL RGB CMY LOGO CAR BIPV PERC TOPCON HJT BMC RNA MRNA COVID 2019-NCOV SARS-COV-2 IPS WPS OCR ASR TTS NLP LNP SPF DN PN IPV IO KVM ACR TDS PG VLP CIPP TBM TRT BRT CBTC LKJ DMI ATP ATO ATS STS LCR PID QR SKU OTC AG AU EMS ATV UTV EPP EPO PSU PES PVB PVA PAC PAM SBS SIS EPDM NBR SBR LSR FRP GRP SMC BMC MDF OSB WPC
  SPC LVL CLT ALC PHC DHA EPA ARA VC VE VB BB CC DIY SPA SUV MPV ABS ESP EPS EPB TPMS ADAS OBD ECU BMS VCU LNG CNG LPG HUD HIFI HI-FI HEPA IH DC-DC AC-DC DTH VRV VRF MRO HIV HPV HBV HCV EB CRP PSA AFP CEA TSH
  EDTA DOP ATP AES RO NF UF MBR EDI SCR SNCR RTO RCO CEMS SVG SVC HVDC GCS MNS XGN RS TCP IP TCP-IP HTTP IPC MP MPO LC SC FC ODN OLT ONU PON GPON EPON WDM DWDM OTN SDN NFV VPN CDN DNS HD UHD HDR OK 3D 2D 4D 3C`
  .trim().split(/\s+/));

/** Abbreviations that carry a number as part of an ordinary name: RS485, PM2.5, PA66, H264, R410A, COVID-19. */
export const NUMBERED = new Set('RS PM CA COVID IL USB HPV MP PA PE R T Q H IP KN HDMI CD IEEE IPV HD RG MPEG G WIFI PT'.split(' '));
