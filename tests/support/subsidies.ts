import type pg from 'pg';
import { performAction } from '../../src/casework/performAction.ts';
import type { ActionRequest } from '../../src/casework/types.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { draftApplication, draftRepayment, loan, type teller } from './loans.ts';
import type { Company } from './people.ts';

export type Desk = { pool: pg.Pool; owner: Company; bankId: string; counter: Awaited<ReturnType<typeof teller>>; reviewer: Actor };

/** Acts and must succeed; the answer's refusal is the failure of the test. */
export async function must(pool: pg.Pool, collection: ActionRequest['collection'], id: string, action: string, actor: Actor, input: ActionRequest['input'] = {}): Promise<void> {
  const outcome = await performAction(pool, { collection, id, action, actor, input });
  if (!outcome.ok) throw new Error(`${action}: ${JSON.stringify(outcome.errors)}`);
}

/** A loan repaid in full, its repayment confirmed. */
export async function settledLoan({ pool, owner, bankId, counter }: Desk, overrides: Record<string, unknown> = {}): Promise<string> {
  const loanId = await loan(pool, owner, bankId, overrides);
  const repayment = await draftRepayment(pool, owner, loanId);
  await must(pool, 'repayments', repayment, 'submit', owner.clerk);
  await must(pool, 'repayments', repayment, 'confirm', counter);
  return loanId;
}

/** An application for a settled loan of its own, handed in. */
export async function submittedApplication(desk: Desk, roundId: string, overrides: Record<string, unknown> = {}): Promise<{ id: string; loanId: string }> {
  const loanId = await settledLoan(desk);
  const id = await draftApplication(desk.pool, desk.owner, { loanId, roundId }, overrides);
  await must(desk.pool, 'subsidy-applications', id, 'submit', desk.owner.clerk);
  return { id, loanId };
}

/** The company changes its application after the paper was refused, and hands it in again. */
export async function revised({ pool, owner, reviewer }: Desk, id: string, columns: Record<string, unknown>): Promise<void> {
  await must(pool, 'subsidy-applications', id, 'rejectPaper', reviewer, { reason: '印章不清' });
  await mend(pool, id, columns);
  await must(pool, 'subsidy-applications', id, 'revise', owner.clerk);
}

export async function mend(pool: pg.Pool, id: string, columns: Record<string, unknown>): Promise<void> {
  const all = { is_revision: true, revision_note: '已按意见修改', ...columns };
  const sets = Object.keys(all).map((name, index) => `${name} = $${index + 2}`).join(', ');
  await pool.query(`update subsidy_applications set ${sets} where id = $1`, [id, ...Object.values(all)]);
}
