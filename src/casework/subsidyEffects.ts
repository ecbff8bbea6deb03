import { toCivilDate } from '../domain/civilDate.ts';
import { grantProblem } from '../domain/subsidy/grant.ts';
import type { Subsidy } from '../domain/subsidy.ts';
import { subsidyForm } from '../domain/forms/subsidyApplication.ts';
import { grantLimits } from '../queries/grantLimits.ts';
import { nextNumber } from './counters.ts';
import { verificationCode } from './filing.ts';
import { FREE } from './hands.ts';
import { Refusal } from './refusals.ts';
import { contentHash, snapshotOf } from './submissions.ts';
import type { SubsidyCase } from './subsidies.ts';
import type { CaseContext } from './types.ts';

type Context = CaseContext<SubsidyCase>;
type Written = Record<string, unknown>;

/** The number people name it by, given once; the amount requested, with every line of its calculation. */
export async function submitSubsidy({ tx, row, now, facts }: Context): Promise<Written> {
  const { requestedFen, lines } = computedOf(facts);
  const number = row.application_number ?? (await nextNumber(tx, 'subsidy', toCivilDate(now)));
  return { application_number: number, requested_fen: requestedFen, calculation: JSON.stringify(lines) };
}

/**
 * Approval fixes the amount and issues the application form: its hash is that of the version approved (invariant 27),
 * and a form issued before is void from now on.
 */
export async function approveSubsidy({ tx, row, now, facts }: Context): Promise<Written> {
  const { requestedFen, approvedFen, lines } = computedOf(facts);
  const hash = contentHash(snapshotOf(subsidyForm, row, facts.material));
  await voidForms(tx, row.id, now);
  await tx.query(
    `insert into certificates (id, kind, code, number, enterprise_id, enterprise_name, application_id, content_hash, issued_at, created_at, updated_at)
     select uuidv7(), 'form', $1, $2, e.id, e.name, $3::uuid, $4, $5, $5, $5 from enterprises e where e.id = $6::uuid`,
    [verificationCode(), row.application_number, row.id, hash, now, row.enterprise_id],
  );
  return { requested_fen: requestedFen, approved_fen: approvedFen, calculation: JSON.stringify(lines), form_hash: hash, approved_at: now, is_revision: false, ...FREE };
}

/** What the company changes after the paper was refused makes the form it printed void (spec 4). */
export async function reviseSubsidy({ tx, row, now, facts }: Context): Promise<Written> {
  await voidForms(tx, row.id, now);
  const { requestedFen, lines } = computedOf(facts);
  return { requested_fen: requestedFen, calculation: JSON.stringify(lines) };
}

/** The form of an application that has come to nothing holds no longer. */
export async function endSubsidy({ tx, row, now }: Context): Promise<Written> {
  await voidForms(tx, row.id, now);
  return {};
}

/** Paper that came in after the deadline is accepted with a reason only. */
export async function receivePaper({ facts, input }: Context): Promise<Written> {
  if (facts.paperDeadlinePassed && !input.reason?.trim()) throw new Refusal(422, `纸件截止日 ${facts.round.paperUntil} 已过，请写明仍然收件的理由。`, 'reason');
  return FREE;
}

/**
 * Grants an amount: the computed one, or another with a reason. Round and company are locked before the sums are read,
 * so that two grants at once never exceed budget or cap (invariant 25).
 */
export async function grantSubsidy({ tx, row, input, now, facts }: Context): Promise<Written> {
  const amount = input.amount ?? Number(row.approved_fen);
  await tx.query('select 1 from policy_rounds where id = $1::uuid for update', [row.round_id]);
  await tx.query('select 1 from enterprises where id = $1::uuid for no key update', [row.enterprise_id]);
  const limits = await grantLimits(tx, row, facts.round, toCivilDate(now));
  const problem = grantProblem(amount, input.reason ?? '', limits);
  if (problem) throw new Refusal(422, problem, 'amount');
  return { granted_fen: amount, granted_at: now };
}

/** Forms issued for an application are void from now on; what is scanned says so at once. */
export async function voidForms(tx: Context['tx'], application: string, now: Date): Promise<void> {
  await tx.query(`update certificates set void_at = $2, updated_at = $2 where application_id = $1::uuid and kind = 'form' and void_at is null`, [application, now]);
}

/** The lifecycle lets nobody come here whose amount cannot be computed. */
function computedOf({ computed }: Pick<SubsidyCase, 'computed'>): Subsidy {
  if (!computed.ok) throw new Error(computed.reason);
  return computed;
}
