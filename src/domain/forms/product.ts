import { when, type AmountField, type Form } from './field.ts';
import { imageSlot, videoSlot } from './slots.ts';

export const FILING_PURPOSES = {
  certification: '参加专利密集型产品认定',
  policy: '享受财政、税收或产业政策',
  finance: '用于融资、质押或保险',
  market: '用于招投标、采购或市场推广',
  statistics: '配合统计调查',
  other: '其他',
};

/** Ways to state the patent market contribution index (spec 3). */
export const CONTRIBUTION_METHODS = {
  spending: '知识产权经费支出 ÷ 总成本 × 系数',
  shareAndProfit: '市场份额和利润增幅法',
  licenceRate: '许可费率法',
  own: '自行测算',
};

const figure = (name: string, label: string, required = true): AmountField => ({ name, label: `{year}年度${label}`, kind: 'wan', unit: '万元', required });

/** Product filing (产品备案), spec 3: product, patents, evidence. Linked patents are rows of `product-patents`. */
export const productForm: Form = {
  collection: 'products',
  label: '产品备案',
  steps: [
    {
      key: 'product',
      label: '产品信息',
      fields: [
        { name: 'barcode', label: '商品条码', kind: 'barcode', hint: '8 位或 13 位。没有条码可以不填。' },
        {
          name: 'name',
          label: '产品名称',
          kind: 'text',
          max: 100,
          required: true,
          isPublic: true,
          hint: '写产品的通用名称，不写“一种……”，不写方法、型号和商标。',
        },
        { name: 'model', label: '规格型号', kind: 'text', max: 200, isPublic: true },
        { name: 'modelsReason', label: '一并备案多个型号的理由', kind: 'longText', max: 500, hint: '有多个型号时必填：说明它们为什么是同一产品。' },
        { name: 'productClass', label: '产品分类', kind: 'code', table: 'product-classes', required: true, isPublic: true },
        { name: 'industry', label: '所属行业', kind: 'code', table: 'industries', leafOnly: true, required: true, isPublic: true },
        { name: 'trademark', label: '商标', kind: 'text', max: 100, isPublic: true },
        { name: 'introduction', label: '产品介绍', kind: 'longText', max: 500, required: true, isPublic: true, hint: '写产品的结构、功能和用途。' },
        { name: 'purposes', label: '备案用途', kind: 'choices', options: FILING_PURPOSES, required: true },
        { name: 'purposeOther', label: '其他备案用途', kind: 'text', max: 100, required: true, shownWhen: when('purposes', 'other') },
        { name: 'isMainProduct', label: '是否主要产品', kind: 'yesNo', required: true },
        { name: 'wantsCertification', label: '是否参加专利密集型产品认定', kind: 'yesNo', required: true },
        { name: 'isExported', label: '是否出口', kind: 'yesNo', required: true },
        { name: 'exportDestinations', label: '出口国家或地区', kind: 'codes', table: 'countries', required: true, shownWhen: when('isExported', true) },
        { name: 'exportOther', label: '其他出口地', kind: 'text', max: 100, shownWhen: when('isExported', true) },
        figure('output', '产值'),
        figure('sales', '销售额'),
        { ...figure('exportValue', '出口额'), shownWhen: when('isExported', true) },
        { ...figure('profit', '利润'), min: -10_000_000_000_000 },
        figure('totalCost', '总成本'),
        { name: 'marketShare', label: '{year}年度市场占有率', kind: 'percent', unit: '%', required: true },
        { ...figure('ipSpendingTotal', ''), label: '截至{year}年末累计知识产权经费支出' },
        { name: 'contributionMethod', label: '专利市场贡献指数的算法', kind: 'choice', options: CONTRIBUTION_METHODS, required: true },
        { ...figure('ipSpending', '该产品知识产权经费支出'), shownWhen: when('contributionMethod', 'spending') },
        {
          name: 'contributionFactor',
          label: '系数 K',
          kind: 'decimal',
          max: 100,
          required: true,
          shownWhen: when('contributionMethod', 'spending'),
          hint: '一般为 1。',
        },
        { name: 'contributionIndex', label: '专利市场贡献指数', kind: 'percent', unit: '%', required: true },
        { name: 'contributionExplanation', label: '测算说明', kind: 'longText', max: 1000, required: true, shownWhen: when('contributionMethod', 'own') },
      ],
      slots: [
        {
          name: 'mainPicture',
          label: '产品主图',
          rule: imageSlot(1),
          required: true,
          hint: '实物照片，不用效果图和专利附图；软件用界面截图，服务用写明服务和提供者的合同页。',
        },
        { name: 'pictures', label: '其他图片', rule: imageSlot(8) },
      ],
    },
    {
      key: 'patents',
      label: '关联专利',
      intro: '产品用到的专利都要关联；附件上的专利和纯防御性的专利不关联。外观设计专利须与产品外观一致。',
      fields: [{ name: 'patentsDisclosed', label: '是否向社会公开关联专利', kind: 'yesNo', required: true, hint: '参加认定的产品须公开。' }],
      slots: [],
    },
    {
      key: 'evidence',
      label: '证明材料',
      intro: '证明材料中的数额须与填写的一致，盖财务章；没有财务章的盖公章并附说明。',
      fields: [],
      slots: [
        { name: 'economicProof', label: '经济数据证明', rule: imageSlot(10, 20), required: true },
        { name: 'sealStatement', label: '没有财务章的说明', rule: imageSlot(1, 20) },
        { name: 'permits', label: '许可证或强制性认证证书', rule: imageSlot(10, 20), hint: '产品依法需要许可或强制性认证的，必须上传。' },
        { name: 'introductionPictures', label: '产品介绍图片', rule: imageSlot(8) },
        { name: 'introductionVideo', label: '产品介绍视频', rule: videoSlot },
      ],
    },
  ],
};
