import { KEEP_PRODUCTS_SECONDS, LOOKUPS_A_MINUTE, MOST_IN_A_SHEET, SHEETS_A_MINUTE, VERIFICATIONS_A_MINUTE } from '../domain/openData.ts';
import { LAST_PAGE } from '../queries/publicProducts.ts';
import { refTo, SCHEMAS, text, whole, yesNo, type Schema } from './openApiSchemas.ts';
import { COLUMNS } from './publicCsv.ts';
import { SHAPES } from './publicParameters.ts';

const ABOUT = [
  '查询已备案的专利产品，核验备案证明等文件。只读，无需账号，其他网站的页面也可以直接读取（GET、HEAD、OPTIONS）。',
  `产品数据可以缓存 ${KEEP_PRODUCTS_SECONDS} 秒，之后用 ETag 询问是否有变化；核验结果不得缓存。`,
  `同一网络每分钟最多查询 ${LOOKUPS_A_MINUTE} 次、核验 ${VERIFICATIONS_A_MINUTE} 次、下载表格 ${SHEETS_A_MINUTE} 份，超过的以 429 拒绝。`,
  '没有列出的参数不起作用；答复中今后可能增加字段。',
].join('');

/** The description of the open data in OpenAPI 3.1, for the programs of other bodies; a test holds the answers to it. */
export function openApi(): object {
  return {
    openapi: '3.1.0',
    info: { title: '知识产权服务平台公开接口', version: '1.1.0', description: ABOUT },
    paths: {
      '/api/public/products': { get: search() },
      '/api/public/products.csv': { get: sheet() },
      '/api/public/products/{filingNumber}': { get: product() },
      '/api/public/verify/{code}': { get: verification() },
      '/api/public/openapi.json': { get: description() },
    },
    components: { schemas: SCHEMAS },
  };
}

function search(): object {
  const csv = inQuery('format', `csv 时与 /api/public/products.csv 相同；${SHAPES.format.message}`, { enum: ['json', 'csv'] });
  const page = inQuery('page', `页码，从 1 开始，每页 20 件；大于 ${LAST_PAGE} 的按 ${LAST_PAGE} 处理，更多的请下载表格`, { ...whole, minimum: 1 });
  const content = { ...json(refTo('ProductPage')), ...CSV };
  return operation('searchProducts', '按关键词和条件查询已备案产品', [...filters(), page, csv, AFTER], kept(content), [304, 400]);
}

function sheet(): object {
  return operation('downloadProducts', '下载一次查询的全部结果（CSV）', [...filters(), AFTER], { description: SHEET_NOTE, content: CSV }, [400]);
}

function product(): object {
  const content = json({ oneOf: [refTo('FiledProduct'), refTo('ClosedProduct')] });
  return operation('findProduct', '按备案号查询一件产品；已撤销的只告知状态和时间', [inPath('filingNumber', '备案号')], kept(content), [304, 404]);
}

function verification(): object {
  const ok = { description: '目前的状态，以此为准', content: json(refTo('Verification')) };
  return operation('verify', '核验备案证明、认定证书、补贴申请表', [inPath('code', '文件上的查验码，或者备案号、认定编号；空格、连字符、大小写不影响')], ok, [404]);
}

function description(): object {
  return operation('describe', '本接口的说明', [], kept(json({ type: 'object', required: ['openapi', 'info', 'paths'] })), [304]);
}

const REFUSALS: Record<number, string> = {
  304: '没有变化，请用已有的内容',
  400: '参数有误；field 指出是哪一个',
  404: '没有这个编号',
  429: '同一网络查询过于频繁；Retry-After 写明多少秒后可以再试',
  500: '系统出错，可凭 X-Request-Id 询问',
  503: '暂时无法使用；Retry-After 写明多少秒后可以再试',
};
const ALWAYS: readonly number[] = [429, 500, 503];
const WAITING: readonly number[] = [429, 503];

function operation(operationId: string, summary: string, parameters: object[], ok: object, statuses: readonly number[]): object {
  const responses = Object.fromEntries([...statuses, ...ALWAYS].map((status) => [status, refusal(status)]));
  return { operationId, summary, parameters, responses: { 200: ok, ...responses } };
}

function refusal(status: number): object {
  const headers = WAITING.includes(status) ? { headers: { 'Retry-After': { schema: whole, description: '秒' } } } : {};
  return { description: REFUSALS[status], ...headers, ...(status === 304 ? {} : { content: json(refTo('Refusal')) }) };
}

const SHEET_NOTE = [
  `UTF-8（有 BOM），以备案先后倒序；各列为${COLUMNS.map(({ heading }) => heading).join('、')}。`,
  `一份最多 ${MOST_IN_A_SHEET} 件：满 ${MOST_IN_A_SHEET} 件的，以最后一行的备案号作 after 再取下一份。`,
  '以 = + - @ 等开头、表格软件会当作公式的文字前加一个撇号。传输中断的文件没有正常结束，请重新下载。',
].join('');
const CSV = { 'text/csv': { schema: text } };
const AFTER = inQuery('after', '只用于表格：从这一备案号之后开始', text);

function filters(): object[] {
  return [
    inQuery('q', '关键词，最多 5 个词、64 个字，更多的不计；每个词都须出现在名称、分类、单位、型号或备案号中', text),
    inQuery('industry', SHAPES.industry.message, { ...text, pattern: SHAPES.industry.pattern.source }),
    inQuery('region', `${SHAPES.region.message}省代码包括所辖市县。`, { ...text, pattern: SHAPES.region.pattern.source }),
    inQuery('year', SHAPES.year.message, { ...whole, minimum: 1000, maximum: 9999 }),
    inQuery('certified', '是否认定为专利密集型产品', yesNo),
  ];
}

function kept(content: object): object {
  return { description: '成功', headers: { ETag: { schema: text, description: '内容的标记，供 If-None-Match 使用' } }, content };
}

function json(schema: Schema): object {
  return { 'application/json': { schema } };
}

function inQuery(name: string, about: string, schema: object): object {
  return { name, in: 'query', description: about, required: false, schema };
}

function inPath(name: string, about: string): object {
  return { name, in: 'path', description: about, required: true, schema: text };
}
