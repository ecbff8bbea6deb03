import type { Queryable } from '../adapters/database.ts';
import { serverUrl } from '../adapters/links.ts';
import { toCivilDate } from '../domain/civilDate.ts';
import { productForm } from '../domain/forms/product.ts';
import type { Values } from '../domain/forms/field.ts';
import { submitProblems } from '../domain/forms/schema.ts';
import type { CommonFacts } from '../domain/lifecycle/engine.ts';
import type { ProductFacts } from '../domain/lifecycle/products.ts';
import { isGone, isUsable } from '../domain/patents.ts';
import { parsePatentNumber } from '../domain/patentNumber.ts';
import { assetReportStanding } from './assetReports.ts';
import { closeFiling, fileProduct } from './filing.ts';
import { linkedPatents, type LinkedPatent } from './linkedPatents.ts';
import { productFindings, type FindingContext } from './productFindings.ts';
import { attachmentsOf, countBySlot, valuesOf } from './rows.ts';
import type { CaseRow, CaseType } from './types.ts';

export const productCases: CaseType<ProductFacts> = {
  collection: 'products',
  table: 'products',
  form: productForm,
  loadFacts,
  effects: {
    file: fileProduct,
    approveWithdrawal: closeFiling,
    confirmLapse: closeFiling,
    revoke: closeFiling,
  },
  noticeVariables: async ({ row, input }, written) => ({
    productName: String(row.name ?? ''),
    filingNumber: String(written.filing_number ?? row.filing_number ?? ''),
    reason: input.reason ?? '',
    link: `${serverUrl()}/portal/products/${row.id}`,
  }),
};

async function loadFacts(tx: Queryable, row: CaseRow, common: CommonFacts, now: Date): Promise<ProductFacts> {
  const values = valuesOf(productForm, row);
  const [enterprise, patents, files, report] = [
    await enterpriseFacts(tx, row.enterprise_id),
    await linkedPatents(tx, row.id),
    await attachmentsOf(tx, 'products', row.id),
    await assetReportStanding(tx, row.enterprise_id, now),
  ];
  const reasons = (row.finding_reasons ?? {}) as Record<string, string>;
  const findings = productFindings(values, patents, reasons, await classFacts(tx, values.productClass, enterprise.names[0]));
  return {
    ...common,
    verified: enterprise.verified,
    openVerification: enterprise.openVerification,
    assetReport: report.state,
    unusablePatents: patents.filter((patent) => !isUsable(patent, enterprise.names)).map(({ number }) => display(number)),
    patentCount: patents.length,
    allPatentsLapsed: patents.length > 0 && patents.every(isGone),
    problems: [...submitProblems(productForm, values, countBySlot(files), Number(toCivilDate(now).slice(0, 4)) - 1), ...linkProblems(patents), ...certificationProblem(values), ...findings.unexplained],
    blockingFindings: findings.blocking,
    salesFen: values.sales as number | null,
    openObjections: 0,
  };
}

async function enterpriseFacts(tx: Queryable, id: string): Promise<{ verified: boolean; openVerification: boolean; names: string[] }> {
  const { rows } = await tx.query<{ name: string | null; former: string[] | null; verified: boolean; open: boolean }>(
    `select name, former_names as former, coalesce(is_verified, false) as verified,
            exists (select 1 from verifications v where v.enterprise_id = e.id and v.status = 'submitted') as open
     from enterprises e where id = $1::uuid`,
    [id],
  );
  const found = rows[0];
  const names = [found?.name, ...(found?.former ?? [])].filter((name): name is string => Boolean(name));
  return { verified: found?.verified ?? false, openVerification: found?.open ?? false, names };
}

/** The class in words; `section` of the product classes says goods or service. */
async function classFacts(tx: Queryable, code: unknown, enterpriseName: string | undefined): Promise<FindingContext> {
  const { rows } = await tx.query<{ name: string; section: string | null }>('select name, section from product_classes where code = $1', [code ?? '']);
  const found = rows[0];
  return { className: found?.name ?? null, serviceClass: found ? found.section === 'service' : null, enterpriseName: enterpriseName ?? null };
}

/** A patent that survived an invalidation procedure is named with its case number (spec 3, "Patents"). */
function linkProblems(patents: LinkedPatent[]) {
  return patents
    .filter(({ upheld, caseNumber }) => upheld && !caseNumber)
    .map(({ number }) => ({ field: 'patents', message: `请填写专利 ${display(number)} 的无效宣告案件编号。` }));
}

function certificationProblem(values: Values) {
  const message = '参加专利密集型产品认定的产品须公开关联专利。';
  return values.wantsCertification === true && values.patentsDisclosed === false ? [{ field: 'patentsDisclosed', message }] : [];
}

function display(number: string): string {
  const parsed = parsePatentNumber(number);
  return parsed.ok ? parsed.value.display : number;
}
