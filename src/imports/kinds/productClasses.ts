import type { Queryable } from '../../adapters/database.ts';
import { pinyinInitials } from '../../domain/pinyinInitials.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { toHalfWidth } from '../../domain/text.ts';
import { oneOf, prose, shown } from '../cells.ts';
import type { Fault, ImportKind, ImportRow, StoreMode, Value, WholeOutcome } from '../kind.ts';
import { upsertInto } from '../upsert.ts';
import { growTree, type TreeRow } from './tree.ts';

/** The statistical product catalogue, a tree of up to five levels and some 30,000 classes (spec 3). */
export const productClassesImport: ImportKind = {
  key: 'product-classes',
  label: '产品分类',
  lead: '统计用产品分类目录，企业备案时从中选择。上级可以不填：平台按代码逐级归类（0101 归入 01）。已有的代码按文件更新。',
  keyLabel: '代码',
  keyOf: ({ code }) => String(code),
  columns: [
    { name: 'code', label: '代码', synonyms: ['产品代码', '分类代码', '编码', '类别代码', '产品分类代码'], required: true, example: '340301', note: '数字或大写字母，最多 20 位；下级以上级的代码开头。请设为文本格式，以免丢失开头的 0。', read: code },
    { name: 'name', label: '名称', synonyms: ['产品名称', '分类名称', '类别名称', '产品分类名称'], required: true, example: '示例分类（请删除本行）', note: '最多 200 个字。', read: prose(200) },
    { name: 'parent', label: '上级代码', synonyms: ['父级代码', '上级', '父代码', '上级分类代码'], example: '3403', note: '可以不填；只有代码看不出上级时才需要。', read: code },
    {
      name: 'section', label: '类别', synonyms: ['货物或服务', '货物/服务', '性质'], example: '货物', note: '货物或服务；可以不填，随上级，顶层默认为货物。',
      read: oneOf({ goods: ['货物', '产品', '商品', '实物'], service: ['服务', '服务类'] }),
    },
  ],
  store: { how: 'whole', most: 100_000, store: storeClasses },
  replaces: {
    label: '文件是完整的分类表，删去文件里没有的分类',
    hint: '仍有产品使用的分类不会删除；文件有错误行时一条也不删。',
  },
};

function code(text: string): Result<Value> {
  const bare = toHalfWidth(text).replace(/[\s.]/g, '').toUpperCase();
  return /^[0-9A-Z]{1,20}$/.test(bare) ? success(bare) : failure(`“${shown(text)}”不是分类代码，只能是数字和字母，最多 20 位。`);
}

const upsert = upsertInto({
  table: 'product_classes',
  key: 'code',
  columns: {
    code: { column: 'code', type: 'text' }, name: { column: 'name', type: 'text' }, level: { column: 'level', type: 'numeric' },
    parent: { column: 'parent', type: 'text' }, section: { column: 'section', type: 'text' }, initials: { column: 'initials', type: 'text' },
  },
});

async function storeClasses(tx: Queryable, rows: readonly ImportRow[], { mode, replaces, bad }: { mode: StoreMode; replaces: boolean; bad: number }): Promise<WholeOutcome> {
  const { rows: stored } = await tx.query<TreeRow>('select code, name, parent, section from product_classes');
  const known = replaces ? [] : stored;
  const { placed, faults } = growTree(rows, known);
  const records = placed.map(({ line, ...entry }) => ({ line, values: { ...entry, level: String(entry.level), initials: pinyinInitials(entry.name) } }));
  const counts = await upsert(tx, records, mode, { bank: null });
  const mayRemove = replaces && bad + faults.length === 0;
  const { removed, notes } = mayRemove ? await removeOthers(tx, placed.map((entry) => entry.code), mode) : { removed: 0, notes: [] };
  return { ...counts, removed, faults, notes };
}

/** A class that a product names stays, and so do the classes above it. */
const KEPT = `with recursive kept as (
    select distinct c.code, c.name, c.parent from product_classes c join products p on p.product_class = c.code where c.code <> all($1)
    union select c.code, c.name, c.parent from product_classes c join kept on kept.parent = c.code where c.code <> all($1))`;

async function removeOthers(tx: Queryable, named: readonly string[], mode: StoreMode): Promise<{ removed: number; notes: Fault[] }> {
  const { rows: kept } = await tx.query<{ code: string; name: string }>(`${KEPT} select code, name from kept order by code`, [named]);
  const staying = [...named, ...kept.map((each) => each.code)];
  const gone = mode === 'write' ? 'delete from product_classes where code <> all($1) returning 1' : 'select 1 from product_classes where code <> all($1)';
  const { rows } = await tx.query(gone, [staying]);
  const notes = kept.map((each) => ({ line: 0, column: null, message: `分类“${each.code} ${each.name}”不在文件里，但有产品在用（或其下级在用），没有删除。` }));
  return { removed: rows.length, notes };
}
