import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { productForm } from '../domain/forms/product.ts';
import type { ProductFacts } from '../domain/lifecycle/products.ts';
import { isGone, isUsable } from '../domain/patents.ts';
import { displayPatentNumber } from '../domain/patentNumber.ts';
import { assetReportStanding } from './assetReports.ts';
import { knownCodes } from './codeFacts.ts';
import { enterpriseFacts } from './enterpriseFacts.ts';
import { closeFiling, fileProduct } from './filing.ts';
import { linkedPatents } from './linkedPatents.ts';
import { openObjections } from './openObjections.ts';
import { noteProduct } from './patentLapse.ts';
import { judgeProduct } from './productProblems.ts';
import { closeCertifications } from './certifications.ts';
import { closeOpenUpdates } from './productUpdates.ts';
import { attachmentsOf, valuesOf } from './rows.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { ActionRequest, CaseContext, CaseType, FactsRequest, Loaded } from './types.ts';

export const productCases: CaseType<ProductFacts> = {
  collection: 'products',
  table: 'products',
  form: productForm,
  loadFacts,
  effects: {
    file: fileProduct,
    approveWithdrawal: closeFiling,
    refuseWithdrawal: async ({ tx, row, now }) => (await noteProduct(tx, row.id, now, 'withdrawing'), {}),
    confirmLapse: closeFiling,
    revoke: closeFiling,
  },
  follows: { approveWithdrawal: closeWithProduct, confirmLapse: closeWithProduct, revoke: closeWithProduct },
  noticeVariables: async ({ row, input }, written) => ({
    productName: String(row.name ?? ''),
    filingNumber: String(written.filing_number ?? row.filing_number ?? ''),
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/products/${row.id}`,
  }),
};

/** What ends in the transaction that ends the filing (spec 6, invariant 17). */
async function closeWithProduct(context: CaseContext<ProductFacts>): Promise<ActionRequest[]> {
  return [...(await closeOpenUpdates(context)), ...(await closeCertifications(context))];
}

async function loadFacts(db: Queryable, { row, common, now, lock }: FactsRequest): Promise<Loaded<ProductFacts>> {
  const values = valuesOf(productForm, row);
  const enterprise = await enterpriseFacts(db, row.enterprise_id);
  const patents = await linkedPatents(db, row.id, lock);
  const files = await attachmentsOf(db, 'products', row.id);
  const report = await assetReportStanding(db, row.enterprise_id, now);
  const judged = judgeProduct({ row, values, patents, files, dueYear: report.year, enterpriseName: enterprise.names[0] ?? null, codes: await knownCodes(db, productForm, values) });
  const material = { files, patents };
  return {
    ...common,
    ...judged,
    material,
    verified: enterprise.verified,
    openVerification: enterprise.openVerification,
    assetReport: report.state,
    unusablePatents: patents.filter((patent) => !isUsable(patent, enterprise.names)).map(({ number }) => displayPatentNumber(number)),
    patentCount: patents.length,
    allPatentsLapsed: patents.length > 0 && patents.every(isGone),
    salesFen: values.sales as number | null,
    openObjections: await openObjections(db, row.id),
    isAsSubmitted: common.submissionHash === null || common.submissionHash === contentHash(snapshotOf(productForm, row, material)),
  };
}
