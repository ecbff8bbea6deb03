import type { Environment } from './config.ts';

/** Where in an answer of the register each thing stands: names of members, joined by dots. `record` '' is the answer itself. */
export type RegistryFields = { record: string; name: string; uscc?: string; region?: string; address?: string; legalRepresentative?: string; asOf?: string };

export type RegistryConfig = {
  /** `table`: what staff import. */
  driver: 'table' | 'http';
  /** Address with `{uscc}` in the place of the code. */
  url: string;
  /** Header that carries the token. */
  header: string;
  token: string;
  fields: RegistryFields;
};

const DEFAULT_FIELDS: RegistryFields = { record: '', name: 'name', uscc: 'uscc', region: 'region', address: 'address', legalRepresentative: 'legalRepresentative', asOf: 'asOf' };
const KNOWN = Object.keys(DEFAULT_FIELDS);

/** Reads the settings of the business register; pushes one sentence for each fault. */
export function readRegistryConfig(env: Environment, faults: string[]): RegistryConfig {
  const text = (name: string) => env[name]?.trim() || undefined;
  const driver = text('REGISTRY_DRIVER') ?? 'table';
  if (driver !== 'table' && driver !== 'http') faults.push('REGISTRY_DRIVER 只能是 table(使用导入的工商登记信息)或 http(查询外部接口)。');
  const header = text('REGISTRY_HEADER') ?? 'Authorization';
  if (!/^[A-Za-z0-9-]+$/.test(header)) faults.push('REGISTRY_HEADER 应为请求头的名称，例如 Authorization 或 X-Api-Key。');
  const config = { url: text('REGISTRY_URL') ?? '', header, token: text('REGISTRY_TOKEN') ?? '', fields: readFields(text('REGISTRY_FIELDS'), faults) };
  if (driver === 'http') checkAddress(config.url, faults);
  return { driver: driver === 'http' ? 'http' : 'table', ...config };
}

function checkAddress(url: string, faults: string[]): void {
  const parsed = URL.parse(url.replaceAll('{uscc}', 'X'));
  if (url.includes('{uscc}') && parsed && ['http:', 'https:'].includes(parsed.protocol)) return;
  faults.push('REGISTRY_DRIVER=http 还需要把 REGISTRY_URL 设为接口地址，代码处写 {uscc}，例如 https://api.example.gov.cn/enterprises/{uscc}。');
}

/** `name=data.entName,address=data.dom`; what is not named keeps its own name inside the record. */
function readFields(text: string | undefined, faults: string[]): RegistryFields {
  const pairs = (text ?? '').split(',').map((pair) => pair.trim()).filter(Boolean).map((pair) => pair.split('=').map((part) => part.trim()));
  const isWrong = pairs.some(([name = '', path = '', ...more]) => more.length > 0 || !KNOWN.includes(name) || !/^[\p{L}\p{N}_$-]+(\.[\p{L}\p{N}_$-]+)*$/u.test(path));
  if (isWrong) faults.push(`REGISTRY_FIELDS 应形如 record=data,name=entName,address=dom，可用的名称有 ${KNOWN.join('、')}。`);
  return isWrong ? DEFAULT_FIELDS : { ...DEFAULT_FIELDS, ...(Object.fromEntries(pairs) as Partial<RegistryFields>) };
}
