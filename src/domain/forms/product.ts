import { when, type Form } from './field.ts';
import { PRODUCT_EXPORT, PRODUCT_FIGURES } from './productFigures.ts';
import { imageSlot, videoSlot } from './slots.ts';

export const FILING_PURPOSES = {
  certification: '参加专利密集型产品认定',
  policy: '享受财政、税收或产业政策',
  finance: '用于融资、质押或保险',
  market: '用于招投标、采购或市场推广',
  statistics: '配合统计调查',
  other: '其他',
};

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
        {
          name: 'productClass',
          label: '产品分类',
          kind: 'code',
          table: 'product-classes',
          leafOnly: true,
          required: true,
          isPublic: true,
          hint: '按统计用产品分类目录选到最末一级。不知道名称的，可以按目录逐级浏览。',
        },
        {
          name: 'industry',
          label: '所属行业',
          kind: 'code',
          table: 'industries',
          leafOnly: true,
          required: true,
          isPublic: true,
          hint: '按国民经济行业分类（GB/T 4754-2017）选到小类。',
        },
        { name: 'trademark', label: '商标', kind: 'text', max: 100, isPublic: true },
        { name: 'introduction', label: '产品介绍', kind: 'longText', max: 500, required: true, isPublic: true, hint: '写产品的结构、功能和用途。' },
        { name: 'purposes', label: '备案用途', kind: 'choices', options: FILING_PURPOSES, required: true },
        { name: 'purposeOther', label: '其他备案用途', kind: 'text', max: 100, required: true, shownWhen: when('purposes', 'other') },
        { name: 'isMainProduct', label: '是否主要产品', kind: 'yesNo', required: true },
        { name: 'wantsCertification', label: '是否参加专利密集型产品认定', kind: 'yesNo', required: true },
        ...PRODUCT_EXPORT,
        ...PRODUCT_FIGURES,
      ],
      slots: [
        {
          name: 'mainPicture',
          label: '产品主图',
          rule: imageSlot(1),
          required: true,
          hint: '实物照片，不用效果图和专利附图；软件用界面截图，服务用写明服务和提供者的合同页。备案后向社会公开，请遮盖不宜公开的内容。',
        },
        { name: 'pictures', label: '其他图片', rule: imageSlot(8), hint: '从不同角度拍摄的实物照片。备案后向社会公开。' },
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
