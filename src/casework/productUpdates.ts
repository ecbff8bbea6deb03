import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { civilYear } from '../domain/civilDate.ts';
import { changesFacts, productUpdateForm } from '../domain/forms/productUpdate.ts';
import { inFormOrder } from '../domain/forms/schema.ts';
import type { ProductUpdateFacts } from '../domain/lifecycle/productUpdates.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import { isUsable } from '../domain/patents.ts';
import type { Problem } from '../domain/result.ts';
import { SYSTEM } from '../domain/roles.ts';
import { prepared } from '../queries/prepared.ts';
import { acceptUpdate, keepProductBefore } from './acceptUpdate.ts';
import { assetReportStanding } from './assetReports.ts';
import { codeProblems, knownCodes } from './codeFacts.ts';
import { enterpriseFacts } from './enterpriseFacts.ts';
import { attachmentsOf, countBySlot, valuesOf, type AttachmentFact } from './rows.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { ActionRequest, CaseContext, CaseRow, CaseType, FactsRequest, Loaded } from './types.ts';
import { updatedProduct, type UpdatedProduct } from './updatedProduct.ts';
import { updateFindings } from './updateFindings.ts';
import { judgeUpdate } from './updateProblems.ts';

/** `product`: as it is filed, read with the facts. */
export type UpdateFacts = ProductUpdateFacts & { product: UpdatedProduct };

export const productUpdateCases: CaseType<UpdateFacts> = {
  collection: 'product-updates',
  table: 'product_updates',
  form: productUpdateForm,
  lockFirst,
  loadFacts,
  effects: { submit: keepProductBefore, accept: acceptUpdate },
  noticeVariables: async ({ row, input }) => ({
    productName: String(row.name ?? ''),
    year: String(row.year),
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/updates/${row.id}`,
  }),
};

/** The product first, then its updates: whoever withdraws or revokes a product takes them in this order too. */
async function lockFirst(tx: Queryable, id: string): Promise<void> {
  await prepared(tx, 'select 1 from products p where id = (select product_id from product_updates where id = $1::uuid) for update', [id]);
}

/** What closes with a product that is withdrawn or revoked (spec 6): its open updates. */
export async function closeOpenUpdates({ tx, row }: Pick<CaseContext, 'tx' | 'row'>): Promise<ActionRequest[]> {
  const { rows } = await prepared<{ id: string }>(
    tx,
    `select id from product_updates where product_id = $1::uuid and status in ('draft', 'submitted', 'rejected') order by id`,
    [row.id],
  );
  return rows.map(({ id }) => ({ collection: 'product-updates', id, action: 'close', actor: SYSTEM }));
}

async function loadFacts(db: Queryable, { row, common, now, lock }: FactsRequest): Promise<Loaded<UpdateFacts>> {
  const values = valuesOf(productUpdateForm, row);
  const enterprise = await enterpriseFacts(db, row.enterprise_id);
  const product = await updatedProduct(db, { product_id: row.product_id, enterprise_id: row.enterprise_id }, values, row.links, lock);
  const files = await attachmentsOf(db, 'product-updates', row.id);
  const report = await assetReportStanding(db, row.enterprise_id, now);
  const material = { files, ...(changesFacts(values) ? { patents: product.proposed } : {}) };
  const added = product.proposed.filter(({ id }) => !product.current.some((linked) => linked.id === id));
  return {
    ...common,
    ...(await judged(db, { row, files, product, enterpriseName: enterprise.names[0] ?? null })),
    material,
    product,
    verified: enterprise.verified,
    openVerification: enterprise.openVerification,
    assetReport: report.state,
    productFiled: product.row.status === 'filed',
    filedEarlier: Number(product.row.filing_year) < Number(row.year),
    yearIsOpen: Number(row.year) === civilYear(now),
    unusablePatents: added.filter((patent) => !isUsable(patent, enterprise.names)).map(({ number }) => displayPatentNumber(number)),
    usablePatentCount: product.proposed.filter((patent) => isUsable(patent, enterprise.names)).length,
    salesFen: values.sales as number | null,
    isAsSubmitted: common.submissionHash === null || common.submissionHash === contentHash(snapshotOf(productUpdateForm, row, material)),
  };
}

type Judged = { row: CaseRow; files: AttachmentFact[]; product: UpdatedProduct; enterpriseName: string | null };

/** Everything in the update that keeps it from being submitted: what blocks by the text checks, and all other problems. */
async function judged(db: Queryable, { row, files, product, enterpriseName }: Judged): Promise<{ problems: Problem[]; blockingFindings: Problem[] }> {
  const values = { ...valuesOf(productUpdateForm, row), findingReasons: row.finding_reasons };
  const codes = await knownCodes(db, productUpdateForm, values);
  const patents = changesFacts(values) ? product.proposed : null;
  const findings = updateFindings(values, product.values, product.proposed, { enterpriseName });
  const gone = product.missing > 0 ? [{ field: 'patents', message: '有关联专利已从“专利信息”中删除，请从关联专利中移除。' }] : [];
  const problems = [
    ...judgeUpdate({ values, slotCounts: countBySlot(files), product: product.values, patents, year: Number(row.year) - 1 }),
    ...codeProblems(productUpdateForm, values, codes),
    ...gone,
    ...findings.unexplained,
  ];
  return { problems: inFormOrder(productUpdateForm, problems), blockingFindings: findings.blocking };
}
