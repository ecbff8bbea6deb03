import type { Queryable } from '../../adapters/database.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { toHalfWidth } from '../../domain/text.ts';
import { prose, shown } from '../cells.ts';
import type { BatchStore, Counts, Fault, ImportKind, ImportRow, Value } from '../kind.ts';

/** Benchmarks of the metrics by product class (spec 5, 认定批次), for one or several versions of the standard. */
export const benchmarksImport: ImportKind = {
  key: 'benchmarks',
  label: '认定基准值',
  lead: '专利密集型产品认定的基准值，一行是一个标准版本下一项指标在一个产品分类的基准值。已有的按文件更新，文件里没有的保留。导入后，对还没有公示的批次再归集一次，就按新的基准值比较。',
  keyLabel: '评价标准及版本、指标名称和产品分类代码',
  keyOf: ({ standard, metric, productClass }) => JSON.stringify([standard, metric, productClass]),
  columns: [
    { name: 'standard', label: '评价标准及版本', synonyms: ['评价标准', '标准', '标准及版本', '标准版本'], required: true, example: '示例标准 2026 版（请删除本行）', note: '须与认定批次中填写的名称完全一致，最多 120 个字。', read: prose(120) },
    { name: 'metric', label: '指标名称', synonyms: ['指标', '评价指标'], required: true, example: '专利密度', note: '须与认定批次中的指标名称完全一致，最多 60 个字。', read: prose(60) },
    { name: 'productClass', label: '产品分类代码', synonyms: ['分类代码', '统计用产品分类代码', '产品代码'], required: true, example: '3403', note: '2 至 12 位数字。可以填到大类，其下的分类都适用；更细的代码优先。请设为文本格式，以免丢失开头的 0。', read: classCode },
    { name: 'className', label: '产品分类名称', synonyms: ['分类名称', '产品名称', '统计用产品分类名称'], example: '示例分类', note: '只供核对：与现有分类的名称不同时提示，不影响导入。', read: prose(200) },
    { name: 'value', label: '基准值', synonyms: ['基准', '数值', '标准值'], required: true, example: '12.5', note: '数字，小数最多 4 位，不带单位。百分数填写百分号前的数。', read: benchmark },
  ],
  store: { how: 'batches', store: storeBenchmarks },
};

function classCode(text: string): Result<Value> {
  const bare = toHalfWidth(text).replace(/[\s.]/g, '');
  return /^\d{2,12}$/.test(bare) ? success(bare) : failure(`“${shown(text)}”不是产品分类代码，应为 2 至 12 位数字。开头的 0 丢失时，请把这一列设为文本格式。`);
}

/** As the table keeps it: digits without separators, needless zeros at the end dropped. */
export function benchmark(text: string): Result<Value> {
  const plain = toHalfWidth(text).replace(/[\s,]/g, '').replace(/%$/, '').replace(/^[+]/, '');
  if (!/^-?\d{1,12}(\.\d{1,4})?$/.test(plain)) return failure(`“${shown(text)}”不是基准值，应为数字，整数最多 12 位，小数最多 4 位，如 12.5。`);
  const short = plain.replace(/^(-?)0+(?=\d)/, '$1').replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return success(short === '-0' ? '0' : short);
}

const GIVEN = `given as materialized (select * from jsonb_to_recordset($1::jsonb) as g(standard text, metric text, product_class text, value text))`;
const SAME_KEY = 'b.standard = g.standard and b.metric = g.metric and b.product_class = g.product_class';

/** In the order of their keys, so that two imports never wait for each other in a circle. */
const WRITE = `with ${GIVEN}, differing as materialized (select g.* from given g left join benchmarks b on ${SAME_KEY} where b.id is null or b.value <> g.value),
  stored as (
    insert into benchmarks as b (id, standard, metric, product_class, value, created_at, updated_at)
    select uuidv7(), standard, metric, product_class, value, now(), now() from differing order by standard, metric, product_class
    on conflict (standard, metric, product_class) do update set value = excluded.value, updated_at = now() where b.value <> excluded.value
    returning (xmax = 0) as is_new)
  select count(*) filter (where is_new)::int as added, count(*) filter (where not is_new)::int as changed from stored`;
const CHECK = `with ${GIVEN} select count(*) filter (where b.id is null)::int as added, count(*) filter (where b.value <> g.value)::int as changed from given g left join benchmarks b on ${SAME_KEY}`;

async function storeBenchmarks(...[tx, rows, mode]: Parameters<BatchStore['store']>): Promise<Counts & { notes: Fault[] }> {
  if (rows.length === 0) return { added: 0, changed: 0, unchanged: 0, notes: [] };
  const given = rows.map(({ values }) => ({ standard: values.standard, metric: values.metric, product_class: values.productClass, value: values.value }));
  const { rows: counted } = await tx.query<{ added: number; changed: number }>(mode === 'write' ? WRITE : CHECK, [JSON.stringify(given)]);
  const { added = 0, changed = 0 } = counted[0] ?? {};
  return { added, changed, unchanged: rows.length - added - changed, notes: await remarks(tx, rows) };
}

/** What probably is a slip though the row is taken: a class nobody knows, or one of another name. */
async function remarks(tx: Queryable, rows: readonly ImportRow[]): Promise<Fault[]> {
  const { rows: classes } = await tx.query<{ code: string; name: string }>('select code, name from product_classes where code = any($1::text[])', [rows.map(({ values }) => values.productClass)]);
  const names = new Map(classes.map(({ code, name }) => [code, name]));
  return rows.flatMap(({ line, values }) => {
    const [code, given] = [String(values.productClass), values.className];
    const name = names.get(code);
    if (name === undefined) return [{ line, column: '产品分类代码', message: `现有的产品分类中没有代码“${code}”，已导入，请核对。` }];
    return given && given !== name ? [{ line, column: '产品分类名称', message: `代码“${code}”在现有的分类中是“${shown(name)}”，不是“${shown(String(given))}”。已按代码导入，请核对。` }] : [];
  });
}
