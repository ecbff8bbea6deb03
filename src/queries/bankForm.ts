import type { Queryable } from '../adapters/database.ts';
import { valuesOf } from '../casework/rows.ts';
import type { Values } from '../domain/forms/field.ts';
import { loanForm } from '../domain/forms/loan.ts';
import { pledgesOf, type Pledge } from './loanFile.ts';
import { portalLoanOf } from './portalLoans.ts';

export type BankFormFacts = { platformName: string; bankName: string; reportNumber: string; loan: Values; repayment: Values; pledges: Pledge[] };

/** What the bank's form is prefilled with; null when the repayment is not the enterprise's. */
export async function bankFormFacts(db: Queryable, repayment: string, enterprise: string): Promise<BankFormFacts | null> {
  const found = await portalLoanOf(db, repayment, enterprise);
  if (!found) return null;
  const { rows } = await db.query<{ name: string; bank: string }>('select s.platform_name as name, b.name as bank from banks b cross join (select platform_name from settings limit 1) s where b.id = $1::uuid', [found.loan.bank_id]);
  return {
    ...{ platformName: rows[0]?.name ?? '', bankName: rows[0]?.bank ?? '', reportNumber: String(found.loan.report_number ?? '') },
    ...{ loan: valuesOf(loanForm, found.loan), repayment: found.repayment, pledges: await pledgesOf(db, String(found.loan.id)) },
  };
}
