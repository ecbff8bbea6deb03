import { parsePatentNumber, PATENT_TYPES, type PatentType } from '../../domain/patentNumber.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { countCodePoints } from '../../domain/text.ts';
import { cellText, day, oneOf, prose, shown } from '../cells.ts';
import type { ImportKind, ImportRow, Value } from '../kind.ts';
import { upsertInto } from '../upsert.ts';

const MOST_HOLDERS = 50;
const LONGEST_NAME = 200;

/** The patent register, the default source of 专利信息管理 (spec 2): a million rows and more, and again whenever it changes. */
export const patentRegisterImport: ImportKind = {
  key: 'patent-register',
  label: '专利登记数据',
  lead: '专利的名称、专利权人和法律状态。已有的专利号按文件更新，没有变化的不动，文件里没有的保留。企业的专利随后由每日刷新带上新的法律状态。',
  keyLabel: '专利号',
  keyOf: ({ number }) => String(number),
  columns: [
    {
      name: 'number', label: '专利号', synonyms: ['专利号码', '授权专利号', '申请号/专利号', '申请（专利）号', '申请号', '专利申请号'], required: true,
      example: '202120000001.1', note: '13 位或 9 位，含校验位；可以带 ZL、CN 和小数点。请设为文本格式。',
      read: (text) => withNumber(text),
    },
    { name: 'title', label: '专利名称', synonyms: ['发明名称', '名称', '专利标题', '标题'], required: true, example: '示例专利（请删除本行）', note: '最多 500 个字。', read: prose(500) },
    {
      name: 'type', label: '专利类型', synonyms: ['类型', '专利种类', '种类'], example: '实用新型', note: '可以不填。填写时应与专利号一致：发明、实用新型、外观设计。',
      read: oneOf({ invention: ['发明', '发明专利', '发明授权', '发明公布'], utilityModel: ['实用新型', '实用新型专利', '新型'], design: ['外观设计', '外观设计专利', '外观'] }),
    },
    {
      name: 'holders', label: '专利权人', synonyms: ['权利人', '当前专利权人', '当前权利人', '专利权人名称', '申请（专利权）人', '申请人/专利权人'], required: true,
      example: '示例有限公司；示例大学', note: `共有的用分号隔开，最多 ${MOST_HOLDERS} 个。写全称，平台按名称匹配企业。`,
      read: holders,
    },
    {
      name: 'legalStatus', label: '法律状态', synonyms: ['专利状态', '当前法律状态', '状态', '简单法律状态'], required: true, example: '维持有效', note: '维持有效、失效或已转让。',
      read: oneOf({
        valid: ['维持有效', '有效', '授权', '授权有效', '专利权维持', '有权', '维持'],
        lapsed: ['失效', '无效', '终止', '届满', '权利终止', '专利权终止', '期限届满', '放弃', '全部无效', '未缴年费', '未缴年费终止失效', '未缴年费专利权终止'],
        transferred: ['已转让', '转让', '权利转移', '专利权转移', '转移'],
      }),
    },
    { name: 'asOf', label: '状态日期', synonyms: ['法律状态日期', '法律状态公告日', '状态日', '数据截止日'], example: '2026-06-30', note: '法律状态截至哪一天，写成 2026-06-30 的样子；可以不填。', read: day },
  ],
  complete,
  store: {
    how: 'batches',
    store: upsertInto({
      table: 'patent_register',
      key: 'number',
      columns: {
        number: { column: 'number', type: 'text' },
        title: { column: 'title', type: 'text' },
        type: { column: 'type', type: 'enum_patent_register_type' },
        holders: { column: 'holders', type: 'jsonb' },
        legalStatus: { column: 'legal_status', type: 'enum_patent_register_legal_status' },
        asOf: { column: 'as_of', type: 'text' },
      },
    }),
  },
};

function withNumber(text: string): Result<Value> {
  const parsed = parsePatentNumber(text);
  return parsed.ok ? success(parsed.value.number) : parsed;
}

/** The digit in the number is what counts; a column that says something else is a mistake in one of the two. */
function complete(values: ImportRow['values']): Result<ImportRow['values']> {
  const parsed = parsePatentNumber(String(values.number));
  if (!parsed.ok) return parsed;
  const { type } = parsed.value;
  const said = values.type as PatentType | null | undefined;
  if (said && said !== type) return failure(`专利类型写的是“${PATENT_TYPES[said]}”，专利号却是${PATENT_TYPES[type]}的号码，请核对。`);
  return success({ ...values, type });
}

/** A comma inside a foreign name (Example Co., Ltd.) separates nothing; between Chinese names it does. */
const BETWEEN_NAMES = /[;；|\n、，]|,(?=\s*\p{Script=Han})/u;

function holders(text: string): Result<Value> {
  const names = [...new Set(text.split(BETWEEN_NAMES).map(cellText).filter((name) => name !== ''))];
  if (names.length === 0) return failure('没有专利权人的名称，请补全。');
  if (names.length > MOST_HOLDERS) return failure(`最多 ${MOST_HOLDERS} 个专利权人，这里有 ${names.length} 个。`);
  const long = names.find((name) => countCodePoints(name) > LONGEST_NAME);
  return long ? failure(`专利权人“${shown(long)}”超过 ${LONGEST_NAME} 个字，请核对。`) : success(names);
}
