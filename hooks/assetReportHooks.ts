import type { CollectionBeforeChangeHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { today } from '../src/adapters/clock.ts';
import type { Queryable } from '../src/adapters/database.ts';
import { refuseClosedReport } from '../src/casework/assetReports.ts';
import { Refusal } from '../src/casework/refusals.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

/**
 * One report per enterprise and year; a company reports the year before the current one (spec 2).
 * Saves are counted: a stale revision is refused.
 */
export const guardAssetReport: CollectionBeforeChangeHook = async ({ data, originalDoc, operation, req }) => {
  const actor = requestActor(req);
  const enterprise = actor.enterprise ?? data.enterprise ?? originalDoc?.enterprise;
  if (operation === 'create') {
    const year = Number(data.year ?? Number(today().slice(0, 4)) - 1);
    if (req.user && year !== Number(today().slice(0, 4)) - 1) throw new Refused('现在只能填报上一年度的资产信息。', 422, 'year');
    return { ...data, enterprise, year, revision: 1 };
  }
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ revision: string }>('select revision from asset_reports where id = $1::uuid for update', [originalDoc.id]);
  const current = Number(rows[0]?.revision);
  const known = typeof data.revision === 'number' ? data.revision : Number(originalDoc.revision);
  if (known !== current) throw new Refused('这份资产信息已在别处修改过，请刷新后再改。', 409, 'revision');
  if (req.user) await refuseWhileClosed(tx, { enterprise, year: Number(originalDoc.year) });
  return { ...data, enterprise: originalDoc.enterprise, year: originalDoc.year, revision: current + 1 };
};

/** The casework's refusal in the shape Payload hands on. */
async function refuseWhileClosed(tx: Queryable, report: { enterprise: string; year: number }): Promise<void> {
  await refuseClosedReport(tx, report, today()).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refused(error.message, 409) : error;
  });
}
