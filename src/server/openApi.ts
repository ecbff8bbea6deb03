const text = { type: 'string' } as const;
const number = { type: 'integer' } as const;
const yesNo = { type: 'boolean' } as const;
const day = { type: 'string', format: 'date' } as const;
const instant = { type: 'string', format: 'date-time' } as const;

const PRODUCT = { filingNumber: text, name: text, enterpriseName: text, industry: text, industryCode: text, region: text, regionCode: text, year: number, certified: yesNo };
const PATENT = { number: text, title: text, type: text, core: yesNo };
const DETAILS = {
  state: { enum: ['filed', 'withdrawing'] },
  filedAt: instant,
  lastUpdateYear: { description: '最近完成备案信息更新的年度；还没有更新过时为 null。', type: ['integer', 'null'] },
  formerEnterpriseNames: { type: 'array', items: text },
  productClass: text,
  model: text,
  trademark: text,
  introduction: text,
  patents: { description: '单位未公开专利时为 null。', type: ['array', 'null'], items: objectOf(PATENT) },
};

/** The description of the public API in OpenAPI 3.1, for the programs of other bodies. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: '知识产权服务平台公开接口', version: '1.0.0', description: '查询已备案的专利产品，核验备案证明和补贴申请表。只读，无需账号，每次一页 20 条。' },
    paths: {
      '/api/public/products': operation('按关键词和条件查询已备案产品', searchParameters(), productPage()),
      '/api/public/products/{filingNumber}': operation('按备案号查询一件产品', [inPath('filingNumber', '备案号')], { oneOf: [objectOf({ ...PRODUCT, ...DETAILS }), closedProduct()] }, true),
      '/api/public/verify/{code}': operation('核验备案证明或补贴申请表', [inPath('code', '证明、申请表上的查验码，或者备案号')], verification(), true),
    },
  };
}

function operation(summary: string, parameters: object[], schema: object, mayBeAbsent = false): object {
  const refusal = { description: '原因，以中文说明', content: json(objectOf({ errors: { type: 'array', items: objectOf({ message: text }) } })) };
  const tooMany = { ...refusal, description: '同一网络查询过于频繁；Retry-After 写明多少秒后可以再试' };
  const responses = { 200: { description: '成功', content: json(schema) }, ...(mayBeAbsent ? { 404: refusal } : {}), 429: tooMany, 503: refusal };
  return { get: { summary, parameters, responses } };
}

function searchParameters(): object[] {
  return [
    inQuery('q', '关键词，最多 5 个词、64 个字，每个词都须出现', text),
    inQuery('industry', '国民经济行业门类或 2 至 4 位代码', text),
    inQuery('region', '六位行政区划代码；省代码包括所辖市县', text),
    inQuery('year', '备案年度', number),
    inQuery('certified', '是否认定为专利密集型产品', yesNo),
    inQuery('page', '页码，1 至 50', number),
  ];
}

function productPage(): object {
  const total = { ...number, description: 'totalIsCapped 为 true 时表示“至少这么多”。' };
  return objectOf({ total, totalIsCapped: yesNo, page: number, items: { type: 'array', items: objectOf(PRODUCT) } });
}

function closedProduct(): object {
  return objectOf({ filingNumber: text, state: { enum: ['withdrawn', 'revoked'] }, closedAt: instant });
}

function verification(): object {
  const filing = objectOf({ kind: { enum: ['filing'] }, number: text, state: { enum: ['valid', 'withdrawn', 'revoked'] }, since: day });
  const shared = { subsidyKind: { enum: ['interest', 'fee'] }, enterpriseName: text, issuedOn: day, hashBeginning: { ...text, description: '申请表上所印内容摘要（SHA-256 的前 32 位）。' } };
  return { oneOf: [filing, objectOf({ kind: { enum: ['form'] }, number: text, state: { enum: ['valid', 'void'] }, since: day, ...shared })] };
}

function objectOf(properties: object): object {
  return { type: 'object', required: Object.keys(properties), properties };
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

function inQuery(name: string, description: string, schema: object): object {
  return { name, in: 'query', description, required: false, schema };
}

function inPath(name: string, description: string): object {
  return { name, in: 'path', description, required: true, schema: text };
}
