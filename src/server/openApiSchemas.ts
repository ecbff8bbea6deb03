import type { Verified } from '../queries/verifyCode.ts';

export type Schema = Record<string, unknown>;

export const text = { type: 'string' } as const;
export const whole = { type: 'integer' } as const;
export const yesNo = { type: 'boolean' } as const;
const day = { type: 'string', format: 'date', description: '北京时间的日期' } as const;
const instant = { type: 'string', format: 'date-time', description: '世界时（UTC）' } as const;

const PRODUCT = {
  filingNumber: said('备案号'),
  name: said('产品名称'),
  enterpriseName: said('单位的现用名称'),
  industry: said('国民经济行业名称'),
  industryCode: said('国民经济行业代码'),
  region: said('单位登记地，未填写时为空'),
  regionCode: said('六位行政区划代码'),
  year: { ...whole, description: '备案年度' },
  certified: { ...yesNo, description: '目前是否认定为专利密集型产品' },
};

const DETAILS = {
  state: { enum: ['filed', 'withdrawing'], description: 'withdrawing：已备案，撤销申请正在审核' },
  filedAt: instant,
  lastUpdateYear: { type: ['integer', 'null'], description: '最近完成备案信息更新的年度；还没有更新过时为 null' },
  formerEnterpriseNames: { type: 'array', items: text, description: '单位的曾用名' },
  productClass: said('产品分类名称'),
  model: said('型号'),
  trademark: said('商标'),
  introduction: said('产品介绍'),
  patents: { type: ['array', 'null'], description: '关联专利；单位未公开专利时为 null', items: refTo('Patent') },
};

const PRODUCT_PAGE = {
  total: { ...whole, description: '符合条件的产品数；totalIsCapped 为 true 时表示“至少这么多”' },
  totalIsCapped: yesNo,
  page: whole,
  items: { type: 'array', items: refTo('ProductLine') },
};

/** What verification answers, kind by kind. */
const PAPERS = {
  filing: {
    description: '产品备案',
    oneOf: [
      objectOf({
        ...paper('filing', '备案号', ['valid']),
        ...{ productName: text, enterpriseName: text, nameAtIssue: said('出具证明时的单位名称'), filingYear: whole },
      }),
      objectOf(paper('filing', '备案号', ['withdrawn', 'revoked'])),
    ],
  },
  form: {
    description: '补贴申请表',
    ...objectOf({
      ...paper('form', '申请编号', ['valid', 'void']),
      ...{ subsidyKind: { enum: ['interest', 'fee'] }, enterpriseName: text, issuedOn: day, hashBeginning: said('申请表上所印内容摘要（SHA-256 的前 32 位）') },
    }),
  },
  certification: {
    description: '专利密集型产品认定',
    oneOf: [
      objectOf({
        ...paper('certification', '认定编号', ['valid']),
        ...{ validUntil: { ...day, description: '有效期的最后一天' }, productName: text, filingNumber: said('备案号'), enterpriseName: text },
        ...{ nameAtIssue: said('认定时的单位名称'), standard: said('所依据的认定标准') },
      }),
      objectOf({ ...paper('certification', '认定编号', ['expired', 'revoked']), issuedOn: day }),
    ],
  },
};
/** A kind that is added to `Verified` does not compile until it is described above. */
const DESCRIBED: Record<Verified['kind'], Schema> = PAPERS;

/** Every shape the open data answer in, by the name other programs may generate types from. */
export const SCHEMAS: Record<string, Schema> = {
  ProductLine: objectOf(PRODUCT),
  ProductPage: objectOf(PRODUCT_PAGE),
  Patent: objectOf({ number: said('专利号'), title: said('专利名称'), type: said('专利类型'), core: { ...yesNo, description: '是否核心专利' } }),
  FiledProduct: objectOf({ ...PRODUCT, ...DETAILS }),
  ClosedProduct: objectOf({ filingNumber: text, state: { enum: ['withdrawn', 'revoked'], description: '企业撤销、平台撤销' }, closedAt: instant }),
  Verification: { oneOf: Object.values(DESCRIBED), description: '按 kind 区分；今后会增加种类，请忽略不认识的种类' },
  Refusal: objectOf({ errors: { type: 'array', items: refTo('Problem') } }),
  Problem: { ...objectOf({ message: said('原因和办法') }), properties: { message: text, field: said('有误的参数') } },
};

export function refTo(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** What every paper has in common. */
function paper(kind: string, numberIs: string, states: readonly string[]): Record<string, Schema> {
  const since = { ...day, description: '这一状态从哪一天开始' };
  return { kind: { enum: [kind] }, number: said(numberIs), state: { enum: states }, since };
}

function said(description: string): Schema {
  return { ...text, description };
}

function objectOf(properties: object): Schema {
  return { type: 'object', required: Object.keys(properties), properties };
}
