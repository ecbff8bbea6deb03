import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { today } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { patentRegister } from '../src/adapters/patentSource.ts';
import { statesWhere, type Lifecycle } from '../src/domain/lifecycle/engine.ts';
import { products } from '../src/domain/lifecycle/products.ts';
import { parsePatentNumber } from '../src/domain/patentNumber.ts';
import { countCodePoints } from '../src/domain/text.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

const lifecycle = products as unknown as Lifecycle;
/** A product in one of these states is not its company's to change, nor are the patents it rests on. */
const LOCKED_STATES = statesWhere(lifecycle, (state) => !state.editableBy && !state.isFinal);

/**
 * What a company enters by hand: the number decides the type, one stored form, never marked as imported. Where the
 * register knows the patent, its facts count and not what was typed.
 */
export const guardPatentSave: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const merged = { ...originalDoc, ...data };
  const number = parsePatentNumber(String(merged.number ?? ''));
  if (!number.ok) throw new Refused(number.reason, 422, 'number');
  if (countCodePoints(String(merged.title ?? '')) > 300) throw new Refused('专利名称最多 300 个字。', 422, 'title');
  const holders: unknown = merged.holders;
  if (!Array.isArray(holders) || holders.length === 0 || holders.length > 200 || holders.some((name) => typeof name !== 'string' || name.trim() === '')) {
    throw new Refused('请填写专利权人。', 422, 'holders');
  }
  if (req.user && merged.obtained !== 'original') throw new Refused('受让或被许可的专利须上传证明，此项服务开放前暂不能添加。', 422, 'obtained');
  const tx = await transactionOf(req);
  if (operation === 'update') await refuseWhileRelied(tx, String(originalDoc.id));
  const known = req.user ? await patentRegister(tx).byNumber(number.value.number) : null;
  const facts = known ? { title: known.title, holders: known.holders, legalStatus: known.legalStatus } : {};
  const enterprise = operation === 'create' ? (requestActor(req).enterprise ?? data.enterprise) : originalDoc.enterprise;
  const source = req.user ? 'manual' : (merged.source ?? 'manual');
  return { ...data, ...facts, enterprise, source, number: number.value.number, type: number.value.type, asOf: known?.asOf ?? merged.asOf ?? today() };
};

/** A patent that a product uses stays (spec 2). */
export const guardPatentDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = await userOf(await transactionOf(req), String(id), Object.keys(lifecycle.states));
  if (user) throw new Refused(`产品“${user}”正在使用这件专利，不能删除。`, 409);
};

/** Under review or filed, a product's patents are what was submitted; the register alone brings news of them. */
async function refuseWhileRelied(tx: Queryable, id: string): Promise<void> {
  const user = await userOf(tx, id, LOCKED_STATES);
  if (user) throw new Refused(`产品“${user}”已提交或备案，其关联专利不能修改。`, 409);
}

/** Locks the patent, so that no submission begins meanwhile, and names a product in one of the states that uses it. */
async function userOf(tx: Queryable, id: string, states: readonly string[]): Promise<string | null> {
  await tx.query('select 1 from patents where id = $1::uuid for update', [id]);
  const { rows } = await tx.query<{ name: string }>(
    `select coalesce(p.name, '未命名') as name from product_patents l join products p on p.id = l.product_id
     where l.patent_id = $1::uuid and p.status::text = any(string_to_array($2, ',')) limit 1`,
    [id, states.join(',')],
  );
  return rows[0]?.name ?? null;
}
