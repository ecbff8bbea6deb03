import { performAction } from '../../src/casework/performAction.ts';
import { civilYear } from '../../src/domain/civilDate.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { bulkInsert, uuidAt, type Row } from './bulk.ts';
import { attach, newYear, reportAssets, type Stage } from './cases.ts';

type Step = [action: string, by: 'clerk' | 'reviewer' | 'reviewer2', input?: { reason?: string; comments?: { field: string; text: string }[] }];
const REJECTION = { reason: '数据与证明材料不一致，请按逐项意见修改后重新提交。', comments: [{ field: 'sales', text: '证明中的销售额与填写的不一致，请更正。' }, { field: 'economicProof', text: '证明没有盖财务章，请盖章后重新上传。' }] };

/** Where each update of the demo ends, how often, and whether it changes facts of its product. */
const PLAYS: [times: number, changes: boolean, steps: Step[]][] = [
  [2, false, []],
  [1, true, []],
  [6, false, [['submit', 'clerk']]],
  [3, true, [['submit', 'clerk']]],
  [2, false, [['submit', 'clerk'], ['take', 'reviewer2']]],
  [3, false, [['submit', 'clerk'], ['reject', 'reviewer', REJECTION]]],
  [2, false, [['submit', 'clerk'], ['reject', 'reviewer', REJECTION], ['mend', 'clerk'], ['submit', 'clerk']]],
  [3, true, [['submit', 'clerk'], ['accept', 'reviewer']]],
];

/** Annual updates in every state, of products that have none yet this year; the first two companies have some of each. */
export async function playUpdates(stage: Stage): Promise<void> {
  const plays = PLAYS.flatMap(([times, changes, steps]) => Array.from({ length: times }, () => ({ changes, steps })));
  const products = [await dueProducts(stage, 0), await dueProducts(stage, 1), await dueProducts(stage, 3)];
  for (const [index, { changes, steps }] of plays.entries()) {
    const product = products[index % products.length]?.shift();
    if (!product) continue;
    await reportAssets(stage, String(product.enterprise_id));
    await play(stage, await begin(stage, product, changes), String(product.enterprise_id), steps);
  }
  for (const list of products) if (list[0]) await endWithProduct(stage, list[0]);
}

/** An update begun of a product that the platform then revoked. */
async function endWithProduct(stage: Stage, product: Row): Promise<void> {
  await begin(stage, product, false);
  const outcome = await performAction(stage.pool, { collection: 'products', id: String(product.id), action: 'revoke', actor: stage.staff, input: { reason: '核查发现备案内容与实际不符。' } }, () => stage.cast.now);
  if (!outcome.ok) throw new Error(`demo: products revoke: ${JSON.stringify(outcome.errors)}`);
}

async function dueProducts({ pool, cast }: Stage, company: number): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `select p.* from products p where p.enterprise_id = $1 and p.status = 'filed' and p.filing_year < $2
       and not exists (select 1 from product_updates u where u.product_id = p.id and u.year = $2) order by p.filed_at limit 20`,
    [cast.companies[company]?.id, civilYear(cast.now)],
  );
  return rows;
}

/** An update filled in; where it changes facts, the patents stay as they are. */
async function begin(stage: Stage, product: Row, changes: boolean): Promise<string> {
  const { pool, cast } = stage;
  const id = uuidAt(cast.now);
  const grown = (name: string) => Math.round((Number(product[name]) * 1.12) / 10_000) * 10_000;
  const { rows: links } = await pool.query<Row>(
    `select patent_id as patent, coalesce(core, false) as core, false as upheld, null as "caseNumber" from product_patents where product_id = $1 order by id`,
    [product.id],
  );
  const facts = changes
    ? { facts_changed: 'changed', model: `${String(product.model)}A`, introduction: `${String(product.introduction)}今年起增加远程监测功能。`, trademark: null, is_main_product: product.is_main_product, patents_disclosed: product.patents_disclosed, links }
    : { facts_changed: 'unchanged' };
  await bulkInsert(pool, 'product_updates', [
    {
      id, status: 'draft', revision: 1, enterprise_id: product.enterprise_id, product_id: product.id, year: civilYear(cast.now), name: product.name,
      output: grown('output'), sales: grown('sales'), profit: grown('profit'), total_cost: grown('total_cost'), ip_spending_total: grown('ip_spending_total'),
      market_share: product.market_share, contribution_method: product.contribution_method, contribution_index: product.contribution_index,
      is_exported: false, wants_certification: false, ...facts, created_at: cast.now, updated_at: cast.now,
    },
  ]);
  await attach(stage, String(product.enterprise_id), 'product-updates', id, ['economicProof']);
  return id;
}

async function play({ pool, cast }: Stage, id: string, enterprise: string, steps: Step[]): Promise<void> {
  const people: Record<Step[1], Actor> = {
    clerk: { role: 'enterprise', id: enterprise, name: '企业经办人', enterprise },
    reviewer: cast.reviewers[0] as Actor,
    reviewer2: cast.reviewers[1] as Actor,
  };
  const begun = Math.max(newYear(cast.now), cast.now.getTime() - (2 + cast.random.below(10 * 24)) * 3_600_000);
  for (const [index, [action, by, input]] of steps.entries()) {
    if (action === 'mend') {
      await pool.query('update product_updates set sales = sales - 10000, revision = revision + 1 where id = $1', [id]);
      continue;
    }
    const at = new Date(begun + (index * (cast.now.getTime() - begun)) / steps.length);
    const outcome = await performAction(pool, { collection: 'product-updates', id, action, actor: people[by], ...(input ? { input } : {}) }, () => at);
    if (!outcome.ok) throw new Error(`demo: product-updates ${action}: ${JSON.stringify(outcome.errors)}`);
  }
}
