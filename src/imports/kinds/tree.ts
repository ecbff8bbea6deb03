import type { Fault, ImportRow } from '../kind.ts';

export type TreeRow = { code: string; name: string; parent: string | null; section: string | null };
export type PlacedRow = TreeRow & { line: number; level: number };

/**
 * Gives each row of a file its place in the tree of classes: the parent it names, else the longest code that its own
 * begins with, among the file and what is stored; no such code is the top. Rows whose parent is missing, or is among
 * their own children, are faults, and so is all that hangs below them.
 */
export function growTree(rows: readonly ImportRow[], stored: readonly TreeRow[]): { placed: PlacedRow[]; faults: Fault[] } {
  const inFile = new Map(rows.map(({ line, values }) => [String(values.code), { line, values }]));
  const known = new Map(stored.map((row) => [row.code, row]));
  const has = (code: string) => inFile.has(code) || known.has(code);
  const settled = new Map<string, PlacedRow | Fault>();
  const place = (code: string, above: readonly string[]): PlacedRow | Fault | undefined => {
    const done = settled.get(code);
    const row = inFile.get(code);
    if (done || !row) return done ?? storedPlace(code, known);
    const outcome = placeOf(row, { has, place, above: [...above, code] });
    settled.set(code, outcome);
    return outcome;
  };
  const outcomes = rows.map(({ values }) => place(String(values.code), []));
  return { placed: outcomes.filter((each): each is PlacedRow => !!each && 'code' in each), faults: outcomes.filter((each): each is Fault => !!each && 'message' in each) };
}

type Ground = { has: (code: string) => boolean; place: (code: string, above: readonly string[]) => PlacedRow | Fault | undefined; above: readonly string[] };

function placeOf({ line, values }: ImportRow, { has, place, above }: Ground): PlacedRow | Fault {
  const code = String(values.code);
  const named = (values.parent as string | null | undefined) ?? null;
  const fault = (message: string): Fault => ({ line, column: '上级代码', message });
  if (named !== null && !has(named)) return fault(`上级“${named}”不在文件里，也不在现有的分类中。`);
  const parent = named ?? prefixes(code).find(has) ?? null;
  if (parent !== null && above.includes(parent)) return fault(`“${code}”的上级“${parent}”又是它自己的下级。`);
  const over = parent === null ? null : place(parent, above);
  if (over && 'message' in over) return fault(`它的上级“${parent}”（第 ${over.line} 行）有问题，所以这一行也没有导入。`);
  const section = (values.section as string | null | undefined) ?? over?.section ?? 'goods';
  return { code, name: String(values.name), parent, section, line, level: (over?.level ?? 0) + 1 };
}

function storedPlace(code: string, known: ReadonlyMap<string, TreeRow>): PlacedRow | undefined {
  const row = known.get(code);
  if (!row) return undefined;
  let level = 1;
  for (let parent = row.parent; parent !== null && level < 20; parent = known.get(parent)?.parent ?? null) level += 1;
  return { ...row, line: 0, level };
}

/** Shorter codes this one begins with, the longest first. */
function prefixes(code: string): string[] {
  return Array.from({ length: code.length - 1 }, (_, index) => code.slice(0, code.length - 1 - index));
}
