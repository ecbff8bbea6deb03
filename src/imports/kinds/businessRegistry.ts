import { failure, success, type Result } from '../../domain/result.ts';
import { toHalfWidth } from '../../domain/text.ts';
import { parseUscc } from '../../domain/uscc.ts';
import { day, prose, shown } from '../cells.ts';
import type { ImportKind, Value } from '../kind.ts';
import { upsertInto } from '../upsert.ts';

/** What the business register says of organisations: the default source of 获取工商信息 (spec 2). */
export const businessRegistryImport: ImportKind = {
  key: 'business-registry',
  label: '工商登记信息',
  lead: '单位的名称、住所和法定代表人，企业在实名认证时按统一社会信用代码取用。已有的代码按文件更新，文件里没有的保留。',
  keyLabel: '统一社会信用代码',
  keyOf: ({ uscc }) => String(uscc),
  columns: [
    { name: 'uscc', label: '统一社会信用代码', synonyms: ['信用代码', '统一信用代码', '社会信用代码', '统一代码'], required: true, example: '91320505MA1NEW88XA', note: '18 位，含两位校验码。请设为文本格式。', read: uscc },
    { name: 'name', label: '单位名称', synonyms: ['企业名称', '公司名称', '名称', '市场主体名称'], required: true, example: '示例单位（请删除本行）', note: '证照上的全称，最多 200 个字。', read: prose(200) },
    { name: 'region', label: '注册地区代码', synonyms: ['行政区划代码', '区划代码', '地区代码', '登记地行政区划'], example: '320505', note: '6 位行政区划代码；可以不填。', read: region },
    { name: 'address', label: '注册详细地址', synonyms: ['住所', '注册地址', '地址', '经营场所', '注册住所'], example: '科技路 8 号', note: '可以不填，最多 300 个字。', read: prose(300) },
    { name: 'legalRepresentative', label: '法定代表人', synonyms: ['法人', '法人代表', '法定代表人姓名', '负责人'], example: '张三', note: '可以不填，最多 100 个字。', read: prose(100) },
    { name: 'asOf', label: '数据截止日', synonyms: ['截止日期', '核准日期', '更新日期', '数据日期'], example: '2026-06-30', note: '写成 2026-06-30 的样子；可以不填。', read: day },
  ],
  store: {
    how: 'batches',
    store: upsertInto({
      table: 'business_registry',
      key: 'uscc',
      columns: {
        uscc: { column: 'uscc', type: 'text' },
        name: { column: 'name', type: 'text' },
        region: { column: 'region', type: 'text' },
        address: { column: 'address', type: 'text' },
        legalRepresentative: { column: 'legal_representative', type: 'text' },
        asOf: { column: 'as_of', type: 'text' },
      },
    }),
  },
};

function uscc(text: string): Result<Value> {
  const parsed = parseUscc(text);
  return parsed.ok ? success(parsed.value) : parsed;
}

function region(text: string): Result<Value> {
  const code = toHalfWidth(text).replace(/\s/g, '');
  return /^\d{6}$/.test(code) ? success(code) : failure(`“${shown(text)}”不是 6 位行政区划代码。`);
}
