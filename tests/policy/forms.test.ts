/**
 * What a company is asked, row by row, as pages 2 and 3 of the specification have it: what stands at the field, whether it must be
 * filled in, what is taken, and when it is asked. Written by hand; an officer reads and signs it. 必填 *; `[…]` 仅在此时出现.
 */
import { describe, expect, it } from 'vitest';
import { allFields, allSlots, isRequired, isShown, labelOf, type Field, type Form, type Slot, type Values } from '../../src/domain/forms/field.ts';
import { FORMS } from '../../src/domain/forms/index.ts';
import { PROOF_SLOT } from '../../src/domain/forms/patentProof.ts';

type Row = [label: string, taken: string, when?: Values];

const MONEY = '万元';
const EXPORTED = { isExported: true };
const SPENDING = { contributionMethod: 'spending' };
const ENTERPRISE = { organisationType: 'enterprise' };
const CHANGED = { factsChanged: 'changed' };

const FIGURES: Record<string, Row> = {
  isExported: ['是否出口 *', '是否'],
  exportDestinations: ['出口国家或地区 *', '多选 countries', EXPORTED],
  exportOther: ['其他出口地', '文字 100', EXPORTED],
  output: ['上一年度产值 *', MONEY],
  sales: ['上一年度销售额 *', MONEY],
  exportValue: ['上一年度出口额 *', MONEY, EXPORTED],
  profit: ['上一年度利润 *', '万元，可为负'],
  totalCost: ['上一年度总成本 *', MONEY],
  marketShare: ['上一年度市场占有率 *', '%'],
  ipSpendingTotal: ['截至上一年末累计知识产权经费支出 *', MONEY],
  contributionMethod: ['专利市场贡献指数的算法 *', '单选 知识产权经费支出 ÷ 总成本 × 系数／市场份额和利润增幅法／许可费率法／自行测算'],
  ipSpending: ['上一年度该产品知识产权经费支出 *', MONEY, SPENDING],
  contributionFactor: ['系数 K *', '小数', SPENDING],
  contributionIndex: ['专利市场贡献指数 *', '%'],
  contributionExplanation: ['测算说明 *', '文字 1000', { contributionMethod: 'own' }],
};

const FIELDS: Record<string, Record<string, Row>> = {
  verifications: {
    eligibility: ['单位情况 *', '单选 具有法人资格，生产或销售产品（提供服务）／不具有法人资格的分支机构／高校或科研院所，不生产也不销售产品'],
    organisationType: ['单位类型 *', '单选 企业／事业单位／社会组织／机关／其他'],
    uscc: ['统一社会信用代码 *', '统一社会信用代码'],
    name: ['单位名称 *', '文字 200'],
    registeredRegion: ['注册地区 *', '选到末级 regions'],
    registeredAddress: ['注册详细地址 *', '文字 200'],
    officeSameAsRegistered: ['办公地址与注册地址相同', '是否'],
    officeRegion: ['办公地区 *', '选到末级 regions', { officeSameAsRegistered: false }],
    officeAddress: ['办公详细地址 *', '文字 200', { officeSameAsRegistered: false }],
    industry: ['所属行业 *', '选到末级 industries'],
    registeredCapital: ['注册资本 *', MONEY, ENTERPRISE],
    enterpriseType: ['企业类型 *', '单选 国有企业／民营企业／外商投资企业／港澳台投资企业／集体企业／其他', ENTERPRISE],
    sizeClass: ['企业规模 *', '单选 大型／中型／小型／微型', ENTERPRISE],
    legalRepresentative: ['法定代表人（负责人） *', '文字 50'],
    legalRepresentativePhone: ['法定代表人电话 *', '电话，遮蔽'],
    contact: ['联系人 *', '文字 50'],
    contactPhone: ['联系人电话 *', '电话，遮蔽'],
    contactEmail: ['联系人电子邮箱 *', '邮箱，遮蔽'],
    assetReportDeferred: ['资产信息稍后填写', '是否'],
  },
  'asset-reports': {
    totalCost: ['上一年度总成本 *', MONEY],
    ipSpending: ['上一年度知识产权经费支出 *', MONEY],
    netProfit: ['上一年度净利润 *', '万元，可为负'],
    productSales: ['上一年度产品销售总额 *', MONEY],
    operatingRevenue: ['上一年度营业收入 *', MONEY],
    fixedAssets: ['上一年度固定资产', MONEY],
    totalOutput: ['上一年度总产值', MONEY],
    sellingExpenses: ['上一年度销售费用', MONEY],
    administrativeExpenses: ['上一年度管理费用', MONEY],
    financialExpenses: ['上一年度财务费用', '万元，可为负'],
    patentAssets: ['上一年度专利资产', MONEY],
    totalAssets: ['上一年度资产总额', MONEY],
    employees: ['上一年末从业人数', '整数'],
    seal: ['利润表盖章 *', '单选 审计报告专用章／单位财务章／单位公章（没有财务章）'],
  },
  products: {
    barcode: ['商品条码', '条码'],
    name: ['产品名称 *', '文字 100'],
    model: ['规格型号', '文字 200'],
    modelsReason: ['一并备案多个型号的理由', '文字 500'],
    productClass: ['产品分类 *', '选到末级 product-classes'],
    industry: ['所属行业 *', '选到末级 industries'],
    trademark: ['商标', '文字 100'],
    introduction: ['产品介绍 *', '文字 500'],
    purposes: ['备案用途 *', '多选 参加专利密集型产品认定／享受财政、税收或产业政策／用于融资、质押或保险／用于招投标、采购或市场推广／配合统计调查／其他'],
    purposeOther: ['其他备案用途 *', '文字 100', { purposes: ['other'] }],
    isMainProduct: ['是否主要产品 *', '是否'],
    wantsCertification: ['是否参加专利密集型产品认定 *', '是否'],
    ...FIGURES,
    patentsDisclosed: ['是否向社会公开关联专利 *', '是否'],
  },
  'product-updates': {
    ...FIGURES,
    wantsCertification: ['是否参加本年度专利密集型产品认定 *', '是否'],
    factsChanged: ['产品和专利信息有无变化 *', '单选 产品和专利信息没有变化／有变化，需要修改'],
    model: ['规格型号', '文字 200', CHANGED],
    modelsReason: ['一并备案多个型号的理由', '文字 500', CHANGED],
    trademark: ['商标', '文字 100', CHANGED],
    introduction: ['产品介绍 *', '文字 500', CHANGED],
    isMainProduct: ['是否主要产品 *', '是否', CHANGED],
    patentsDisclosed: ['是否向社会公开关联专利 *', '是否', CHANGED],
  },
};

const ONE = 'png/bmp/jpg，每个 5 MB，1 个';
const EIGHT = 'png/bmp/jpg，每个 5 MB，8 个';
const PROOFS = 'png/bmp/jpg，每个 20 MB，10 个';
const STATEMENT = 'png/bmp/jpg，每个 20 MB，1 个';
const VIDEO = 'mp4，每个 20 MB，1 个';

const SLOTS: Record<string, Record<string, Row>> = {
  verifications: { licence: ['营业执照或登记证书 *', ONE], pledge: ['诚信承诺书 *', ONE] },
  'asset-reports': { incomeStatement: ['利润表 *', ONE], sealStatement: ['没有财务章的说明 *', ONE, { seal: 'official' }] },
  products: {
    mainPicture: ['产品主图 *', ONE],
    pictures: ['其他图片', EIGHT],
    economicProof: ['经济数据证明 *', PROOFS],
    sealStatement: ['没有财务章的说明', STATEMENT],
    permits: ['许可证或强制性认证证书', PROOFS],
    introductionPictures: ['产品介绍图片', EIGHT],
    introductionVideo: ['产品介绍视频', VIDEO],
  },
  'product-updates': {
    economicProof: ['经济数据证明 *', PROOFS],
    sealStatement: ['没有财务章的说明', STATEMENT],
    permits: ['许可证或强制性认证证书', PROOFS],
    mainPicture: ['产品主图', ONE, CHANGED],
    pictures: ['其他图片', EIGHT, CHANGED],
    introductionPictures: ['产品介绍图片', EIGHT, CHANGED],
    introductionVideo: ['产品介绍视频', VIDEO, CHANGED],
  },
};

const KINDS: Record<string, string> = { yesNo: '是否', uscc: '统一社会信用代码', phone: '电话', email: '邮箱', barcode: '条码', integer: '整数', percent: '%', decimal: '小数', wan: MONEY };

function takenBy(field: Field): string {
  const { kind } = field;
  if (kind === 'text' || kind === 'longText') return `文字 ${field.max}`;
  if (kind === 'choice' || kind === 'choices') return `${kind === 'choice' ? '单选' : '多选'} ${Object.values(field.options).join('／')}`;
  if (kind === 'code' || kind === 'codes') return `${kind === 'codes' ? '多选' : field.leafOnly ? '选到末级' : '单选'} ${field.table}`;
  const mayBeNegative = kind === 'wan' && (field.min ?? 0) < 0;
  return `${KINDS[kind]}${mayBeNegative ? '，可为负' : ''}${field.personal ? '，遮蔽' : ''}`;
}

function takenIn({ rule }: Slot): string {
  return `${rule.formats.join('/')}，每个 ${rule.maxBytes / 1024 / 1024} MB，${rule.maxCount} 个`;
}

/** As the row says it: `*` where the answer is required whenever the field is shown. */
function labelled(item: Field | Slot, when: Values = {}): string {
  return `${labelOf(item)}${isRequired(item, when) ? ' *' : ''}`;
}

const formOf = (collection: string): Form => (FORMS as Record<string, Form>)[collection]!;
const rowsOf = (tables: typeof FIELDS) => Object.entries(tables).flatMap(([collection, rows]) => Object.entries(rows).map(([name, [label, taken, when]]) => ({ collection, name, label, taken, when })));

describe('填写项 – 名称、是否必填、填写内容、何时填写', () => {
  it.each(rowsOf(FIELDS))('$collection：$label（$taken）', ({ collection, name, label, taken, when }) => {
    const field = allFields(formOf(collection)).find((each) => each.name === name)!;
    expect([labelled(field, when), takenBy(field)]).toEqual([label, taken]);
    expect([isShown(field, {}), isShown(field, when ?? {})]).toEqual([when === undefined || name.startsWith('office'), true]);
  });

  it.each(Object.keys(FIELDS))('%s：没有表中未列的填写项', (collection) => {
    expect(allFields(formOf(collection)).map(({ name }) => name).toSorted()).toEqual(Object.keys(FIELDS[collection]!).toSorted());
  });
});

describe('上传的材料 – 名称、是否必传、格式、大小、个数', () => {
  it.each(rowsOf(SLOTS))('$collection：$label（$taken）', ({ collection, name, label, taken, when }) => {
    const slot = allSlots(formOf(collection)).find((each) => each.name === name)!;
    expect([labelled(slot, when), takenIn(slot)]).toEqual([label, taken]);
    expect([isShown(slot, {}), isShown(slot, when ?? {})]).toEqual([when === undefined, true]);
  });

  it.each(Object.keys(SLOTS))('%s：没有表中未列的材料', (collection) => {
    expect(allSlots(formOf(collection)).map(({ name }) => name).toSorted()).toEqual(Object.keys(SLOTS[collection]!).toSorted());
  });

  it('专利：取得专利的证明 *（png/bmp/jpg/pdf，每个 20 MB，10 个）', () => {
    expect([labelled(PROOF_SLOT), takenIn(PROOF_SLOT)]).toEqual(['取得专利的证明 *', 'png/bmp/jpg/pdf，每个 20 MB，10 个']);
  });
});

describe('答案牵动的填写项', () => {
  it('其他出口地填了，出口国家或地区就不必选', () => {
    const field = allFields(formOf('products')).find(({ name }) => name === 'exportDestinations')!;
    expect([isRequired(field, EXPORTED), isRequired(field, { ...EXPORTED, exportOther: '公海' })]).toEqual([true, false]);
  });

  it('不是企业的，不问注册资本、企业类型和规模', () => {
    for (const organisationType of ['publicInstitution', 'socialOrganisation', 'agency', 'other'])
      for (const name of ['registeredCapital', 'enterpriseType', 'sizeClass'])
        expect([organisationType, name, isShown(allFields(formOf('verifications')).find((field) => field.name === name)!, { organisationType })]).toEqual([organisationType, name, false]);
  });
});
