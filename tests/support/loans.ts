import type pg from 'pg';
import { roundOf, type RoundRecord } from '../../src/domain/subsidy/roundRecord.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { attachFiles, type Company } from './people.ts';

type Pool = pg.Pool;
let serial = 0;
const next = () => (serial += 1);

async function insert(pool: Pool, table: string, columns: Record<string, unknown>): Promise<string> {
  const names = Object.keys(columns);
  const { rows } = await pool.query<{ id: string }>(
    `insert into ${table} (id${names.map((name) => `, ${name}`).join('')}) values (uuidv7()${names.map((_, index) => `, $${index + 1}`).join('')}) returning id`,
    Object.values(columns),
  );
  return rows[0]!.id;
}

export const bank = (pool: Pool, name = `示例银行${next()}支行`): Promise<string> => insert(pool, 'banks', { name });

/** Somebody at the counter of a bank. */
export async function teller(pool: Pool, bankId: string): Promise<Actor & { bank: string }> {
  const name = `银行经办人${next()}`;
  const id = await insert(pool, 'users', { name, role: 'bank', email: `teller${serial}@example.test`, bank_id: bankId });
  return { role: 'bank', id, name, bank: bankId };
}

/** A running loan of 400 万元 at 3.65 %, with one pledged patent. */
export async function loan(pool: Pool, owner: Company, bankId: string, overrides: Record<string, unknown> = {}): Promise<string> {
  const { rows } = await pool.query<{ uscc: string; name: string }>('select uscc, name from enterprises where id = $1', [owner.id]);
  const id = await insert(pool, 'loans', {
    ...{ status: 'active', revision: 1, enterprise_id: owner.id, bank_id: bankId, uscc: rows[0]!.uscc, enterprise_name: rows[0]!.name },
    ...{ report_number: `TEST${String(next()).padStart(6, '0')}`, financing_product: '知担保', contract_number: `HT-${serial}` },
    ...{ contract_from: '2024-01-10', contract_to: '2025-01-09', principal: 400_000_000, credit_line: 500_000_000, remaining: 400_000_000 },
    ...{ annual_rate: 3.65, disbursed_on: '2024-01-10', due_on: '2025-01-09', patent_pledge_number: 'Y2024980000001' },
    ...overrides,
  });
  await insert(pool, 'loan_pledges', { loan_id: id, bank_id: bankId, enterprise_id: owner.id, kind: 'patent', number: '2004100090818', title: '一种切割装置' });
  return id;
}

/** A repayment of the whole loan, ready to be handed in. */
export async function draftRepayment(pool: Pool, owner: Company, loanId: string, overrides: Record<string, unknown> = {}): Promise<string> {
  const { rows } = await pool.query<{ bank: string }>('select bank_id as bank from loans where id = $1', [loanId]);
  const id = await insert(pool, 'repayments', {
    ...{ status: 'draft', revision: 1, enterprise_id: owner.id, loan_id: loanId, bank_id: rows[0]!.bank },
    ...{ principal: 400_000_000, interest_paid: 14_600_000, repaid_on: '2025-01-09', outcome: '01' },
    ...overrides,
  });
  await attachFiles(pool, owner, 'repayments', id, ['bankForm']);
  return id;
}

/** An announced round: half of the interest paid, within its window all year. */
export const ROUND: RoundRecord = {
  title: '示例市知识产权质押融资利息补贴',
  kind: 'interest',
  opensOn: '2020-01-01',
  closesOn: '2024-12-31',
  correctionsUntil: '2199-12-31',
  paperUntil: '2199-12-31',
  basis: 'interestPaid',
  requestedPercent: 50,
  approvedPercent: 50,
  rateCap: 'none',
  daysOfYear: '360',
  firstDayCounts: true,
  lastDayCounts: false,
  settlementDay: 20,
};

export async function round(pool: Pool, overrides: RoundRecord = {}): Promise<string> {
  const record: RoundRecord = { ...ROUND, opensOn: '2020-01-01', closesOn: '2199-12-31', ...overrides };
  const id = await insert(pool, 'policy_rounds', {
    ...{ title: record.title, kind: record.kind, opens_on: record.opensOn, closes_on: record.closesOn, corrections_until: record.correctionsUntil, paper_until: record.paperUntil },
    ...{ basis: record.basis, requested_percent: record.requestedPercent, approved_percent: record.approvedPercent, rate_cap: record.rateCap, days_of_year: record.daysOfYear },
    ...{ budget: record.budget ?? null, cap_per_loan: record.capPerLoan ?? null, cap_per_enterprise_year: record.capPerEnterpriseYear ?? null },
    ...{ is_announced: record.isAnnounced ?? true, version: 1 },
  });
  await pool.query('insert into policy_round_versions (round_id, version, rules) values ($1, 1, $2)', [id, JSON.stringify(roundOf(record))]);
  return id;
}

/** Everything an application needs, as the form stores it. */
const COMPLETE_APPLICATION = {
  registered_address: '科技路 1 号',
  registered_on: '2010-05-01',
  correspondence_address: '科技路 1 号',
  postcode: '215000',
  size_class: 'small',
  industry: '3424',
  bank_name: '示例银行科技支行',
  bank_account: '6222000011112222333',
  contact: '王工',
  contact_phone: '13800000000',
  revenue: 1_000_000_000,
  rd_spending: 50_000_000,
  loan_confirmed: true,
  pledged: true,
  is_filed_here: true,
  pledges_patents: true,
  ip_items: JSON.stringify([{ kind: 'patent', number: '2004100090818', title: '一种切割装置', product: '切割机', share: 12.5 }]),
};

export async function draftApplication(pool: Pool, owner: Company, { loanId, roundId }: { loanId: string; roundId: string }, overrides: Record<string, unknown> = {}): Promise<string> {
  const { rows } = await pool.query<{ bank: string; kind: string; uscc: string; name: string }>(
    `select l.bank_id as bank, r.kind::text as kind, e.uscc, e.name from loans l, policy_rounds r, enterprises e where l.id = $1 and r.id = $2 and e.id = $3`,
    [loanId, roundId, owner.id],
  );
  const { bank: bankId, ...facts } = rows[0]!;
  const id = await insert(pool, 'subsidy_applications', {
    ...{ status: 'draft', revision: 1, enterprise_id: owner.id, loan_id: loanId, round_id: roundId, round_version: 1, bank_id: bankId },
    ...COMPLETE_APPLICATION,
    ...facts,
    // Companies of tests have made-up codes; the form checks the check characters.
    uscc: '91320505MA1NEW88XA',
    ...overrides,
  });
  await attachFiles(pool, owner, 'subsidy-applications', id, ['bankForm']);
  return id;
}
