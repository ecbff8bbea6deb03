import type { CodeEntry } from '../../src/domain/codes.ts';

/**
 * A small sample of product classes, so that the form can be used before staff import the statistical catalogue
 * (not to be had in an open store). `section` says goods or service.
 */
const SAMPLE: [code: string, name: string, children: [string, string][], section?: 'service'][] = [
  ['27', '医药产品（样表）', [['2701', '化学药品制剂'], ['2702', '中成药'], ['2703', '生物药品'], ['2704', '医用敷料和卫生材料']]],
  ['33', '金属制品（样表）', [['3301', '金属结构和构件'], ['3302', '刀具和手工工具'], ['3303', '金属包装容器'], ['3304', '建筑和家具用金属配件']]],
  ['34', '通用设备（样表）', [['3401', '锅炉和原动设备'], ['3402', '金属切削机床'], ['3403', '焊接和切割设备'], ['3404', '泵、阀门和压缩机'], ['3405', '轴承、齿轮和传动部件'], ['3406', '风机和制冷设备']]],
  ['35', '专用设备（样表）', [['3501', '矿山和工程机械'], ['3502', '食品加工设备'], ['3503', '医疗仪器设备'], ['3504', '环境保护专用设备'], ['3505', '农业机械'], ['3506', '半导体和电子专用设备']]],
  ['36', '汽车及零部件（样表）', [['3601', '整车'], ['3602', '汽车零部件及配件']]],
  ['38', '电气机械和器材（样表）', [['3801', '电机'], ['3802', '输配电及控制设备'], ['3803', '电线电缆'], ['3804', '电池'], ['3805', '家用电器'], ['3806', '照明器具']]],
  ['39', '电子和通信设备（样表）', [['3901', '计算机和外围设备'], ['3902', '通信设备'], ['3903', '电子元件和组件'], ['3904', '智能消费设备'], ['3905', '显示器件']]],
  ['40', '仪器仪表（样表）', [['4001', '工业自动控制系统装置'], ['4002', '电工仪器仪表'], ['4003', '光学仪器'], ['4004', '环境监测仪器']]],
  ['26', '化学原料和化学制品（样表）', [['2601', '基础化学原料'], ['2602', '涂料、油墨和颜料'], ['2603', '合成材料'], ['2604', '日用化学产品']]],
  ['65', '软件和信息技术服务（样表）', [['6501', '应用软件'], ['6502', '信息系统集成服务'], ['6503', '信息技术咨询服务']], 'service'],
  ['74', '专业技术服务（样表）', [['7401', '检验检测服务'], ['7402', '工程设计服务'], ['7403', '技术推广服务']], 'service'],
];

/** One branch of three levels, as the real catalogue has them everywhere. */
const THIRD_LEVEL: [code: string, name: string][] = [['340401', '泵'], ['340402', '阀门'], ['340403', '气体压缩机']];

export const PRODUCT_CLASSES: CodeEntry[] = SAMPLE.flatMap(([code, name, children, section]) => [
  { code, name, level: 1, parent: null, section: section ?? 'goods' },
  ...children.flatMap(([child, label]) => [
    { code: child, name: label, level: 2, parent: code, section: section ?? 'goods' },
    ...THIRD_LEVEL.filter(([leaf]) => leaf.startsWith(child)).map(([leaf, of]) => ({ code: leaf, name: of, level: 3, parent: child, section: section ?? 'goods' })),
  ]),
]);

const reason = (case_collection: 'verifications' | 'products' | 'product-updates' | 'objections' | 'repayments' | 'subsidy-applications', field: string | null, text: string) => ({ case_collection, field, text });

/** Reasons for refusal to begin with; staff keep the list. */
export const REASONS = [
  reason('objections', null, '提出异议时，该产品的公示期已经结束，不予受理。'),
  reason('objections', null, '没有提供有效的身份证明，或者身份证明与填写的不一致，不予受理。'),
  reason('objections', null, '没有提供证据，也没有写明可以核查的事实，不予受理。'),
  reason('verifications', null, '提交的材料与填写的内容不一致，请核对后重新提交。'),
  reason('verifications', 'licence', '营业执照（登记证书）不清晰或不完整，请重新上传彩色原件的照片或扫描件。'),
  reason('verifications', 'licence', '营业执照（登记证书）已过有效期，请上传有效的证照。'),
  reason('verifications', 'pledge', '诚信承诺书内容被改动或没有盖单位公章，请重新下载、盖章后上传。'),
  reason('verifications', 'uscc', '统一社会信用代码与证照上的不一致，请更正。'),
  reason('verifications', 'name', '单位名称与证照上的不一致，请按证照填写。'),
  reason('products', null, '备案内容与证明材料不一致，请按逐项意见修改。'),
  reason('products', 'name', '产品名称不够具体，请写明产品的通用名称和用途。'),
  reason('products', 'economicProof', '经济数据证明中的数额与填写的不一致，请更正后重新上传。'),
  reason('products', 'economicProof', '经济数据证明没有盖财务章；没有财务章的，请盖公章并附说明。'),
  reason('products', 'mainPicture', '产品主图不是实物照片，请上传实物照片。'),
  reason('products', 'patents', '关联专利与产品无关或漏关联核心专利，请核对。'),
  reason('products', 'introduction', '产品介绍过于简单，请说明产品的结构、功能和用途。'),
  reason('product-updates', null, '更新的数据与证明材料不一致，请按逐项意见修改。'),
  reason('product-updates', 'sales', '销售额与证明材料或资产信息不一致，请更正。'),
  reason('product-updates', 'economicProof', '经济数据证明中的数额与填写的不一致，请更正后重新上传。'),
  reason('product-updates', 'economicProof', '经济数据证明没有盖财务章；没有财务章的，请盖公章并附说明。'),
  reason('product-updates', 'patents', '新关联的专利与产品无关，请核对。'),
  reason('repayments', null, '还款信息与银行记录不一致，请核对后重新提交。'),
  reason('repayments', 'interestPaid', '实际支付利息与银行记录不一致，请核对。'),
  reason('repayments', 'bankForm', '银行信息表没有盖银行公章或合同章，请重新办理。'),
  reason('subsidy-applications', null, '申请内容与材料不一致，请按逐项意见修改。'),
  reason('subsidy-applications', 'bankName', '开户银行请写到支行。'),
  reason('subsidy-applications', 'bankForm', '银行信息表不清晰或盖章不完整，请重新上传。'),
  reason('subsidy-applications', 'filingCertificate', '请上传当年的专利产品备案证明。'),
];
