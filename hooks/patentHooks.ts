import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { today } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { patentRegister, type SourcePatent } from '../src/adapters/patentSource.ts';
import { detachAll } from '../src/casework/attachments.ts';
import { verifiedNames } from '../src/casework/patentImport.ts';
import { reliantOf, userOf } from '../src/casework/patentUse.ts';
import { isHeldBy } from '../src/domain/holderNames.ts';
import { readDeclared } from '../src/domain/patentIntake.ts';
import { parsePatentNumber } from '../src/domain/patentNumber.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/**
 * What a company enters by hand: the number decides the type, one stored form, never marked as imported. Where the
 * register knows the patent, its facts count and not what was typed; else what the company declares, to be proven by an upload.
 */
export const guardPatentSave: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const merged = { ...originalDoc, ...data };
  const number = parsePatentNumber(String(merged.number ?? ''));
  if (!number.ok) throw new Refused(number.reason, 422, 'number');
  const fixed = { number: number.value.number, type: number.value.type };
  if (!req.user) return { ...data, ...fixed, source: merged.source ?? 'manual', asOf: merged.asOf ?? today() };
  const tx = await transactionOf(req);
  if (operation === 'update') await refuseWhileRelied(tx, String(originalDoc.id));
  const known = await patentRegister(tx).byNumber(fixed.number);
  const enterprise = operation === 'create' ? (requestActor(req).enterprise ?? data.enterprise) : originalDoc.enterprise;
  const names = await provenNames(tx, enterprise);
  if (known) refuseForeign(known, merged.obtained, names);
  const facts = known ? { title: known.title, holders: known.holders, legalStatus: known.legalStatus, asOf: known.asOf } : declared(merged);
  return { ...data, ...facts, ...fixed, enterprise, source: 'manual', isDeclared: !known };
};

/** A patent that a product uses stays (spec 2). Its proof goes with it. */
export const guardPatentDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const tx = await transactionOf(req);
  const user = await userOf(tx, String(id));
  if (user) throw new Refused(`产品“${user}”正在使用这件专利，不能删除。`, 409);
  await detachAll(tx, 'patents', String(id));
};

function declared(merged: Record<string, unknown>) {
  const facts = readDeclared(merged, today());
  if (facts.ok) return facts.value;
  const [first] = facts.problems;
  throw new Refused(first?.message ?? '请填写专利的内容。', 422, first?.field);
}

/** Only a proven name may claim patents. */
async function provenNames(tx: Queryable, enterprise: string): Promise<string[]> {
  const names = await verifiedNames(tx, enterprise);
  if (!names.ok) throw new Refused(names.reason, 422);
  return names.value;
}

/** The register is no public search (spec 10): of others' patents nothing is told unless the company states a right of its own. */
function refuseForeign({ holders }: SourcePatent, obtained: unknown, names: readonly string[]): void {
  if (obtained !== 'original' || isHeldBy(holders, names)) return;
  throw new Refused('登记的专利权人不是您单位，也不是您单位的曾用名。受让或者被许可的专利，请在“取得方式”中选择，并上传证明。', 422, 'obtained');
}

/** Under review or filed, a product's patents are what was submitted; the register alone brings news of them. */
async function refuseWhileRelied(tx: Queryable, id: string): Promise<void> {
  const product = await reliantOf(tx, id);
  if (product) throw new Refused(`产品“${product}”已提交或备案，其关联专利不能修改。`, 409);
}
