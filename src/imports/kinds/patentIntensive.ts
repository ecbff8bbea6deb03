import type { Queryable } from '../../adapters/database.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { toHalfWidth } from '../../domain/text.ts';
import { oneOf, prose, shown } from '../cells.ts';
import type { Fault, ImportKind, ImportRow, StoreMode, Value, WholeOutcome } from '../kind.ts';

/**
 * Which industries are patent-intensive (spec 3). The file is the whole mapping: the nearest code in it that an industry
 * lies under decides, and an industry under none of them is 未判定, whatever an earlier file said.
 */
export const patentIntensiveImport: ImportKind = {
  key: 'patent-intensive',
  label: '专利密集型产业对照表',
  lead: '哪些行业属于专利密集型产业。一行写一个行业代码（门类到小类都可以）和“是”或“否”，其下的行业随之设定，更细的代码优先。文件是整张对照表：没有写到的行业改为“未判定”；有错误行时不能导入。',
  keyLabel: '行业代码',
  keyOf: ({ code }) => String(code),
  columns: [
    { name: 'code', label: '行业代码', synonyms: ['代码', '国民经济行业代码', '小类代码', '行业分类代码'], required: true, example: '3424', note: 'GB/T 4754-2017 的代码，可以带门类字母。请设为文本格式，以免丢失开头的 0。', read: code },
    { name: 'name', label: '行业名称', synonyms: ['名称', '国民经济行业名称', '国民经济行业分类名称'], example: '示例行业（请删除本行）', note: '只供核对，不导入。', read: prose(200) },
    {
      name: 'intensive', label: '是否专利密集型', synonyms: ['专利密集型', '是否密集型', '是否属于专利密集型产业', '密集型'], required: true, example: '是', note: '是或否。',
      read: oneOf({ yes: ['是', 'Y', 'YES', '1', '√', '属于'], no: ['否', 'N', 'NO', '0', '×', '不属于'] }),
    },
  ],
  words: { added: '新判定', changed: '改变判定', unchanged: '不变', removed: '改为未判定' },
  store: { how: 'whole', most: 10_000, store: storeMapping },
};

function code(text: string): Result<Value> {
  const bare = toHalfWidth(text).replace(/[\s.]/g, '').toUpperCase();
  const [, section, digits] = /^([A-T]?)(\d{0,4})$/.exec(bare) ?? [];
  if (section === undefined || bare === '' || digits?.length === 1) return failure(`“${shown(text)}”不是行业代码，应为门类字母或 2 至 4 位数字。`);
  return success(digits || section);
}

const DECIDED = `with recursive given as (select * from jsonb_to_recordset($1::jsonb) as g(code text, intensive text)),
  decided as (
    select i.code, g.intensive from industries i left join given g on g.code = i.code where i.parent is null
    union all
    select i.code, coalesce(g.intensive, d.intensive) from industries i join decided d on d.code = i.parent left join given g on g.code = i.code),
  differing as (
    select i.code, i.patent_intensive as before, d.intensive::enum_industries_patent_intensive as after
    from industries i join decided d on d.code = i.code)`;

const COUNTED = `count(*) filter (where before is null and after is not null)::int as added,
  count(*) filter (where before is not null and after is not null and before <> after)::int as changed,
  count(*) filter (where before is not null and after is null)::int as removed,
  count(*) filter (where before is not distinct from after)::int as unchanged`;

const NOTHING = { added: 0, changed: 0, removed: 0, unchanged: 0 };

async function storeMapping(tx: Queryable, rows: readonly ImportRow[], { mode, bad }: { mode: StoreMode; bad: number }): Promise<WholeOutcome> {
  const faults = await unknownCodes(tx, rows);
  const wrong = bad + faults.length;
  if (wrong > 0) return { ...NOTHING, faults, notes: [], refusal: `文件里有 ${wrong} 行有问题。对照表是一个整体，少一行就会改变其他行业的判定，请改正后重新上传。` };
  const given = JSON.stringify(rows.map(({ values }) => ({ code: values.code, intensive: values.intensive })));
  const { rows: counted } = await tx.query<typeof NOTHING>(`${DECIDED} select ${COUNTED} from differing`, [given]);
  if (mode === 'write') {
    await tx.query(`${DECIDED} update industries i set patent_intensive = d.after, updated_at = now() from differing d where d.code = i.code and d.before is distinct from d.after`, [given]);
  }
  return { ...(counted[0] ?? NOTHING), faults, notes: [] };
}

async function unknownCodes(tx: Queryable, rows: readonly ImportRow[]): Promise<Fault[]> {
  const { rows: industries } = await tx.query<{ code: string }>('select code from industries');
  const known = new Set(industries.map((each) => each.code));
  return rows
    .filter(({ values }) => !known.has(String(values.code)))
    .map(({ line, values }) => ({ line, column: '行业代码', message: `行业代码“${String(values.code)}”不在国民经济行业分类中。开头的 0 可能丢失了，请把这一列设为文本格式。` }));
}
