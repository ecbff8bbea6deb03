import type { Environment } from './config.ts';

/** Where in an answer each fact of the product stands: names of members, joined by dots. `record` '' is the answer itself. */
export type BarcodeFields = { record: string; name: string; model: string; trademark: string };

/** `null`: no look-up is configured, and nobody is offered one. */
export type BarcodeConfig = {
  /** Address with `{code}` in the place of the bar code. */
  url: string;
  /** Header that carries the token. */
  header: string;
  token: string;
  fields: BarcodeFields;
} | null;

const DEFAULT_FIELDS: BarcodeFields = { record: '', name: 'name', model: 'model', trademark: 'trademark' };
const KNOWN = Object.keys(DEFAULT_FIELDS);

/** Reads the settings of the bar code look-up (spec 3; none by default); pushes one sentence for each fault. */
export function readBarcodeConfig(env: Environment, faults: string[]): BarcodeConfig {
  const text = (name: string) => env[name]?.trim() || undefined;
  const driver = text('BARCODE_DRIVER') ?? 'none';
  if (driver !== 'none' && driver !== 'http') faults.push('BARCODE_DRIVER 只能是 none(不查询商品条码)或 http(查询外部接口)。');
  if (driver !== 'http') return null;
  const header = text('BARCODE_HEADER') ?? 'Authorization';
  if (!/^[A-Za-z0-9-]+$/.test(header)) faults.push('BARCODE_HEADER 应为请求头的名称，例如 Authorization 或 X-Api-Key。');
  const url = text('BARCODE_URL') ?? '';
  const parsed = URL.parse(url.replaceAll('{code}', '0'));
  const isAddress = url.includes('{code}') && parsed !== null && ['http:', 'https:'].includes(parsed.protocol);
  if (!isAddress) faults.push('BARCODE_DRIVER=http 还需要把 BARCODE_URL 设为接口地址，条码处写 {code}，例如 https://api.example.org.cn/goods/{code}。');
  return { url, header, token: text('BARCODE_TOKEN') ?? '', fields: readFields(text('BARCODE_FIELDS'), faults) };
}

/** `name=data.goodsName,model=data.spec`; what is not named keeps its own name inside the record. */
function readFields(text: string | undefined, faults: string[]): BarcodeFields {
  const pairs = (text ?? '').split(',').map((pair) => pair.trim()).filter(Boolean).map((pair) => pair.split('=').map((part) => part.trim()));
  const isWrong = pairs.some(([name = '', path = '', ...more]) => more.length > 0 || !KNOWN.includes(name) || !/^[\p{L}\p{N}_$-]+(\.[\p{L}\p{N}_$-]+)*$/u.test(path));
  if (isWrong) faults.push(`BARCODE_FIELDS 应形如 record=data,name=goodsName,model=spec，可用的名称有 ${KNOWN.join('、')}。`);
  return isWrong ? DEFAULT_FIELDS : { ...DEFAULT_FIELDS, ...(Object.fromEntries(pairs) as Partial<BarcodeFields>) };
}
